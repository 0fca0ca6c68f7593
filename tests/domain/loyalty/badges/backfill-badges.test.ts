import type { KyselyPlugin } from 'kysely'
import { expect, test } from 'vitest'
import { createContext } from '#app/core/context.server.ts'
import { backfillBadges, requestBadgeBackfill } from '#app/domain/loyalty/badges/backfill-badges.server.ts'
import { badgeMetrics } from '#app/registry/badge-metrics.ts'
import { aMember } from '#tests/factories/members.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

/** A context whose writes are counted; statements that record events are counted apart. */
function counting({ app }: TestApp) {
  const counts = { statements: 0, records: 0 }
  const counter: KyselyPlugin = {
    transformQuery: ({ node }) => {
      if (node.kind === 'InsertQueryNode' && JSON.stringify(node.into).includes('"event_log"')) counts.records++
      else counts.statements++
      return node
    },
    transformResult: ({ result }) => Promise.resolve(result),
  }
  const { open } = app.platform
  return {
    counts,
    ctx: createContext({ ...app.platform, open: { ...open, db: open.db.withPlugin(counter) } }, app.context()),
  }
}

test('it gives everybody what they have earned, once, and reports how far it is', async () => {
  const app = await testApp()
  for (const handle of ['ann', 'bob', 'mo']) await aMember(app, handle)
  const seen: [number, number][] = []
  expect(await backfillBadges(app.app.context(), (done, total) => seen.push([done, total]))).toMatchObject({
    given: 3,
    taken: 0,
  })
  expect(seen.at(0)?.[0]).toBe(0)
  expect(seen.at(-1)?.[0]).toBe(seen.at(-1)?.[1])
  expect(await backfillBadges(app.app.context())).toMatchObject({ given: 0, taken: 0 })
})

test('it costs as many queries for sixty members as for three, and a bounded number for each badge', async () => {
  const app = await testApp()
  const of = async (): Promise<number> => {
    const { counts, ctx } = counting(app)
    await backfillBadges(ctx)
    return counts.statements
  }
  for (const handle of ['ann', 'bob', 'mo']) await aMember(app, handle)
  const few = await of()
  for (let i = 0; i < 57; i++) await aMember(app, `member${i}`)
  expect(await of()).toBe(few)
  expect(few).toBeLessThan(badgeMetrics.length + 25)
})

test('a run that was broken off goes on where it had come to, and two at once share it', async () => {
  const app = await testApp()
  for (const handle of ['ann', 'bob', 'mo']) await aMember(app, handle)
  const ada = await aMember(app, 'ada')
  await requestBadgeBackfill(app.as(ada))
  await expect(requestBadgeBackfill(app.as(ada))).toFailWith('not_now')
  await Promise.all([backfillBadges(app.app.context()), backfillBadges(app.app.context())])
  const runs = await app.app.platform.open.db.selectFrom('badge_run').selectAll().execute()
  expect(runs.reduce((sum, run) => sum + run.given, 0)).toBe(4)
  expect(runs[0]).toMatchObject({ started_by: ada.memberId, done: runs[0]?.total, given: 4 })
})

test('only who runs the jobs may ask for it', async () => {
  const app = await testApp()
  await expect(requestBadgeBackfill(app.as(await aMember(app, 'bob')))).toFailWith('forbidden')
})
