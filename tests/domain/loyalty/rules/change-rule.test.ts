import { expect, test } from 'vitest'
import type { Ctx } from '#app/core/context.server.ts'
import { balancesOf } from '#app/domain/ledger/queries/ledger.server.ts'
import { pointsLines } from '#app/domain/loyalty/awards/points-page.server.ts'
import { replayLedger } from '#app/domain/loyalty/awards/replay-ledger.server.ts'
import { changeRule, digestOf } from '#app/domain/loyalty/rules/change-rule.server.ts'
import { versionAt, type RuleTerms } from '#app/domain/loyalty/rules/rule-terms.ts'
import { rulesPage } from '#app/domain/loyalty/rules/rules-page.server.ts'
import { simulateRule } from '#app/domain/loyalty/rules/simulate-rule.server.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const first = versionAt(new Map(), 'answer-voted-up', '').terms

async function cast(test: TestApp) {
  const [ann, bob, ada] = [await aMember(test, 'ann'), await aMember(test, 'bob'), test.as(await aMember(test, 'ada'))]
  const vote = async (): Promise<void> => {
    const answer = await anAnswer(test, {
      to: await aThread(test, { by: ann, title: `Why does it blink at ${test.clock.now()}` }),
      by: bob,
    })
    await castVote(test.as(ann), { postId: answer.id, value: 1 })
  }
  const has = async () =>
    (await balancesOf(test.app.platform.open.reader, [bob.memberId ?? ''])).get(bob.memberId ?? '')
  return { ann, bob, ada, vote, has }
}

function save(ctx: Ctx, terms: RuleTerms, fromDay: string | null = null): Promise<number> {
  return changeRule(ctx, { rule: 'answer-voted-up', terms, fromDay, reason: 'to try it', simulated: digestOf(terms) })
}

test('a version holds from its day on, and what was granted before stays as it was', async () => {
  const test = await testApp()
  const { bob, ada, vote, has } = await cast(test)
  await vote()
  expect(await save(ada, { ...first, reputation: 4, points: 1 }, '2026-11-24')).toBe(2)
  test.clock.advance({ hours: 13 })
  await vote()
  expect(await has()).toMatchObject({ reputation: 20 })
  // Midnight in Seoul is 15:00 UTC of the day before.
  test.clock.set('2026-11-23T14:59:00.000Z')
  await vote()
  test.clock.set('2026-11-23T15:01:00.000Z')
  await vote()
  expect(await has()).toMatchObject({ reputation: 34 })
  const { items } = await pointsLines(test.as(bob), bob.memberId ?? '', { limit: 1, cursor: null })
  expect(items).toMatchObject([{ rule: 'answer-voted-up', ruleVersion: 2, reputation: 4, points: 1 }])
  expect((await replayLedger(test.app.context())).differences).toEqual([])
  const page = await rulesPage(test.visitor())
  expect(page.rules.find(({ rule }) => rule === 'answer-voted-up')).toMatchObject({
    version: 2,
    reputation: 4,
    validFrom: '2026-11-23T15:00:00.000Z',
  })
  expect(page.history).toMatchObject([{ rule: 'answer-voted-up', version: 2, reason: 'to try it' }])
})

test('only terms that were simulated are saved, never for the past, never without a difference', async () => {
  const test = await testApp()
  const { ann, ada } = await cast(test)
  const terms = { ...first, reputation: 4 }
  await expect(
    changeRule(ada, { rule: 'answer-voted-up', terms, fromDay: null, reason: 'to try it', simulated: digestOf(first) }),
  ).toFailWith('invalid')
  await expect(save(ada, terms, '2026-11-01')).toFailWith('invalid')
  await expect(save(ada, first)).toFailWith('not_now')
  await expect(save(test.as(ann), terms)).toFailWith('forbidden')
  await Promise.all([save(ada, terms), save(ada, { ...first, reputation: 5 })])
  const versions = await test.app.platform.open.reader
    .selectFrom('earning_rule_version')
    .select('version')
    .orderBy('version')
    .execute()
  expect(versions).toEqual([{ version: 2 }, { version: 3 }])
  await expect(test).toHaveRecorded('rule.changed', 2)
})

test('an amount that names a setting follows it; a version with its own amount does not', async () => {
  const test = await testApp()
  const { ada, vote, has } = await cast(test)
  await test.set('reputation.answerUp', 7)
  await vote()
  expect(await has()).toMatchObject({ reputation: 7 })
  await save(ada, { ...first, reputation: 3 })
  await vote()
  expect(await has()).toMatchObject({ reputation: 10 })
})

test('a condition that does not hold pays nothing and says which', async () => {
  const test = await testApp()
  const { bob, ada, vote, has } = await cast(test)
  await save(ada, { ...first, conditions: { minGiverTrust: 3 } })
  await vote()
  expect(await has()).toMatchObject({ reputation: 0, pending: 0 })
  expect((await pointsLines(test.as(bob), bob.memberId ?? '', { limit: 1, cursor: null })).items).toMatchObject([
    { capped: 'condition', uncapped: 10, reason: 'minGiverTrust' },
  ])
  test.clock.advance({ minutes: 1 })
  await save(ada, { ...first, conditions: { threadKinds: ['question'] } })
  await vote()
  expect(await has()).toMatchObject({ reputation: 10 })
  expect((await replayLedger(test.app.context())).differences).toEqual([])
})

test('the simulation says who would gain and lose, and writes nothing', async () => {
  const test = await testApp()
  const { bob, ada, vote } = await cast(test)
  await vote()
  const before = await test.recordedEvents()
  const result = await simulateRule(ada, 'answer-voted-up', {
    ...first,
    reputation: 4,
    points: 5,
    caps: { ...first.caps, pair: null },
  })
  expect(result).toMatchObject({
    shortened: false,
    reputation: { gainers: 0, losers: 1, lost: 6, before: 10, after: 4 },
    points: { gainers: 1, gained: 3, losers: 0 },
    top: [{ memberId: bob.memberId, before: { reputation: 10, points: 2 }, after: { reputation: 4, points: 5 } }],
  })
  expect(result.bands.find(({ key }) => key === 'more')).toEqual({ key: 'more', members: 1 })
  expect(await test.recordedEvents()).toEqual(before)
  test.clock.advance({ days: 91 })
  expect((await simulateRule(ada, 'answer-voted-up', first)).events).toBe(0)
})
