// On both databases: SQL of its own.
import { expect, test } from 'vitest'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { postsOfThread, postView, threadPage } from '#app/domain/threads/queries/thread-page.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { transitionThread } from '#app/domain/threads/upkeep/transition-thread.server.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { setMeToo } from '#app/domain/threads/votes/set-me-too.server.ts'
import { people } from '#tests/factories/members.ts'
import { aComment, anAnswer, aThread } from '#tests/factories/threads.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { testApp } from '#tests/setup/test-app.ts'

const byVotes = { order: 'votes', limit: 50, cursor: null } as const

test('the accepted answer comes first, then by votes or by age', async () => {
  const app = await testApp()
  const { ann, bob, sam } = await people(app, 'ann', 'bob', 'sam')
  const asked = await aThread(app, { by: ann })
  const [oldest, loved, accepted] = [
    await anAnswer(app, { to: asked, by: bob }),
    await anAnswer(app, { to: asked, by: bob }),
    await anAnswer(app, { to: asked, by: bob }),
  ]
  await castVote(app.as(sam), { postId: loved.id, value: 1 })
  await acceptAnswer(app.as(ann), { postId: accepted.id })

  const ids = async (order: 'votes' | 'oldest') =>
    (await threadPage(app.visitor(), asked.thread.id, { ...byVotes, order })).answers.items.map(({ id }) => id)

  expect(await ids('votes')).toEqual([accepted.id, loved.id, oldest.id])
  expect(await ids('oldest')).toEqual([accepted.id, oldest.id, loved.id])
})

for (const order of ['votes', 'oldest'] as const) {
  test(`answers by ${order} go over pages, the accepted one only on the first`, async () => {
    const app = await testApp()
    const { ann, bob } = await people(app, 'ann', 'bob')
    const asked = await aThread(app, { by: ann })
    const answers = []
    for (let i = 0; i < 5; i++) answers.push((await anAnswer(app, { to: asked, by: bob })).id)
    await acceptAnswer(app.as(ann), { postId: answers[2] ?? '' })

    const first = await threadPage(app.visitor(), asked.thread.id, { order, limit: 2, cursor: null })
    const second = await threadPage(app.visitor(), asked.thread.id, { order, limit: 2, cursor: first.answers.next })

    expect(first.answers.items.map(({ id }) => id)).toEqual([answers[2], answers[0], answers[1]])
    expect(second.answers.items.map(({ id }) => id)).toEqual([answers[3], answers[4]])
    expect(second.answers.next).toBeNull()
  })
}

test('comments stand under the post they are about, oldest first', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const asked = await aThread(app, { by: ann })
  const answer = await anAnswer(app, { to: asked, by: bob })
  await aComment(app, { to: asked, by: bob, body: 'On the question' })
  app.clock.advance({ minutes: 1 })
  await aComment(app, { to: asked, on: answer, by: ann, body: 'On the answer' })
  await aComment(app, { to: asked, on: answer, by: bob, body: 'And another' })

  const { comments } = await threadPage(app.visitor(), asked.thread.id, byVotes)

  expect(comments[asked.post.id]?.map(({ body }) => body)).toEqual(['On the question'])
  expect(comments[answer.id]?.map(({ body }) => body)).toEqual(['On the answer', 'And another'])
})

test('a deleted answer is a row for its author and moderators, and nothing for others', async () => {
  const app = await testApp()
  const { ann, bob, mo } = await people(app, 'ann', 'bob', 'mo')
  const asked = await aThread(app, { by: ann })
  const answer = await anAnswer(app, { to: asked, by: bob })
  await removePost(app.as(bob), { postId: answer.id })

  const seen = async (ctx: Parameters<typeof threadPage>[0]) =>
    (await threadPage(ctx, asked.thread.id, byVotes)).answers.items.length

  expect(await Promise.all([app.visitor(), app.as(ann), app.as(bob), app.as(mo)].map(seen))).toEqual([0, 0, 1, 1])
  await expect(postView(app.as(ann), answer.id)).toFailWith('not_found')
  expect(
    (await postsOfThread(app.visitor(), asked.thread.id, { limit: 10, cursor: null })).items.map(({ kind }) => kind),
  ).toEqual(['opening'])
})

