import { expect, test } from 'vitest'
import { loader } from '#app/routes/home.tsx'
import { people } from '#tests/factories/members.ts'
import { aThread } from '#tests/factories/threads.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { visit } from '#tests/setup/route-visit.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('the home page of a member costs at most seven queries when others were here a moment ago, for any number of threads', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const cost = async (): Promise<number> => {
    await loader(visit(app.visitor(), { at: '/' }))
    return countQueries(app.as(ann), (ctx) => Promise.resolve(loader(visit(ctx, { at: '/' }))))
  }
  await aThread(app, { by: ann })
  const few = await cost()
  for (let n = 0; n < 12; n++) await aThread(app, { by: n % 2 === 0 ? ann : bob })
  expect(few).toBeLessThanOrEqual(7)
  expect(await cost()).toBe(few)
})
