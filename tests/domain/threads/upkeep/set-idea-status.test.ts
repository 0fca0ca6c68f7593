import { expect, test } from 'vitest'
import { ideaCounts, ideaHistory, ideaList } from '#app/domain/threads/queries/ideas.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { setIdeaStatus, undoIdeaStatus } from '#app/domain/threads/upkeep/set-idea-status.server.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aThread } from '#tests/factories/threads.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('staff say what becomes of an idea, and why; everybody reads who, when and why', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const { thread } = await aThread(app, { by: ann, kind: 'idea' })

  await setIdeaStatus(app.as(sam), { threadId: thread.id, status: 'planned', reason: 'In the spring.' })
  await setIdeaStatus(app.as(sam), { threadId: thread.id, status: 'planned', reason: 'Again.' })

  expect(await ideaHistory(app.visitor().read, thread.id)).toMatchObject([
    { from: 'open', to: 'planned', reason: 'In the spring.', by: { handle: 'sam' }, undoes: null },
  ])
  await expect(app).toHaveRecorded('idea.statusChanged', 1)
})

test('only staff decide, and only about ideas', async () => {
  const app = await testApp()
  const { ann, mo, sam } = await people(app, 'ann', 'mo', 'sam')
  const idea = await aThread(app, { by: ann, kind: 'idea' })
  const question = await aThread(app, { by: ann })

  await expect(setIdeaStatus(app.as(mo), { threadId: idea.thread.id, status: 'done', reason: 'x' })).toFailWith(
    'forbidden',
  )
  await expect(
    setIdeaStatus(app.as(sam), { threadId: question.thread.id, status: 'done', reason: 'x' }),
  ).rejects.toMatchObject({ code: 'not_an_idea' })
})

test('steps are taken back one after the other, each with its reason', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const { thread } = await aThread(app, { by: ann, kind: 'idea' })
  const at = async (act: () => Promise<{ idea_status: string | null }>) => {
    app.clock.advance({ minutes: 1 })
    return (await act()).idea_status
  }

  await at(() => setIdeaStatus(app.as(sam), { threadId: thread.id, status: 'planned', reason: 'one' }))
  await at(() => setIdeaStatus(app.as(sam), { threadId: thread.id, status: 'declined', reason: 'two' }))

  expect(await at(() => undoIdeaStatus(app.as(sam), { threadId: thread.id, reason: 'a mistake' }))).toBe('planned')
  expect(await at(() => undoIdeaStatus(app.as(sam), { threadId: thread.id, reason: 'all of it' }))).toBe('open')
  await expect(undoIdeaStatus(app.as(sam), { threadId: thread.id, reason: 'more' })).toFailWith('not_now')
  expect((await ideaHistory(app.visitor().read, thread.id)).map(({ to, reason }) => `${to}: ${reason}`)).toEqual([
    'planned: one',
    'declined: two',
    'planned: a mistake',
    'open: all of it',
  ])
})

test('ideas are counted by status, listed by votes with one’s own, hidden ones never', async () => {
  const app = await testApp()
  const { ann, bob, sam } = await people(app, 'ann', 'bob', 'sam')
  const few = await aThread(app, { by: ann, kind: 'idea', title: 'An idea of few' })
  const many = await aThread(app, { by: ann, kind: 'idea', title: 'An idea of many' })
  const gone = await aThread(app, { by: ann, kind: 'idea', title: 'An idea that is gone' })
  await castVote(app.as(bob), { postId: many.post.id, value: 1 })
  await setIdeaStatus(app.as(sam), { threadId: few.thread.id, status: 'done', reason: 'Out now.' })
  await removePost(app.as(ann), { postId: gone.post.id })
  const list = async (status: 'done' | null) =>
    (await ideaList(app.as(bob), { status, sort: 'votes' }, { limit: 10, cursor: null })).items.map(
      ({ title, mine, status: now }) => [title, mine, now],
    )

  expect(await ideaCounts(app.visitor())).toEqual({ open: 1, planned: 0, inProgress: 0, done: 1, declined: 0 })
  expect(await list(null)).toEqual([
    ['An idea of many', 1, 'open'],
    ['An idea of few', 0, 'done'],
  ])
  expect(await list('done')).toEqual([['An idea of few', 0, 'done']])
})

test('twenty ideas cost as many queries as one, and pages follow each other', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  await aThread(app, { by: ann, kind: 'idea', tags: ['router'] })
  const cost = () =>
    countQueries(app.as(ann), (ctx) => ideaList(ctx, { status: null, sort: 'active' }, { limit: 50, cursor: null }))
  const one = await cost()
  for (let i = 0; i < 19; i++) await aThread(app, { by: ann, kind: 'idea', title: `Idea number ${i}` })

  expect(await cost()).toBe(one)
  for (const sort of ['votes', 'new', 'active'] as const) {
    const first = await ideaList(app.visitor(), { status: 'open', sort }, { limit: 12, cursor: null })
    const second = await ideaList(app.visitor(), { status: 'open', sort }, { limit: 12, cursor: first.next })
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(20)
  }
})
