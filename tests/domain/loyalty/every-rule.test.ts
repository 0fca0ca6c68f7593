import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.server.ts'
import { pointsLines, type PointsLine } from '#app/domain/loyalty/awards/points-page.server.ts'
import { replayLedger } from '#app/domain/loyalty/awards/replay-ledger.server.ts'
import { amountOf, capsOf, ruleNames } from '#app/domain/loyalty/rules/rule-terms.ts'
import { earningRules, type EarningRuleName, type RuleCaps } from '#app/registry/earning-rules.ts'
import type { EventPayload, EventType } from '#app/registry/events.ts'
import { settings, type SettingKey } from '#app/registry/settings/index.ts'
import { aMember } from '#tests/factories/members.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

/** What happens to whom: `n` tells contents apart, `giver` is the other one. */
type Occasion = { receiver: string; giver: string; n: number }

const onPost = (n: number) => ({ threadId: `thr_${n}`, postId: `pst_${n}` })
const voted = ({ receiver, giver, n }: Occasion) => ({
  voteId: `vot_${n}_${giver}`,
  ...onPost(n),
  authorId: receiver,
  voterId: giver,
})

/** One event of each rule; a rule without a row does not compile. */
const happens = {
  'answer-voted-up': voted,
  'answer-voted-down': voted,
  'question-voted-up': voted,
  'question-voted-down': voted,
  'answer-accepted': ({ receiver, giver, n }) => ({
    ...onPost(n),
    answerAuthorId: receiver,
    askerId: giver,
    by: giver,
    held: '',
  }),
  'accepting-an-answer': ({ receiver, giver, n }) => ({
    ...onPost(n),
    answerAuthorId: giver,
    askerId: receiver,
    by: receiver,
    held: '',
  }),
  'answer-endorsed': ({ receiver, giver, n }) => ({ ...onPost(n), answerAuthorId: receiver, by: giver }),
  'casting-a-down-vote': ({ receiver, giver, n }) => ({
    voteId: `vot_${n}`,
    ...onPost(n),
    authorId: giver,
    voterId: receiver,
  }),
  'story-published': ({ receiver, giver, n }) => ({ storyId: `sto_${n}`, authorId: receiver, by: giver }),
  'suggested-edit-accepted': ({ receiver, giver, n }) => ({
    suggestionId: `sug_${n}`,
    ...onPost(n),
    editorId: receiver,
    authorId: giver,
    by: null,
    held: '',
  }),
  'flag-upheld': ({ receiver, giver, n }) => ({
    flagId: `flg_${n}`,
    memberId: receiver,
    authorId: giver,
    by: null,
  }),
  'answer-rechecked': ({ receiver, giver, n }) => ({
    ...onPost(n),
    authorId: giver,
    checkerId: receiver,
    paidId: receiver,
    result: 'works',
    version: '2.0',
  }),
  'tenure-anniversary': ({ receiver, n }) => ({ memberId: receiver, accountId: 'acc_1', years: n }),
} satisfies { [R in EarningRuleName]: (occasion: Occasion) => EventPayload<(typeof earningRules)[R]['on']> }

type World = {
  app: TestApp
  rule: EarningRuleName
  bob: Actor
  ann: Actor
  cem: Actor
  wants: { reputation: number; points: number }
}

async function world(rule: EarningRuleName, settings: Partial<Record<SettingKey, number>> = {}): Promise<World> {
  const app = await testApp()
  const [ann, bob, cem] = [
    await aMember(app, 'ann'),
    await aMember(app, 'bob'),
    await aMember(app, 'cem', { trustLevel: 1 }),
  ]
  for (const [key, value] of Object.entries(settings)) await app.set(key as SettingKey, value as never)
  const { reputation, points } = earningRules[rule]
  const { setting } = app.app.context()
  const made: World = {
    app,
    rule,
    bob,
    ann,
    cem,
    wants: { reputation: amountOf(reputation, setting), points: amountOf(points, setting) },
  }
  // Somebody who has nothing can lose nothing.
  if (made.wants.reputation < 0)
    for (const n of [900, 901])
      await record(made, 'answer.accepted', happens['answer-accepted']({ receiver: idOf(bob), giver: idOf(cem), n }))
  return made
}

