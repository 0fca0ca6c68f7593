import { expect, test } from 'vitest'
import { takeCase } from '#app/domain/cases/work/take-case.server.ts'
import * as board from '#app/routes/staff/board.tsx'
import * as aCasePage from '#app/routes/staff/case.tsx'
import * as cases from '#app/routes/staff/cases.tsx'
import * as day from '#app/routes/staff/day.tsx'
import * as team from '#app/routes/staff/team/index.tsx'
import { aPrivateCase } from '#tests/factories/cases.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { answerOf, routeArgs } from '#tests/routes/call-route.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { testApp } from '#tests/setup/test-app.ts'

/** Who is signed in, and what the bell says: on every page of a member. */
const frame = 2

const pages = {
  'my day': { address: '/staff', loader: day.loader, most: 10 },
  'my day, without assignee': { address: '/staff?show=free', loader: day.loader, most: 10 },
  board: { address: '/staff/cases/board', loader: board.loader, most: 10 },
  list: { address: '/staff/cases', loader: cases.loader, most: 10 },
  team: { address: '/staff/team', loader: team.loader, most: 10 },
  'a case': { address: '/staff/cases/1001', loader: aCasePage.loader, most: 26 },
} as const

test('a page of staff costs as many statements for ten cases as for two, and not more than it may', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const added = async () => {
    const { number } = await aPrivateCase(app, { of: ann })
    await takeCase(app.as(sam), { number })
    await aPrivateCase(app, { of: await aMember(app, `customer${number}`) })
  }
  const costs = async () => {
    const found: Record<string, number> = {}
    for (const [name, { address, loader }] of Object.entries(pages)) {
      const show = (ctx: Parameters<typeof routeArgs>[0]) =>
        answerOf(Promise.resolve(loader(routeArgs(ctx, address, { number: '1001' }))))
      // The calendar of the promises is read once.
      await show(app.as(sam))
      found[name] = frame + (await countQueries(app.as(sam), show))
    }
    return found
  }
  await added()
  const few = await costs()
  for (let i = 0; i < 4; i++) await added()
  expect(await costs()).toEqual(few)
  for (const [name, { most }] of Object.entries(pages)) expect(few[name], name).toBeLessThanOrEqual(most)
})