test('what a reader may do is on every post', async () => {
  const app = await testApp()
  const { ann, bob, sam, newcomer } = await people(app, 'ann', 'bob', 'sam', 'newcomer')
  const asked = await aThread(app, { by: ann })
  await anAnswer(app, { to: asked, by: bob })
  const may = async (ctx: Parameters<typeof threadPage>[0]) => {
    const { allowed, answers } = await threadPage(ctx, asked.thread.id, byVotes)
    const on = { ...allowed, ...answers.items[0]?.allowed }
    return Object.entries(on)
      .flatMap(([act, yes]) => (yes ? [act] : []))
      .sort()
  }

  expect(await may(app.visitor())).toEqual([])
  expect(await may(app.as(newcomer))).toEqual(['comment', 'flag', 'meToo', 'outcome', 'respond', 'suggest'])
  expect(await may(app.as(ann))).toEqual([
    'accept',
    'comment',
    'flag',
    'outcome',
    'respond',
    'suggest',
    'voteDown',
    'voteUp',
  ])
  expect(await may(app.as(bob))).toEqual(['comment', 'edit', 'meToo', 'remove', 'respond'])
  expect(await may(app.as(sam))).toEqual([
    'archive',
    'changeKind',
    'close',
    'comment',
    'endorse',
    'flag',
    'lock',
    'meToo',
    'organise',
    'outcome',
    'pin',
    'respond',
    'suggest',
    'voteDown',
    'voteUp',
  ])
  app.clock.advance({ days: 8 })
  expect(await may(app.as(sam))).toContain('accept')
})

test('what is on the page can be done, and what is not is refused: a vote after five minutes, an answer in a locked thread', async () => {
  const app = await testApp()
  const { ann, bob, mo } = await people(app, 'ann', 'bob', 'mo')
  const asked = await aThread(app, { by: ann })
  const answer = await anAnswer(app, { to: asked, by: bob })
  await castVote(app.as(ann), { postId: answer.id, value: 1 })
  await transitionThread(app.as(mo), { threadId: asked.thread.id, act: 'lock' })
  app.clock.advance({ minutes: 6 })

  const page = await threadPage(app.as(ann), asked.thread.id, byVotes)

  expect(page.answers.items[0]).toMatchObject({ mine: 1, allowed: { voteUp: false, voteDown: false, comment: false } })
  expect(page.opening.allowed).toMatchObject({ edit: false })
  expect(page.allowed).toMatchObject({ respond: false, comment: false })
})

test('my vote, my me too and the score are on the page', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const asked = await aThread(app, { by: ann })
  await castVote(app.as(bob), { postId: asked.post.id, value: -1 })
  await setMeToo(app.as(bob), { threadId: asked.thread.id, on: true })

  expect(await threadPage(app.as(bob), asked.thread.id, byVotes)).toMatchObject({
    mineToo: true,
    opening: { mine: -1, votes: -1 },
    thread: { meTooCount: 1 },
  })
  expect(await threadPage(app.visitor(), asked.thread.id, byVotes)).toMatchObject({
    mineToo: false,
    opening: { mine: 0 },
  })
})

test('fifty answers with comments cost as many queries as one, at most eight', async () => {
  const app = await testApp()
  const { ann, bob, sam } = await people(app, 'ann', 'bob', 'sam')
  const asked = await aThread(app, { by: ann })
  const load = (ctx: Parameters<typeof threadPage>[0]) => threadPage(ctx, asked.thread.id, byVotes)
  await aComment(app, { to: asked, on: await anAnswer(app, { to: asked, by: bob }), by: ann })
  const [forVisitors, forStaff] = [await countQueries(app.visitor(), load), await countQueries(app.as(sam), load)]
  for (let i = 0; i < 49; i++) {
    const answer = await anAnswer(app, { to: asked, by: i % 2 ? bob : sam })
    if (i % 5 === 0) await aComment(app, { to: asked, on: answer, by: ann })
  }

  expect(await countQueries(app.visitor(), load)).toBe(forVisitors)
  expect(await countQueries(app.as(sam), load)).toBe(forStaff)
  expect(forVisitors).toBeLessThanOrEqual(8)
  expect(forStaff).toBeLessThanOrEqual(8)
})