const idOf = (actor: Actor): string => actor.memberId ?? ''

async function record({ app }: World, type: EventType, payload: unknown): Promise<string> {
  await app.app.context().write(async (tx) => {
    await tx.record(type, payload as never)
  })
  return (
    await app.app.platform.open.reader
      .selectFrom('event_log')
      .select('id')
      .orderBy('seq', 'desc')
      .where('type', '=', type)
      .limit(1)
      .executeTakeFirstOrThrow()
  ).id
}

/** A version of the rule with these caps, in force from the beginning. */
async function withCaps({ app, rule }: World, caps: Partial<RuleCaps>): Promise<void> {
  const { reputation, points, caps: own, conditions } = earningRules[rule]
  await app.app.platform.open.db
    .insertInto('earning_rule_version')
    .values({
      id: `rule_${rule}`,
      rule,
      version: 2,
      valid_from: '2000-01-01T00:00:00.000Z',
      terms: JSON.stringify({ reputation, points, caps: { ...own, ...caps }, conditions }),
      reason: 'for the test',
      created_at: '2000-01-01T00:00:00.000Z',
      created_by: null,
    })
    .execute()
}

/** The rule's event happens to Bob. @returns the event's id */
function happen(it: World, n: number, giver: Actor = it.ann, receiver: Actor = it.bob): Promise<string> {
  return record(it, earningRules[it.rule].on, happens[it.rule]({ receiver: idOf(receiver), giver: idOf(giver), n }))
}

/** What any undone act does: it names the event that no longer holds. */
async function undo(it: World, cause: string): Promise<void> {
  await record(it, 'vote.withdrawn', { voteId: 'vot_undone', threadId: 'thr_undone', postId: 'pst_undone', cause })
}

/** Bob's lines of this rule, oldest first. */
async function lines(it: World): Promise<PointsLine[]> {
  const { items } = await pointsLines(it.app.as(it.bob), idOf(it.bob), { limit: 2_000, cursor: null })
  return items.filter((line) => line.rule === it.rule && line.kind !== 'maturity').reverse()
}

const total = (of: readonly PointsLine[], unit: 'reputation' | 'points'): number =>
  of.reduce((sum, line) => sum + line[unit], 0)

async function expectClean({ app }: World): Promise<void> {
  expect((await verifyLedger(app.app.platform.open.reader)).findings).toEqual([])
  expect((await replayLedger(app.app.context())).differences).toEqual([])
}

const capsNow = (rule: EarningRuleName): RuleCaps => earningRules[rule].caps
const rulesWith = (
  has: (caps: RuleCaps) => boolean,
  more: (rule: EarningRuleName) => boolean = () => true,
): EarningRuleName[] => ruleNames.filter((rule) => has(capsNow(rule)) && more(rule))

test.each(ruleNames)('%s pays what it says, names its version, and takes exactly that back', async (rule) => {
  const it = await world(rule)
  const event = await happen(it, 1)
  const [award] = await lines(it)
  expect(award).toMatchObject({
    kind: 'award',
    rule,
    ruleVersion: 1,
    reputation: it.wants.reputation,
    points: it.wants.points,
    capped: null,
    cappedPoints: null,
    state: it.wants.points > 0 ? 'pending' : 'available',
  })
  await undo(it, event)
  await undo(it, event)
  expect(await lines(it)).toMatchObject([
    { kind: 'award' },
    { kind: 'reversal', reputation: 0 - it.wants.reputation, points: 0 - it.wants.points },
  ])
  await expectClean(it)
})

