// On both databases: counts of distinct members, unions, patterns.
import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { openPace } from '#app/core/pace.server.ts'
import { memberByHandle } from '#app/domain/accounts/queries/members.server.ts'
import { flagThing } from '#app/domain/flags/flag-thing.server.ts'
import { memberFlags } from '#app/domain/flags/queries/member-flags.server.ts'
import { blockPage } from '#app/domain/holding/queries/blocks.server.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.server.ts'
import { replayLedger } from '#app/domain/loyalty/awards/replay-ledger.server.ts'
import { standingsOf } from '#app/domain/loyalty/standings.server.ts'
import { hideContentIn } from '#app/domain/moderation/content/hide-content.server.ts'
import { reverseDecisionIn } from '#app/domain/moderation/decisions/reverse-decision.server.ts'
import type { SpamInput } from '#app/domain/moderation/input.ts'
import { decidePost } from '#app/domain/moderation/posts/decide-post.server.ts'
import { hidePost } from '#app/domain/moderation/posts/hide-post.server.ts'
import { decisionsAbout } from '#app/domain/moderation/queries/decisions.server.ts'
import { cleanups, spamMembers } from '#app/domain/moderation/queries/spam.server.ts'
import { originsOf, spamWaves } from '#app/domain/moderation/queries/waves.server.ts'
import { cleanMeToos } from '#app/domain/moderation/spam/clean-me-toos.server.ts'
import { cleanSpam } from '#app/domain/moderation/spam/clean-spam.server.ts'
import { cleanVotes } from '#app/domain/moderation/spam/clean-votes.server.ts'
import { decideSpam } from '#app/domain/moderation/spam/decide-spam.server.ts'
import { restoreMeToos } from '#app/domain/moderation/spam/restore-me-toos.server.ts'
import { restoreSpam } from '#app/domain/moderation/spam/restore-spam.server.ts'
import { restoreVotes } from '#app/domain/moderation/spam/restore-votes.server.ts'
import { undoSpam } from '#app/domain/moderation/spam/undo-spam.server.ts'
import { claimReviewItem } from '#app/domain/review/claim-review-item.server.ts'
import { openItemOf, reviewQueue } from '#app/domain/review/queries/review-items.server.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { setMeToo } from '#app/domain/threads/votes/set-me-too.server.ts'
import { spamDecisionPage, spamDecisions } from '#app/views/moderation/spam-page.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aPostDecision, presently } from '#tests/factories/moderation.ts'
import { aStory, storyNow } from '#tests/factories/stories.ts'
import { aThread, anAnswer, postNow } from '#tests/factories/threads.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const spam = (given: Partial<SpamInput>): SpamInput => ({
  by: 'member',
  value: '',
  sanction: 'ban',
  note: 'Advertising in several posts.',
  days: 30,
  host: [],
  addresses: [],
  mailDomain: [],
  ...given,
})

/** Five new members who advertise one host below Ann's question: their first two posts wait. */
async function wave(app: TestApp) {
  await app.set('holding.burstPosts', 0)
  // Which decisions are judged again is chance.
  await app.set('moderation.secondLookPercent', 0)
  const { ann, bob, mo, ada } = await people(app, 'ann', 'bob', 'mo', 'ada')
  const asked = await aThread(app, { by: ann })
  const spammers: Actor[] = []
  for (let n = 0; n < 5; n++) {
    const one = await aMember(app, `seller${n}`, { trustLevel: 0, email: `seller${n}@cheap.example` })
    spammers.push(one)
    for (let m = 0; m < 3; m++) {
      app.clock.advance({ minutes: 11 })
      const link = m === 0 ? '' : ' [here](https://shop.cheap.example/a)'
      await anAnswer(app, {
        to: asked,
        by: one,
        body: `Offer ${n} ${m}: cheaper than all of your meters, buy now${link}`,
      })
    }
  }
  await app.drainJobs()
  return { ann, bob, mo, ada, asked, spammers }
}

