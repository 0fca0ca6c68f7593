// On both databases: row locks and races.
import { expect, test } from 'vitest'
import { editPost } from '#app/domain/threads/edits/edit-post.server.ts'
import { findPost, findThread } from '#app/domain/threads/queries/posts.server.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aComment, anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

async function anAskedQuestion() {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const asked = await aThread(app, { by: ann })
  return { app, ann, bob, asked, answer: await anAnswer(app, { to: asked, by: bob }) }
}

async function payloads(app: TestApp, type: string): Promise<unknown[]> {
  const rows = await app.app.platform.open.db
    .selectFrom('event_log')
    .select('payload')
    .where('type', '=', type)
    .orderBy('seq')
    .execute()
  return rows.map(({ payload }) => JSON.parse(payload) as unknown)
}

test('a vote on the opening post is the score of its thread too', async () => {
  const { app, bob, asked } = await anAskedQuestion()

  expect(await castVote(app.as(bob), { postId: asked.post.id, value: 1 })).toEqual({ votes: 1, value: 1 })

  expect((await findThread(app.visitor().read, asked.thread.id))?.votes).toBe(1)
  await expect(app).toHaveRecorded('question.votedUp', 1)
})

test('the same vote again changes nothing and records nothing', async () => {
  const { app, ann, answer } = await anAskedQuestion()

  await castVote(app.as(ann), { postId: answer.id, value: 1 })
  expect(await castVote(app.as(ann), { postId: answer.id, value: 1 })).toEqual({ votes: 1, value: 1 })

  await expect(app).toHaveRecorded('answer.votedUp', 1)
})

test('turning a vote names the event it undoes and counts twice', async () => {
  const { app, ann, answer } = await anAskedQuestion()
  await castVote(app.as(ann), { postId: answer.id, value: 1 })
  const first = await app.as(ann).read.selectFrom('vote').selectAll().executeTakeFirstOrThrow()

  expect(await castVote(app.as(ann), { postId: answer.id, value: -1 })).toEqual({ votes: -1, value: -1 })

  expect(await payloads(app, 'vote.withdrawn')).toEqual([
    { voteId: first.id, threadId: answer.thread_id, postId: answer.id, cause: first.event_id },
  ])
  const second = await app.as(ann).read.selectFrom('vote').selectAll().executeTakeFirstOrThrow()
  expect(second).toMatchObject({ id: first.id, value: -1 })
  expect(second.event_id).not.toBe(first.event_id)
})

test('a vote taken back leaves no vote and no score', async () => {
  const { app, ann, answer } = await anAskedQuestion()
  await castVote(app.as(ann), { postId: answer.id, value: 1 })

  expect(await castVote(app.as(ann), { postId: answer.id, value: 0 })).toEqual({ votes: 0, value: 0 })
  await castVote(app.as(ann), { postId: answer.id, value: 0 })

  await expect(app).toHaveRecorded('vote.withdrawn', 1)
  expect(await app.as(ann).read.selectFrom('vote').selectAll().execute()).toEqual([])
})

test('nobody votes on their own post, and newcomers not at all', async () => {
  const { app, ann, asked, answer } = await anAskedQuestion()
  const newcomer = await aMember(app, 'newcomer')

  await expect(castVote(app.as(ann), { postId: asked.post.id, value: 1 })).toFailWith(
    'forbidden',
    'threads.errors.ownVote',
  )
  await expect(castVote(app.as(newcomer), { postId: answer.id, value: 1 })).toFailWith('forbidden')
  await expect(castVote(app.visitor(), { postId: answer.id, value: 1 })).toFailWith('unauthenticated')
  expect((await findPost(app.as(ann).read, answer.id))?.votes).toBe(0)
})

test('comments are not voted on', async () => {
  const { app, ann, bob, asked } = await anAskedQuestion()
  const comment = await aComment(app, { to: asked, by: ann })

  await expect(castVote(app.as(bob), { postId: comment.id, value: 1 })).toFailWith(
    'invalid',
    'threads.errors.noVotesOnComments',
  )
})