test.each(ruleNames.filter((rule) => (earningRules[rule].unless as readonly string[]).length > 0))(
  '%s pays nothing for one’s own content',
  async (rule) => {
    const it = await world(rule)
    await happen(it, 1, it.bob)
    expect(await lines(it)).toEqual([])
  },
)

test.each(ruleNames)('%s brings staff no points, and says so', async (rule) => {
  const it = await world(rule)
  const sam = await aMember(it.app, 'sam')
  await happen(it, 1, it.ann, sam)
  const { items } = await pointsLines(it.app.as(sam), idOf(sam), { limit: 10, cursor: null })
  const own = items.find((line) => line.rule === rule)
  expect(own).toMatchObject({ points: 0, cappedPoints: it.wants.points > 0 ? 'staff' : null })
})

test.each(rulesWith(({ day }) => day === 'counted'))(
  '%s ends at the day’s limit, which says so, and gets the room of what was reversed',
  async (rule) => {
    const it = await world(rule)
    const cap = it.wants.reputation + 1
    await it.app.set('reputation.dailyCap', cap)
    const first = await happen(it, 1)
    await happen(it, 2, it.cem)
    expect(await lines(it)).toMatchObject([
      { reputation: it.wants.reputation, capped: null },
      { reputation: 1, capped: 'daily', uncapped: it.wants.reputation },
    ])
    await undo(it, first)
    const after = await lines(it)
    expect(after.at(-1)).toMatchObject({
      kind: 'settlement',
      reputation: it.wants.reputation - 1,
      eventType: 'vote.withdrawn',
    })
    expect(total(after, 'reputation')).toBe(it.wants.reputation)
    await expectClean(it)
  },
)

test.each(rulesWith(({ day }) => day === 'outside'))('%s stands outside the day’s limit', async (rule) => {
  const it = await world(rule, { 'reputation.dailyCap': 1 })
  await happen(it, 1)
  expect(await lines(it)).toMatchObject([{ reputation: it.wants.reputation, capped: null }])
})

test.each(rulesWith(({ perPost }) => perPost))(
  '%s ends at the limit of its post, which says so, and gets the room of what was reversed',
  async (rule) => {
    const it = await world(rule)
    const size = Math.abs(it.wants.reputation)
    if (it.wants.reputation > 0) await it.app.set('reputation.postCapUp', size)
    else await it.app.set('reputation.postCapDown', -size)
    const first = await happen(it, 1)
    await happen(it, 1, it.cem)
    expect(await lines(it)).toMatchObject([
      { reputation: it.wants.reputation, capped: null },
      { reputation: 0, points: 0, capped: 'post', uncapped: it.wants.reputation },
    ])
    await undo(it, first)
    const after = await lines(it)
    expect(after.at(-1)).toMatchObject({ kind: 'settlement', reputation: it.wants.reputation })
    expect(total(after, 'points')).toBe(it.wants.points)
    await expectClean(it)
  },
)

test.each(rulesWith(({ pair }) => pair !== null))(
  '%s ends at the points of a pair, which says so, and gets the room of what was reversed',
  async (rule) => {
    const it = await world(rule)
    await it.app.set('points.pairPerDay', it.wants.points)
    const first = await happen(it, 1)
    await happen(it, 2)
    expect(await lines(it)).toMatchObject([
      { points: it.wants.points, cappedPoints: null },
      { points: 0, cappedPoints: 'pair', uncappedPoints: it.wants.points },
    ])
    await undo(it, first)
    expect((await lines(it)).at(-1)).toMatchObject({ kind: 'settlement', points: it.wants.points })
    await expectClean(it)
  },
)

test('every rule names who gives and who receives, and bounds both units by pair, day and lifetime', () => {
  for (const rule of ruleNames) {
    const { giver, to, caps } = earningRules[rule]
    expect(giver).not.toBe(to)
    const { pairTimes, times } = capsOf(caps, (key) => settings[key].default as never)
    for (const cap of [pairTimes, times])
      expect(cap).toMatchObject({ perDay: expect.any(Number), inAll: expect.any(Number) })
    expect(pairTimes?.inAll).toBeLessThanOrEqual(times?.inAll ?? 0)
  }
})