/** Everything of a site that a decision about spam touches, without moments and the records of what was done. */
async function everything({ app }: TestApp) {
  const { reader } = app.platform.open
  const rows = (table: 'post' | 'thread' | 'member' | 'review_item' | 'flag') =>
    reader.selectFrom(table).selectAll().orderBy('id')
  const without = (keys: readonly string[]) => (row: object) =>
    Object.fromEntries(Object.entries(row).filter(([key]) => !keys.includes(key)))
  return {
    posts: (await rows('post').execute()).map(without(['removed_by', 'removed_reason'])),
    threads: (await rows('thread').execute()).map(without(['activity_at'])),
    members: (await rows('member').execute()).map(without(['version'])),
    items: (await rows('review_item').execute()).map(without([])),
    flags: await rows('flag').execute(),
    meToos: await reader.selectFrom('me_too').selectAll().orderBy('thread_id').orderBy('member_id').execute(),
    balances: await reader
      .selectFrom('ledger_account')
      .select(['id', 'balance'])
      .where('balance', '!=', 0)
      .orderBy('id')
      .execute(),
    badges: await reader
      .selectFrom('badge_award')
      .select(['member_id', 'badge'])
      .orderBy('member_id')
      .orderBy('badge')
      .execute(),
  }
}

test('what the posts that wait have in common is found, with the same number of queries for a small wave and a large one', async () => {
  const app = await testApp()
  const { mo } = await wave(app)
  const read = app.as(mo).read
  expect(await spamWaves(read)).toContainEqual({ by: 'host', value: 'shop.cheap.example', items: 10, members: 5 })
  const ids = await spamMembers(read, { by: 'host', value: 'shop.cheap.example' })
  expect(ids).toHaveLength(5)
  expect(await originsOf(read, ids, '2026-01-01T00:00:00.000Z')).toEqual([
    { kind: 'host', value: 'shop.cheap.example', inside: 5, outside: 0 },
    { kind: 'mailDomain', value: 'cheap.example', inside: 5, outside: 0 },
  ])
  const page = (query: string) =>
    countQueries(app.as(mo), (ctx) =>
      spamDecisionPage(ctx, new URL(`http://localhost/moderation/spam/decide?${query}`)),
    )
  expect(await page('by=host&value=shop.cheap.example')).toBe(await page('by=member&value=seller1'))
  await expect(page('by=member&value=nobody')).toFailWith('not_found')
})

test('one decision hides every post of a wave, bans and blocks; undoing it brings everything back as it was', async () => {
  const app = await testApp()
  const { bob, mo, spammers } = await wave(app)
  const visible = await app.app.platform.open.reader
    .selectFrom('post')
    .select('id')
    .where('author_id', '=', spammers[0]?.memberId ?? '')
    .where('state', '=', 'visible')
    .executeTakeFirstOrThrow()
  await castVote(app.as(bob), { postId: visible.id, value: 1 })
  await app.drainJobs()
  const before = await everything(app)
  const id = await decideSpam(
    app.as(mo),
    spam({ by: 'host', value: 'shop.cheap.example', host: ['shop.cheap.example'], mailDomain: ['cheap.example'] }),
  )
  await expect(undoSpam(app.as(mo), { id, reason: 'No' })).toFailWith('not_now')
  await app.drainJobs()
  expect(await cleanups(app.as(mo).read)).toMatchObject([{ state: 'clean', members: 5, posts: 15, done: 15 }])
  const during = await everything(app)
  expect(during.posts.filter(({ state }) => state === 'hidden')).toHaveLength(15)
  expect((await reviewQueue(app.as(mo), { kind: 'post', view: 'open' }, { limit: 30, cursor: null })).items).toEqual([])
  for (const one of spammers) expect((await presently(app, one)).standing).toBe('banned')
  const blocks = () =>
    blockPage(app.as(mo).read, app.clock.now(), { kind: null, over: false, q: '' }, { limit: 10, cursor: null })
  expect((await blocks()).items).toHaveLength(2)
  expect(await spamWaves(app.as(mo).read)).toEqual([])

  await undoSpam(app.as(mo), { id, reason: 'They are partners of ours.' })
  await expect(undoSpam(app.as(mo), { id, reason: 'Again' })).toFailWith('conflict')
  await app.drainJobs()
  expect(await everything(app)).toEqual(before)
  expect((await blocks()).items).toEqual([])
  for (const one of spammers) expect((await presently(app, one)).standing).toBe('free')
  expect(await cleanups(app.as(mo).read)).toMatchObject([{ state: 'undone', done: 0 }])
  await cleanSpam(app.as(mo), { cleanupId: id })
  await restoreSpam(app.as(mo), { cleanupId: id, memberId: '' })
  expect(await everything(app)).toEqual(before)
})