test('a vote stands after five minutes, and can be changed again once the post was edited', async () => {
  const { app, ann, bob, answer } = await anAskedQuestion()
  await castVote(app.as(ann), { postId: answer.id, value: 1 })
  app.clock.advance({ minutes: 5 })
  await castVote(app.as(ann), { postId: answer.id, value: -1 })
  app.clock.advance({ minutes: 5, seconds: 1 })
  await expect(castVote(app.as(ann), { postId: answer.id, value: 0 })).toFailWith(
    'not_now',
    'threads.errors.voteLocked',
  )

  await editPost(app.as(bob), { postId: answer.id, body: 'Turn on 2.4 GHz and restart.', revision: 1 })

  expect(await castVote(app.as(ann), { postId: answer.id, value: 1 })).toEqual({ votes: 1, value: 1 })
})

test('the seventh vote of a day for the same author is refused, the first of the next day is not', async () => {
  const { app, ann, bob, asked } = await anAskedQuestion()
  const answers = []
  for (let i = 0; i < 7; i++) answers.push(await anAnswer(app, { to: asked, by: bob, body: `Try number ${i}.` }))
  for (const answer of answers.slice(0, 6)) await castVote(app.as(ann), { postId: answer.id, value: 1 })
  const seventh = answers[6]?.id ?? ''

  await expect(castVote(app.as(ann), { postId: seventh, value: 1 })).toFailWith(
    'not_now',
    'threads.errors.votesOnAuthorUsedUp',
  )
  // Tests begin at 18:00 in Seoul, where the community day ends six hours later.
  app.clock.advance({ hours: 6 })
  expect(await castVote(app.as(ann), { postId: seventh, value: 1 })).toEqual({ votes: 1, value: 1 })
})

test('the votes of a day are used up', async () => {
  const { app, ann, bob, asked } = await anAskedQuestion()
  await app.set('threads.votesPerDay', 2)
  const answers = [
    await anAnswer(app, { to: asked, by: bob }),
    await anAnswer(app, { to: asked, by: bob }),
    await anAnswer(app, { to: asked, by: bob }),
  ]
  const [first, second, third] = answers.map(({ id }) => id)
  await castVote(app.as(ann), { postId: first ?? '', value: 1 })
  await castVote(app.as(ann), { postId: second ?? '', value: 1 })

  await expect(castVote(app.as(ann), { postId: third ?? '', value: 1 })).toFailWith(
    'not_now',
    'threads.errors.votesUsedUp',
  )
  expect(await castVote(app.as(ann), { postId: second ?? '', value: -1 })).toEqual({ votes: -1, value: -1 })
})

test('twenty members voting at once leave the counter exact', async () => {
  const { app, asked, answer } = await anAskedQuestion()
  const voters = []
  for (let i = 0; i < 20; i++) voters.push(await aMember(app, `voter${i}`))

  await Promise.all(
    voters.flatMap((voter) => [
      castVote(app.as(voter), { postId: answer.id, value: 1 }),
      castVote(app.as(voter), { postId: asked.post.id, value: 1 }),
    ]),
  )

  expect((await findPost(app.visitor().read, answer.id))?.votes).toBe(20)
  expect((await findThread(app.visitor().read, asked.thread.id))?.votes).toBe(20)
  await expect(app).toHaveRecorded('answer.votedUp', 20)
})

test('one member pressing many times at once has one vote', async () => {
  const { app, ann, answer } = await anAskedQuestion()

  await Promise.all(Array.from({ length: 8 }, () => castVote(app.as(ann), { postId: answer.id, value: 1 })))

  expect((await findPost(app.visitor().read, answer.id))?.votes).toBe(1)
  await expect(app).toHaveRecorded('answer.votedUp', 1)
})
