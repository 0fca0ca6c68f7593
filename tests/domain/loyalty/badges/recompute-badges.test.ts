// On both databases: the ledger on both.
import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { shownBadges } from '#app/domain/loyalty/badges/queries/shown.server.ts'
import { recomputeBadges } from '#app/domain/loyalty/badges/recompute-badges.server.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { recheckAnswer } from '#app/domain/threads/answers/recheck-answer.server.ts'
import { reportOutcome } from '#app/domain/threads/answers/report-outcome.server.ts'
import { unacceptAnswer } from '#app/domain/threads/answers/unaccept-answer.server.ts'
import { acceptSuggestion } from '#app/domain/threads/edits/decide-suggestion.server.ts'
import { suggestEdit } from '#app/domain/threads/edits/suggest-edit.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { restorePost } from '#app/domain/threads/upkeep/restore-post.server.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

/** What a member holds once all jobs have run, e.g. `first-accepted`, `tag-bronze:router`, `nice-answer×2`. */
async function badgesOf(app: TestApp, { memberId }: Actor): Promise<string[]> {
  await app.drainJobs()
  const held = (await shownBadges(app.app.platform.open.reader, [memberId ?? ''])).get(memberId ?? '') ?? []
  return held
    .map(({ key, tag, times }) => `${key}${tag === null ? '' : `:${tag.name}`}${times > 1 ? `×${times}` : ''}`)
    .sort()
}

/** A question of Ann's with an accepted answer of Bob's. */
async function aSolvedQuestion(app: TestApp, given: { tags?: string[] } = {}) {
  const { ann, bob } = await people(app, 'ann', 'bob')
  const question = await aThread(app, { by: ann, ...given })
  const answer = await anAnswer(app, { to: question, by: bob })
  await acceptAnswer(app.as(ann), { postId: answer.id })
  return { ann, bob, question, answer }
}

const events = async (app: TestApp) => (await app.recordedEvents()).filter((type) => type.startsWith('badge.'))

test('a badge comes with its ground, goes with it and comes back', async () => {
  const app = await testApp()
  const { ann, bob, answer } = await aSolvedQuestion(app)
  expect(await badgesOf(app, bob)).toEqual(['first-accepted', 'first-answer', 'one-year-here'])
  expect(await badgesOf(app, ann)).toEqual(['closed-the-loop', 'first-question', 'one-year-here'])
  await unacceptAnswer(app.as(ann), { postId: answer.id })
  expect(await badgesOf(app, bob)).toEqual(['first-answer', 'one-year-here'])
  expect(await badgesOf(app, ann)).toEqual(['first-question', 'one-year-here'])
  await acceptAnswer(app.as(ann), { postId: answer.id })
  expect(await badgesOf(app, bob)).toEqual(['first-accepted', 'first-answer', 'one-year-here'])
})

test('whoever loses a badge is told, and a badge that comes back keeps its first date', async () => {
  const app = await testApp()
  const { ann, bob, answer } = await aSolvedQuestion(app)
  await app.drainJobs()
  const first = app.clock.now()
  app.clock.advance({ days: 1 })
  await unacceptAnswer(app.as(ann), { postId: answer.id })
  await app.drainJobs()
  expect((await events(app)).filter((type) => type === 'badge.revoked')).toHaveLength(2)
  app.clock.advance({ days: 1 })
  await acceptAnswer(app.as(ann), { postId: answer.id })
  await app.drainJobs()
  const { db } = app.app.platform.open
  const told = await db
    .selectFrom('badge_change')
    .select(['before', 'after'])
    .where('member_id', '=', bob.memberId ?? '')
    .where('badge', '=', 'first-accepted')
    .orderBy('at')
    .execute()
  expect(told).toEqual([
    { before: 0, after: 1 },
    { before: 1, after: 0 },
    { before: 0, after: 1 },
  ])
  const held = (await shownBadges(db, [bob.memberId ?? ''])).get(bob.memberId ?? '') ?? []
  expect(held.find(({ key }) => key === 'first-accepted')).toMatchObject({
    awardedAt: first,
    subjectId: answer.id,
    holders: 1,
  })
})

test('a removed thread takes the badges of everybody who wrote in it, and brings them back', async () => {
  const app = await testApp()
  const { ann, bob, question } = await aSolvedQuestion(app)
  const before = await badgesOf(app, bob)
  await removePost(app.as(ann), { postId: question.post.id })
  expect(await badgesOf(app, bob)).not.toContain('first-answer')
  await restorePost(app.as(ann), { postId: question.post.id })
  expect(await badgesOf(app, bob)).toEqual(before)
})

test('a withdrawn vote takes what it brought to both', async () => {
  const app = await testApp()
  const { ann, bob, answer } = await aSolvedQuestion(app)
  await castVote(app.as(ann), { postId: answer.id, value: 1 })
  expect(await badgesOf(app, ann)).toContain('first-vote')
  await castVote(app.as(ann), { postId: answer.id, value: 0 })
  expect(await badgesOf(app, ann)).not.toContain('first-vote')
  expect(await badgesOf(app, bob)).toContain('first-accepted')
})

