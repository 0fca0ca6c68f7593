// On both databases: row locks and races.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { decideHeld } from '#app/domain/fraud/decide-held.server.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.server.ts'
import { pointsLines } from '#app/domain/loyalty/awards/points-page.server.ts'
import { replayLedger } from '#app/domain/loyalty/awards/replay-ledger.server.ts'
import { reviewQueue } from '#app/domain/review/queries/review-items.server.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { unacceptAnswer } from '#app/domain/threads/answers/unaccept-answer.server.ts'
import { acceptSuggestion } from '#app/domain/threads/edits/decide-suggestion.server.ts'
import { suggestEdit } from '#app/domain/threads/edits/suggest-edit.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { restorePost } from '#app/domain/threads/upkeep/restore-post.server.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'
import { shareBrowser } from './attacker.ts'

const fresh = { joinedAt: '2026-11-21T09:00:00.000Z' }

async function accepted(app: TestApp, asker: Actor, answerer: Actor): Promise<string> {
  const thread = await aThread(app, { by: asker })
  const answer = await anAnswer(app, { to: thread, by: answerer })
  await acceptAnswer(app.as(asker), { postId: answer.id })
  return answer.id
}

async function linesOf(app: TestApp, member: Actor) {
  const { items } = await pointsLines(app.as(member), member.memberId ?? '', { limit: 50, cursor: null })
  return items.toReversed()
}

async function waiting(app: TestApp, by: Actor) {
  return (await reviewQueue(app.as(by), { kind: 'held-acts', view: 'open' }, { limit: 50, cursor: null })).items
}

async function decide(app: TestApp, by: Actor, decision: 'clear' | 'refuse'): Promise<void> {
  for (const item of await waiting(app, by))
    await decideHeld(app.as(by), { giverId: item.subject_id, itemId: item.id, decision, note: 'Read both posts.' })
}

async function expectClean(app: TestApp): Promise<void> {
  expect((await verifyLedger(app.app.platform.open.reader)).findings).toEqual([])
  expect((await replayLedger(app.app.context())).differences).toEqual([])
}

test.each([
  ['new', async (app: TestApp) => aMember(app, 'asker', fresh)],
  ['unproved', async (app: TestApp) => aMember(app, 'asker', { trustLevel: 0 })],
  [
    'device',
    async (app: TestApp, bob: Actor) => {
      const asker = await aMember(app, 'asker')
      await shareBrowser(app, [asker, bob])
      return asker
    },
  ],
] as const)(
  'what an asker accepts who is %s pays nothing until a person has looked, and then exactly',
  async (reason, make) => {
    const app = await testApp()
    await app.set('holding.firstPosts', 0)
    const { bob, mo } = await people(app, 'bob', 'mo')
    const asker = await make(app, bob)
    await accepted(app, asker, bob)
    expect(await linesOf(app, bob)).toMatchObject([
      {
        reputation: 0,
        points: 0,
        capped: 'held',
        uncapped: 15,
        cappedPoints: 'held',
        uncappedPoints: 10,
        reason,
        held: 'held',
      },
    ])
    expect(await linesOf(app, asker)).toMatchObject([{ reputation: 0, points: 0, capped: 'held' }])
    await expectClean(app)

    await decide(app, mo, 'clear')
    const [held, paid] = await linesOf(app, bob)
    expect(held).toMatchObject({ held: 'cleared' })
    expect(paid).toMatchObject({ reputation: 15, points: 10, eventType: 'held.cleared', state: 'pending' })
    expect((await linesOf(app, asker)).at(-1)).toMatchObject({ reputation: 2, points: 1 })
    await expectClean(app)
  },
)

test('what is refused never pays, also when the post goes and comes back', async () => {
  const app = await testApp()
  const [bob, mo, asker] = [await aMember(app, 'bob'), await aMember(app, 'mo'), await aMember(app, 'asker', fresh)]
  const postId = await accepted(app, asker, bob)
  await decide(app, mo, 'refuse')
  await removePost(app.as(mo), { postId })
  await restorePost(app.as(mo), { postId })
  // It is accepted anew with its post, so somebody is asked anew; until then it pays as little as before.
  expect(await linesOf(app, bob)).toMatchObject([
    { reputation: 0, points: 0, held: 'refused' },
    { reputation: 0, points: 0, held: 'held' },
  ])
  await expectClean(app)
})

test('nothing waits for an acceptance that was taken back, and what was cleared is taken back like any other', async () => {
  const app = await testApp()
  const [bob, mo, asker] = [await aMember(app, 'bob'), await aMember(app, 'mo'), await aMember(app, 'asker', fresh)]
  const postId = await accepted(app, asker, bob)
  await unacceptAnswer(app.as(asker), { postId })
  expect(await waiting(app, mo)).toEqual([])
  await acceptAnswer(app.as(asker), { postId })
  await decide(app, mo, 'clear')
  await unacceptAnswer(app.as(asker), { postId })
  const lines = await linesOf(app, bob)
  expect(lines.map(({ points }) => points)).toEqual([0, 0, 10, -10])
  expect(lines.map(({ held }) => held)).toEqual(['gone', 'cleared', null, null])
  await expectClean(app)
})