test.each(ruleNames.flatMap((rule) => (['pairTimes', 'times'] as const).map((cap) => ({ rule, cap }))))(
  '$rule ends at its $cap for both units, says so, and gets the room of what was reversed',
  async ({ rule, cap }) => {
    const it = await world(rule, { 'reputation.dailyCap': 10_000, 'points.pairPerDay': 1_000 })
    // The fourth act counts too where it is anybody's, or where the giver is always the same account.
    const together = cap === 'times' || rule === 'tenure-anniversary'
    const wide = { perDay: 100, inAll: 100 }
    await withCaps(it, { pair: null, pairTimes: wide, times: wide, [cap]: { perDay: 2, inAll: together ? 4 : 3 } })
    // An anniversary pays for each year: the first one is the one that pays once.
    const n = (at: number): number => (rule === 'tenure-anniversary' ? 1 : at)
    const first = await happen(it, n(1))
    await happen(it, n(2))
    await happen(it, n(3))
    await happen(it, n(4), it.cem)
    const cut = {
      reputation: 0,
      points: 0,
      capped: cap,
      cappedPoints: it.wants.points === 0 ? null : cap,
    }
    const ofAnother = together ? cut : { reputation: it.wants.reputation, capped: null }
    expect(await lines(it)).toMatchObject([
      { ...it.wants, capped: null },
      { ...it.wants, capped: null },
      cut,
      ofAnother,
    ])
    await undo(it, first)
    const after = await lines(it)
    expect(after.at(-1)).toMatchObject({ kind: 'settlement', eventType: 'vote.withdrawn', ...it.wants })
    await expectClean(it)

    it.app.clock.advance({ days: 1 })
    await happen(it, n(5))
    await happen(it, n(6))
    expect((await lines(it)).slice(-2)).toMatchObject([{ ...it.wants, capped: null }, cut])
    await expectClean(it)
  },
)

test('the same asker’s acceptances count five times a day and ten times in all, as the settings stand', async () => {
  const it = await world('answer-accepted')
  for (let n = 1; n <= 14; n++) {
    if (n === 8) it.app.clock.advance({ days: 1 })
    await happen(it, n)
  }
  const all = await lines(it)
  expect(all.map(({ capped }) => capped)).toEqual([
    ...Array<null>(5).fill(null),
    'pairTimes',
    'pairTimes',
    ...Array<null>(3).fill(null),
    ...Array<string>(4).fill('pairTimes'),
  ])
  expect([total(all, 'reputation'), total(all, 'points')]).toEqual([8 * 15, 8 * 10])
  await expectClean(it)
})

test('a version may bound the reputation of a rule in all, which says so, and gets the room of what was reversed', async () => {
  const it = await world('suggested-edit-accepted')
  await withCaps(it, { lifetime: 3 })
  const first = await happen(it, 1)
  await happen(it, 2, it.cem)
  expect((await lines(it)).at(-1)).toMatchObject({ reputation: 1, capped: 'lifetime', uncapped: 2, points: 1 })
  await undo(it, first)
  expect((await lines(it)).at(-1)).toMatchObject({ kind: 'settlement', reputation: 1 })
  await expectClean(it)
})

test.each(ruleNames.filter((rule) => earningRules[rule].once === 'subject'))(
  '%s is paid once for the same content',
  async (rule) => {
    const it = await world(rule)
    await happen(it, 1)
    await happen(it, 1)
    expect(await lines(it)).toHaveLength(1)
  },
)

test('an anniversary pays for each year that it celebrates', async () => {
  const it = await world('tenure-anniversary')
  await happen(it, 4)
  expect(await lines(it)).toMatchObject([{ points: 4 * it.wants.points, reputation: 0 }])
})