test('the votes that spammers gave are taken back with what they brought to others, and returned by undoing', async () => {
  const app = await testApp()
  const { ann, bob, mo, spammers } = await wave(app)
  const first = spammers[0] as Actor
  const { db } = app.app.platform.open
  const ids = spammers.map(({ memberId }) => memberId ?? '')
  await db.updateTable('member').set({ trust_level: 1 }).where('id', 'in', ids).execute()
  const voters = await Promise.all(spammers.map((one) => presently(app, one)))
  const question = await aThread(app, { by: bob, title: 'A question with votes' })
  const answer = await anAnswer(app, { to: question, by: bob })
  const ofSpammer = await db
    .selectFrom('post')
    .select('id')
    .where('author_id', '=', first.memberId)
    .where('state', '=', 'visible')
    .executeTakeFirstOrThrow()
  for (const voter of voters) await castVote(app.as(voter), { postId: answer.id, value: 1 })
  await castVote(app.as(voters[0] as Actor), { postId: question.post.id, value: -1 })
  await castVote(app.as(ann), { postId: answer.id, value: 1 })
  // A spammer's vote for another: it waits until that post is back.
  await castVote(app.as(voters[1] as Actor), { postId: ofSpammer.id, value: 1 })
  await app.drainJobs()
  const before = await everything(app)
  const votes = () => db.selectFrom('vote').selectAll().orderBy('id').execute()
  const given = await votes()
  expect(await postNow(app, answer.id)).toMatchObject({ votes: 6 })

  const page = await spamDecisionPage(app.as(mo), new URL('http://localhost/?by=host&value=shop.cheap.example'))
  expect(page.votes).toBe(7)
  const id = await decideSpam(app.as(mo), spam({ by: 'host', value: 'shop.cheap.example' }))
  await app.drainJobs()
  expect(await cleanups(app.as(mo).read)).toMatchObject([{ state: 'clean', votes: 7 }])
  expect(await postNow(app, answer.id)).toMatchObject({ votes: 1 })
  expect(await postNow(app, question.post.id)).toMatchObject({ votes: 0 })
  expect((await votes()).map(({ member_id }) => member_id)).toEqual([ann.memberId])
  const esteem = async () => (await standingsOf(app.as(mo).read, [bob.memberId ?? ''])).get(bob.memberId ?? '')
  expect((await esteem())?.reputation).toBe(11)
  expect((await replayLedger(app.app.context())).differences).toEqual([])

  await undoSpam(app.as(mo), { id, reason: 'They are partners of ours.' })
  await app.drainJobs()
  expect(await votes()).toEqual(given)
  expect(await everything(app)).toEqual(before)
  expect(await cleanups(app.as(mo).read)).toMatchObject([{ state: 'undone', votes: 0 }])
  await restoreVotes(app.as(mo), id, '', openPace({ most: 10 }))
  await cleanVotes(app.as(mo), id, first.memberId ?? '', openPace({ most: 1 }))
  expect((await votes()).filter(({ member_id }) => member_id === first.memberId)).toEqual([])
  expect((await replayLedger(app.app.context())).differences).toEqual([])
  expect((await verifyLedger(db)).findings).toEqual([])
})

test('only moderators decide so; staff and trusted members are no part of a wave; a claimed post stays with its moderator', async () => {
  const app = await testApp()
  const { ann, ada, mo, spammers } = await wave(app)
  await expect(decideSpam(app.as(ann), spam({ value: 'seller1' }))).toFailWith('forbidden')
  await expect(decideSpam(app.as(mo), spam({ value: 'ada' }))).toFailWith('not_found')
  await expect(decideSpam(app.as(mo), spam({ value: 'seller1', host: ['no host'] }))).toFailWith('invalid')
  const held = await app.app.platform.open.reader
    .selectFrom('post')
    .select('id')
    .where('author_id', '=', spammers[1]?.memberId ?? '')
    .where('state', '=', 'held')
    .executeTakeFirstOrThrow()
  const item = await openItemOf(app.as(ada), 'post', held.id)
  await claimReviewItem(app.as(ada), { itemId: item?.id ?? '' })
  await decideSpam(app.as(mo), spam({ value: 'seller1', sanction: 'suspension' }))
  await app.drainJobs()
  expect(await postNow(app, held.id)).toMatchObject({ state: 'held' })
  expect(await cleanups(app.as(mo).read)).toMatchObject([{ posts: 3, done: 2, state: 'clean' }])
})

