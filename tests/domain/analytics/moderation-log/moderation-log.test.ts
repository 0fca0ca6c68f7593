// On both databases: the log reads what decisions and appeals wrote.
import { expect, test } from 'vitest'
import { systemActor } from '#app/core/actor.ts'
import { computeModerationLog } from '#app/domain/analytics/moderation-log/compute-moderation-log.server.ts'
import { lastMonths } from '#app/domain/analytics/moderation-log/facts.ts'
import { moderationLog } from '#app/domain/analytics/moderation-log/moderation-log.server.ts'
import { appealDecision } from '#app/domain/moderation/appeals/appeal-decision.server.ts'
import { decideAppeal } from '#app/domain/moderation/appeals/decide-appeal.server.ts'
import { loader as csvLoader } from '#app/routes/transparency/csv.ts'
import { loader } from '#app/routes/transparency/index.tsx'
import { aMember, people } from '#tests/factories/members.ts'
import { aSanction, presently } from '#tests/factories/moderation.ts'
import { answerOf, routeArgs } from '#tests/routes/call-route.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { testApp } from '#tests/setup/test-app.ts'

async function site() {
  const app = await testApp()
  const { mo } = await people(app, 'mo')
  const mia = await aMember(app, 'mia', { roles: ['moderator'] })
  return { app, mo, mia, compute: () => computeModerationLog(app.app.context({ actor: systemActor })) }
}

test('months go back through the turn of the year', () => {
  expect(lastMonths('2026-02-03', 3)).toEqual(['2026-02', '2026-01', '2025-12'])
})

test('decisions, appeals and their share are counted for groups of ten people, by rule and month, without names', async () => {
  const { app, mo, mia, compute } = await site()
  for (let n = 0; n < 12; n++) {
    const member = await aMember(app, `quexname${n}`)
    const { decision_id: decisionId } = await aSanction(app, {
      of: member,
      by: mo,
      reason: 'Quexwords about a member.',
    })
    const appealId = await appealDecision(app.as(await presently(app, member)), {
      decisionId,
      ground: 'noBreach',
      body: 'I have only told the truth about it.',
    })
    const decision = n < 3 ? 'overturn' : 'uphold'
    await decideAppeal(app.as(mia), { appealId, decision, reason: 'Seen.' })
  }
  const few = await aMember(app, 'few')
  await aSanction(app, { of: few, by: mo, rule: 'honesty' })
  const log = await compute()
  expect(log.year).toEqual({ decisions: 13, automated: 0, median: null })
  expect(log.months[0]).toBe('2026-11')
  expect(log.byMonth[0]).toEqual(log.year)
  // One person alone could be told from the total, so the other rule is kept back too.
  expect(log.rule).toMatchObject([
    { key: 'honesty', year: null },
    { key: 'respect', year: null },
  ])
  expect(log.kind).toMatchObject([{ key: 'silence', year: 13 }])
  expect(log.appeals).toEqual({
    all: { decided: 12, overturned: 3 },
    rules: [{ key: 'respect', figures: { decided: 12, overturned: 3 } }],
  })
  expect(log.requests).toEqual({ all: { sent: 0, hidden: 0, removed: 0, refused: 0, shown: 0 }, grounds: [] })
  expect(JSON.stringify(log)).not.toMatch(/quex|mem_|dec_/i)
})

test('the page and its file say the same, cost one statement for the log however much was decided, and begin empty', async () => {
  const { app, mo, compute } = await site()
  const read = (ctx = app.visitor()) => answerOf(loader(routeArgs(ctx, '/transparency', {})))
  expect((await read()).data).toEqual({ page: null })
  expect((await answerOf(csvLoader(routeArgs(app.visitor(), '/transparency/csv', {})))).status).toBe(404)
  await compute()
  const before = await countQueries(app.visitor(), read)
  for (let n = 0; n < 12; n++) await aSanction(app, { of: await aMember(app, `member${n}`), by: mo })
  await compute()
  expect(await countQueries(app.visitor(), read)).toBe(before)
  const file = (await csvLoader(routeArgs(app.visitor(), '/transparency/csv', {}))) as Response
  const text = await file.text()
  expect(text.split('\r\n')).toContain('rule,2026-11,respect,decisions,12')
  expect(await moderationLog(app.visitor())).toMatchObject({ shape: 1 })
})