test('a counted badge is one row with its number, and one of a tag a row for each tag', async () => {
  const app = await testApp()
  const { bob } = await aSolvedQuestion(app, { tags: ['router'] })
  const ann = { ...(await aMember(app, 'annika')) }
  const { db } = app.app.platform.open
  for (const title of ['The app shows nothing', 'The plug is warm']) {
    const answer = await anAnswer(app, {
      to: await aThread(app, { by: ann, title, tags: ['router', title.slice(4, 8).trim()] }),
      by: bob,
    })
    await db.updateTable('post').set({ votes: 5 }).where('id', '=', answer.id).execute()
    await acceptAnswer(app.as(ann), { postId: answer.id })
    app.clock.advance({ hours: 1 })
  }
  expect(await badgesOf(app, bob)).toEqual(expect.arrayContaining(['nice-answer×2', 'tag-bronze:router']))
  expect((await badgesOf(app, bob)).filter((one) => one.startsWith('tag-'))).toEqual(['tag-bronze:router'])
  await db.updateTable('post').set({ votes: 0 }).where('votes', '=', 5).execute()
  await recomputeBadges(app.app.context(), [bob.memberId ?? ''])
  expect(await badgesOf(app, bob)).not.toContain('nice-answer×2')
})

test('two reviews at once give once and tell once', async () => {
  const app = await testApp()
  const { bob } = await aSolvedQuestion(app)
  const id = bob.memberId ?? ''
  await Promise.all(Array.from({ length: 4 }, () => recomputeBadges(app.app.context(), [id])))
  const { db } = app.app.platform.open
  const changes = await db
    .selectFrom('badge_change')
    .select('badge')
    .where('member_id', '=', id)
    .orderBy('badge')
    .execute()
  expect(changes.map(({ badge }) => badge)).toEqual(['first-accepted', 'first-answer', 'one-year-here'])
  expect(await events(app)).toHaveLength(3)
  expect(
    await db.selectFrom('badge_count').select('holders').where('badge', '=', 'first-accepted').executeTakeFirst(),
  ).toEqual({ holders: 1 })
})

test('a badge of another site is neither counted nor taken', async () => {
  const app = await testApp()
  const { bob } = await aSolvedQuestion(app)
  const { db } = app.app.platform.open
  await db
    .insertInto('badge_award')
    .values({
      member_id: bob.memberId ?? '',
      badge: 'imported:gold:Nice Answer#1',
      awarded_at: app.clock.now(),
      revoked_at: null,
    })
    .execute()
  expect(await badgesOf(app, bob)).toEqual(['first-accepted', 'first-answer', 'one-year-here'])
  expect(
    await db.selectFrom('badge_award').select('revoked_at').where('badge', 'like', 'imported:%').executeTakeFirst(),
  ).toEqual({ revoked_at: null })
})

test('an accepted suggestion brings the second pen, and it goes with the post', async () => {
  const app = await testApp()
  const { bob, answer } = await aSolvedQuestion(app)
  const carl = await aMember(app, 'carl', { joinedAt: app.clock.now() })
  const { id } = await suggestEdit(app.as(carl), {
    postId: answer.id,
    body: 'Turn on the 2.4 GHz network of the router.',
    comment: 'Says which one',
    revision: answer.revision,
  })
  expect(await badgesOf(app, carl)).toEqual([])
  await acceptSuggestion(app.as(bob), { suggestionId: id })
  expect(await badgesOf(app, carl)).toEqual(['red-pencil', 'second-pen'])
  const mo = app.as(await aMember(app, 'mo'))
  await removePost(mo, { postId: answer.id })
  expect(await badgesOf(app, carl)).toEqual([])
})

test('an answer that worked for five people brings a badge to its author, and goes when fewer say so', async () => {
  const app = await testApp()
  const { bob, answer } = await aSolvedQuestion(app)
  const readers: Actor[] = []
  for (let at = 0; at < 5; at++) readers.push(await aMember(app, `reader${at}`))
  const say = async (at: number, worked: boolean | null): Promise<void> => {
    await reportOutcome(app.as(readers[at] ?? bob), { postId: answer.id, worked, version: null })
  }
  for (let at = 0; at < 4; at++) await say(at, true)
  expect(await badgesOf(app, bob)).not.toContain('tried-and-true')
  await say(4, true)
  expect(await badgesOf(app, bob)).toContain('tried-and-true')
  await say(0, false)
  expect(await badgesOf(app, bob)).not.toContain('tried-and-true')
})

test('checking an answer that may be outdated brings a fresh look', async () => {
  const app = await testApp()
  const { answer, question } = await aSolvedQuestion(app)
  const mo = await aMember(app, 'mo')
  await app.app.platform.open.db
    .updateTable('thread')
    .set({ outdated: 'possibly', outdated_version: '4.2' })
    .where('id', '=', question.thread.id)
    .execute()
  await recheckAnswer(app.as(mo), { postId: answer.id, result: 'works', note: '' })
  expect(await badgesOf(app, mo)).toContain('fresh-look')
})