test('a sanction for spam that is overturned brings the posts of its member back', async () => {
  const app = await testApp()
  const { ada, mo, spammers } = await wave(app)
  await decideSpam(app.as(mo), spam({ by: 'host', value: 'shop.cheap.example' }))
  await app.drainJobs()
  const [ban] = await decisionsAbout(app.as(ada).read, spammers[0]?.memberId ?? '', 5)
  await app.as(ada).write((tx) => reverseDecisionIn(tx, ban?.id ?? '', { how: 'undone', facts: 'A customer' }))
  await app.drainJobs()
  const states = await app.app.platform.open.reader
    .selectFrom('post')
    .select('state')
    .where('author_id', '=', spammers[0]?.memberId ?? '')
    .orderBy('id')
    .execute()
  expect(states.map(({ state }) => state)).toEqual(['visible', 'held', 'held'])
  expect((await presently(app, spammers[0] as Actor)).standing).toBe('free')
  expect((await presently(app, spammers[3] as Actor)).standing).toBe('banned')
})

test('new members with several posts waiting are one wave, without those whose posts somebody voted for', async () => {
  const app = await testApp()
  await app.set('holding.burstPosts', 0)
  await app.set('holding.firstPostsWith', 'anything')
  const { ann, bob, mo } = await people(app, 'ann', 'bob', 'mo')
  const asked = await aThread(app, { by: ann })
  const write = async (handle: string, posts: number) => {
    const by = await aMember(app, handle, { trustLevel: 0 })
    for (let n = 0; n < posts; n++) {
      app.clock.advance({ minutes: 11 })
      await anAnswer(app, { to: asked, by, body: `${handle} writes for the time ${n} about something of their own` })
    }
    return by
  }
  const [one, two] = [await write('one', 3), await write('two', 4)]
  await write('three', 2)
  const liked = await write('liked', 3)
  await app.set('holding.firstPosts', 0)
  const fine = await anAnswer(app, { to: asked, by: liked, body: 'Something that others liked very much.' })
  await castVote(app.as(bob), { postId: fine.id, value: 1 })
  await app.drainJobs()
  const found = (await spamWaves(app.as(mo).read)).find(({ by }) => by === 'newcomers')
  expect(found).toEqual({ by: 'newcomers', value: '3', items: 7, members: 2 })
  const members = await spamMembers(app.as(mo).read, { by: 'newcomers', value: '3' })
  expect(members.toSorted()).toEqual([one.memberId, two.memberId].toSorted())
})

/** Members of trust level 1 who advertise, and what the first of them gave: flags and "me too". */
async function activeWave() {
  const app = await testApp()
  const { ann, bob, mo, spammers } = await wave(app)
  const ids = spammers.map(({ memberId }) => memberId ?? '')
  await app.app.platform.open.db.updateTable('member').set({ trust_level: 1 }).where('id', 'in', ids).execute()
  const first = await presently(app, spammers[0] as Actor)
  const question = await aThread(app, { by: bob, title: 'A question that others have, too' })
  const answers = [
    await anAnswer(app, { to: question, by: bob }),
    await anAnswer(app, { to: question, by: bob }),
  ] as const
  await setMeToo(app.as(first), { threadId: question.thread.id, on: true })
  await setMeToo(app.as(ann), { threadId: question.thread.id, on: true })
  const flag = (by: Actor, { id }: { id: string }) =>
    flagThing(app.as(by), { type: 'post', id, reason: 'abuse', note: '' })
  const decide = async () => {
    const id = await decideSpam(app.as(mo), spam({ by: 'host', value: 'shop.cheap.example' }))
    await app.drainJobs()
    return id
  }
  const undo = async (id: string) => {
    await undoSpam(app.as(mo), { id, reason: 'They are partners of ours.' })
    await app.drainJobs()
  }
  const flags = () =>
    app.app.platform.open.reader.selectFrom('flag').select(['member_id', 'subject_id', 'state']).orderBy('id').execute()
  return { app, ann, bob, mo, first, question, answers, flag, flags, decide, undo }
}