test('a newcomer is looked at once: one item for all that waits, and later acts pay at once', async () => {
  const app = await testApp()
  const { bob, ann, mo } = await people(app, 'bob', 'ann', 'mo')
  const asker = await aMember(app, 'asker', fresh)
  await accepted(app, asker, bob)
  await accepted(app, asker, ann)
  expect(await waiting(app, mo)).toHaveLength(1)
  await decide(app, mo, 'clear')
  await accepted(app, asker, bob)
  expect((await linesOf(app, bob)).at(-1)).toMatchObject({ points: 10, capped: null })
  await shareBrowser(app, [asker, await aMember(app, 'cem')])
  await expectClean(app)
})

test('who is known is not held: staff who accept for an asker, and members who have been here', async () => {
  const app = await testApp()
  const { bob, ann, sam } = await people(app, 'bob', 'ann', 'sam')
  const asker = await aMember(app, 'asker', fresh)
  await accepted(app, ann, bob)
  const thread = await aThread(app, { by: asker })
  const answer = await anAnswer(app, { to: thread, by: bob })
  app.clock.advance({ days: 8 })
  await acceptAnswer(app.as(sam), { postId: answer.id })
  expect((await linesOf(app, bob)).map(({ points }) => points)).toEqual([10, 10])
})

test('an edit that a new account passes on its own post is held too', async () => {
  const app = await testApp()
  const [editor, mo, author] = [await aMember(app, 'ed'), await aMember(app, 'mo'), await aMember(app, 'asker', fresh)]
  const { post } = await aThread(app, { by: author })
  const suggestion = await suggestEdit(app.as(editor), {
    postId: post.id,
    body: 'Since yesterday it shows nothing at all.',
    comment: 'clearer',
    revision: post.revision,
  })
  await acceptSuggestion(app.as(author), { suggestionId: suggestion.id })
  expect(await linesOf(app, editor)).toMatchObject([{ points: 0, capped: 'held', rule: 'suggested-edit-accepted' }])
  await decide(app, mo, 'clear')
  expect((await linesOf(app, editor)).at(-1)).toMatchObject({ reputation: 2, points: 1 })
  await expectClean(app)
})

test('nobody decides about what would pay themselves', async () => {
  const app = await testApp()
  const mo = await aMember(app, 'mo')
  await accepted(app, await aMember(app, 'asker', fresh), mo)
  const [item] = await waiting(app, mo)
  await expect(
    decideHeld(app.as(mo), { giverId: item?.subject_id ?? '', itemId: item?.id ?? '', decision: 'clear', note: '' }),
  ).toFailWith('forbidden')
})

test('whatever happens to held acceptances, the book stays clean and the replay agrees', async () => {
  const acts = fc.array(
    fc.record({
      act: fc.constantFrom('accept', 'unaccept', 'remove', 'restore', 'clear', 'refuse', 'vote'),
      at: fc.nat(2),
    }),
    { minLength: 5, maxLength: 25 },
  )
  await fc.assert(
    fc.asyncProperty(acts, async (sequence) => {
      const app = await testApp()
      await app.set('points.pairAcceptancesPerDay', 2)
      await app.set('reputation.dailyCap', 12)
      const { bob, mo, ann } = await people(app, 'bob', 'mo', 'ann')
      const asker = await aMember(app, 'asker', fresh)
      const posts: string[] = []
      for (let n = 0; n < 3; n++)
        posts.push(
          (await anAnswer(app, { to: await aThread(app, { by: asker, title: `Question ${n} of many` }), by: bob })).id,
        )
      for (const { act, at } of sequence) {
        const postId = posts[at] ?? ''
        const done =
          act === 'accept'
            ? acceptAnswer(app.as(asker), { postId })
            : act === 'unaccept'
              ? unacceptAnswer(app.as(asker), { postId })
              : act === 'remove'
                ? removePost(app.as(mo), { postId })
                : act === 'restore'
                  ? restorePost(app.as(mo), { postId })
                  : act === 'vote'
                    ? castVote(app.as(ann), { postId, value: 1 })
                    : decide(app, mo, act)
        await done.catch((error: unknown) => {
          if (!(error instanceof Error && 'kind' in error)) throw error
        })
        app.clock.advance({ hours: 5 })
      }
      expect((await verifyLedger(app.app.platform.open.reader)).findings).toEqual([])
      expect((await replayLedger(app.app.context())).differences).toEqual([])
      await app.close()
    }),
    { numRuns: 8 },
  )
}, 120_000)