test('the “me too” and open flags of spammers are taken back without counting against anybody, and returned by undoing', async () => {
  const { app, ann, mo, first, question, answers, flag, flags, decide, undo } = await activeWave()
  await flag(first, answers[0])
  await flag(first, answers[1])
  await flag(ann, answers[1])
  await app.drainJobs()
  const before = await everything(app)
  const page = await spamDecisionPage(app.as(mo), new URL('http://localhost/?by=host&value=shop.cheap.example'))
  expect(page).toMatchObject({ meToos: 1, flags: 2 })

  const id = await decide()
  expect(await spamDecisions(app.as(mo))).toMatchObject([{ state: 'clean', me_toos: 1, flags: 2 }])
  expect((await flags()).map(({ member_id, state }) => [member_id, state])).toEqual([
    [first.memberId, 'withdrawn'],
    [first.memberId, 'withdrawn'],
    [ann.memberId, 'open'],
  ])
  expect(await memberFlags(app.as(mo).read, first.memberId ?? '')).toMatchObject({ given: { upheld: 0, rejected: 0 } })
  expect(await openItemOf(app.as(mo), 'post', answers[0].id)).toBeNull()
  expect(await openItemOf(app.as(mo), 'post', answers[1].id)).not.toBeNull()
  const count = async () =>
    (
      await app
        .as(mo)
        .read.selectFrom('thread')
        .selectAll()
        .where('id', '=', question.thread.id)
        .executeTakeFirstOrThrow()
    ).me_too_count
  expect(await count()).toBe(1)

  await undo(id)
  expect(await count()).toBe(2)
  expect(await everything(app)).toEqual(before)
  expect(await spamDecisions(app.as(mo))).toMatchObject([{ state: 'undone', me_toos: 0, flags: 0 }])
  await restoreMeToos(app.as(mo), id, '', openPace({ most: 10 }))
  expect(await everything(app)).toEqual(before)
  await cleanMeToos(app.as(mo), id, first.memberId ?? '', openPace({ most: 1 }))
  expect(await count()).toBe(1)
})

test('a flag that comes back after its item was decided follows that decision', async () => {
  const { app, ann, mo, first, answers, flag, flags, decide, undo } = await activeWave()
  await flag(first, answers[0])
  const { review_item_id: itemId } = await flag(ann, answers[0])
  const id = await decide()
  await decidePost(app.as(mo), { itemId, ...aPostDecision({ decision: 'keep', note: 'No insult.' }) })
  await undo(id)
  expect((await flags()).map(({ state }) => state)).toEqual(['rejected', 'rejected'])
})

test('a flag joins the item that somebody else opened about the same thing meanwhile', async () => {
  const { app, ann, first, answers, flag, decide, undo } = await activeWave()
  await flag(first, answers[0])
  const id = await decide()
  const { review_item_id: itemId } = await flag(ann, answers[0])
  await undo(id)
  const rows = await app.as(ann).read.selectFrom('flag').select(['state', 'review_item_id']).execute()
  expect(rows).toEqual(Array.from({ length: 2 }, () => ({ state: 'open', review_item_id: itemId })))
})

test('a vote on a post that stays hidden for another reason comes back with that post', async () => {
  const { app, ann, bob, mo, first, answers, decide, undo } = await activeWave()
  const [answer] = answers
  await castVote(app.as(first), { postId: answer.id, value: 1 })
  await castVote(app.as(ann), { postId: answer.id, value: 1 })
  await app.drainJobs()
  const esteem = async () =>
    (await standingsOf(app.as(mo).read, [bob.memberId ?? ''])).get(bob.memberId ?? '')?.reputation
  const earned = await esteem()
  const id = await decide()
  const decisionId = await hidePost(app.as(mo), { postId: answer.id, rule: 'respect', facts: 'Another matter' })
  await undo(id)
  expect(await postNow(app, answer.id)).toMatchObject({ state: 'hidden', votes: 1 })
  await app.as(mo).write((tx) => reverseDecisionIn(tx, decisionId, { how: 'undone', facts: 'It was fine.' }))
  await app.drainJobs()
  expect(await postNow(app, answer.id)).toMatchObject({ state: 'visible', votes: 2 })
  expect(await esteem()).toBe(earned)
  expect(await spamDecisions(app.as(mo))).toMatchObject([{ state: 'undone', votes: 0 }])
  expect((await replayLedger(app.app.context())).differences).toEqual([])
})

test('a vote of a spammer stays away from a post that comes back while the decision about spam is in force', async () => {
  const { app, mo, first, answers, decide } = await activeWave()
  const [answer] = answers
  await castVote(app.as(first), { postId: answer.id, value: 1 })
  await decide()
  const decisionId = await hidePost(app.as(mo), { postId: answer.id, rule: 'respect', facts: 'Another matter' })
  await app.as(mo).write((tx) => reverseDecisionIn(tx, decisionId, { how: 'undone', facts: 'It was fine.' }))
  expect(await postNow(app, answer.id)).toMatchObject({ state: 'visible', votes: 0 })
})

test('the profile and the stories of a spammer are hidden, and shown again by undoing but for what another decision hides', async () => {
  const app = await testApp()
  const { ada, ann, mo, spammers } = await wave(app)
  const seller = spammers[0] as Actor
  await app.app.platform.open.db
    .updateTable('member')
    .set({ name: 'Best Meters', bio: 'Cheap meters on shop.cheap.example' })
    .where('id', '=', seller.memberId ?? '')
    .execute()
  const [story, other] = [
    await aStory(app, { by: seller, state: 'submitted' }),
    await aStory(app, { by: seller, state: 'submitted' }),
  ]
  await app.drainJobs()
  const before = await everything(app)
  const shown = async () => {
    const profile = await memberByHandle(app.as(ann), 'seller0')
    return [profile?.name, profile?.bio, (await storyNow(app, story.id)).hidden_at === null]
  }
  expect(await shown()).toEqual(['Best Meters', 'Cheap meters on shop.cheap.example', true])
  const id = await decideSpam(app.as(mo), spam({ by: 'host', value: 'shop.cheap.example' }))
  await app.drainJobs()
  expect(await shown()).toEqual(['seller0', '', false])
  await undoSpam(app.as(ada), { id, reason: 'They were customers' })
  await app.drainJobs()
  expect(await shown()).toEqual(['Best Meters', 'Cheap meters on shop.cheap.example', true])
  expect((await everything(app)).members).toEqual(before.members)

  const again = await decideSpam(app.as(mo), spam({ by: 'host', value: 'shop.cheap.example' }))
  await app.drainJobs()
  await app
    .as(mo)
    .write((tx) => hideContentIn(tx, { type: 'story', id: other.id, rule: 'advertising', facts: 'An advert.' }))
  await undoSpam(app.as(ada), { id: again, reason: 'They were customers' })
  await app.drainJobs()
  expect([(await storyNow(app, story.id)).hidden_at, (await storyNow(app, other.id)).hidden_at === null]).toEqual([
    null,
    false,
  ])
})

test('a story that a decision hid stays hidden without that decision while one about spam is in force', async () => {
  const app = await testApp()
  const { ada, mo, spammers } = await wave(app)
  const story = await aStory(app, { by: spammers[0] as Actor, state: 'submitted' })
  const id = await decideSpam(app.as(mo), spam({ by: 'host', value: 'shop.cheap.example' }))
  await app.drainJobs()
  const decisionId = await app
    .as(mo)
    .write((tx) => hideContentIn(tx, { type: 'story', id: story.id, rule: 'advertising', facts: 'An advert.' }))
  await app.as(ada).write((tx) => reverseDecisionIn(tx, decisionId, { how: 'undone', facts: 'It was none' }))
  expect((await storyNow(app, story.id)).hidden_at).not.toBeNull()
  await undoSpam(app.as(ada), { id, reason: 'They were customers' })
  await app.drainJobs()
  expect((await storyNow(app, story.id)).hidden_at).toBeNull()
})
