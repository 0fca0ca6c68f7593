import { expect, test } from 'vitest'
import { threadList } from '#app/domain/threads/queries/thread-list.server.ts'
import { action, loader } from '#app/routes/threads/new.tsx'
import { aMember, people } from '#tests/factories/members.ts'
import { aCategory, aThread } from '#tests/factories/threads.ts'
import { answerOf, routeArgs } from '#tests/routes/call-route.ts'
import { testApp } from '#tests/setup/test-app.ts'

const question = {
  intent: 'ask',
  kind: 'question',
  title: 'The meter reads 0 W',
  body: 'Since yesterday.',
  category: 'general',
  tags: 'Router, live screen',
  product: '',
  version: '',
}

test('a question that is posted leads to its page', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  await aCategory(app)

  const answer = await answerOf(action(routeArgs(app.as(ann), '/threads/new', {}, question)))

  const [thread] = (await threadList(app.visitor(), {}, { limit: 1, cursor: null })).items
  expect(answer).toMatchObject({ status: 303, location: `/threads/${thread?.id}/the-meter-reads-0-w` })
  expect(thread?.tags).toEqual(['router', 'live-screen'])
})

test('pressed twice it is posted once', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  await aCategory(app)
  const send = () => answerOf(action(routeArgs(app.as(ann), '/threads/new', {}, { ...question, once: 'stamp-1' })))

  const [first, second] = await Promise.all([send(), send()])

  expect(second.location).toBe(first.location)
  await expect(app).toHaveRecorded('thread.posted', 1)
})

test('everything that is wrong is said at once beside its field, and what was typed is kept', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')

  const { status, data } = await answerOf(
    action(
      routeArgs(
        app.as(ann),
        '/threads/new',
        {},
        { intent: 'ask', kind: 'question', title: 'Short', body: '', category: '', tags: 'router' },
      ),
    ),
  )

  expect(status).toBe(422)
  expect(data).toMatchObject({
    intent: 'ask',
    result: {
      error: {
        title: ['common.field.tooShort|{"minimum":8,"count":8}'],
        body: ['common.field.required'],
        category: ['common.field.required'],
      },
      initialValue: { title: 'Short', tags: 'router' },
    },
  })
})

test('what only the database knows to be wrong is said beside its field too', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')

  expect(
    await answerOf(action(routeArgs(app.as(ann), '/threads/new', {}, { ...question, category: 'nowhere' }))),
  ).toMatchObject({
    status: 422,
    data: { result: { error: { category: ['threads.errors.unknownCategory'] } } },
  })
})

test('a preview shows the text and the questions like it, and posts nothing', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const before = await aThread(app, { by: ann, title: 'The meter reads 0 W all day' })
  await app.drainJobs()

  const { status, data } = await answerOf(
    action(routeArgs(app.as(ann), '/threads/new', {}, { ...question, body: '**Nothing**', preview: '1' })),
  )

  expect(status).toBe(200)
  expect(data).toMatchObject({
    extra: {
      html: '<p><strong>Nothing</strong></p>',
      similar: [{ id: before.thread.id, answers: 0, accepted: false }],
    },
  })
  await expect(app).toHaveRecorded('thread.posted', 1)
})

test('questions like a title come with the page, also for visitors', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  await aThread(app, { by: ann, title: 'The meter reads 0 W all day' })
  await app.drainJobs()

  expect(
    (await answerOf(loader(routeArgs(app.visitor(), '/threads/new?title=meter+reads+nothing')))).data,
  ).toMatchObject({ title: 'meter reads nothing', similar: [{ title: 'The meter reads 0 W all day' }] })
  expect((await answerOf(loader(routeArgs(app.visitor(), '/threads/new')))).data).toMatchObject({ similar: [] })
})

test('visitors who post are led to sign in; only staff are offered announcements', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const kinds = async (ctx: Parameters<typeof routeArgs>[0]) =>
    ((await answerOf(loader(routeArgs(ctx, '/threads/new')))).data as { kinds: string[] }).kinds

  expect(await answerOf(action(routeArgs(app.visitor(), '/threads/new', {}, question)))).toMatchObject({
    status: 302,
    location: '/login?next=%2Fthreads%2Fnew',
  })
  expect(await kinds(app.as(ann))).toEqual(['question', 'discussion', 'idea'])
  expect(await kinds(app.as(sam))).toContain('announcement')
})

test('a newcomer’s fourth thread of a day is too many, and it is said when to come back', async () => {
  const app = await testApp()
  const newcomer = await aMember(app, 'newcomer')
  await aCategory(app)
  const send = (title: string) =>
    answerOf(action(routeArgs(app.as(newcomer), '/threads/new', {}, { ...question, tags: '', title })))
  for (const title of ['First question', 'Second question', 'Third question'])
    expect((await send(title)).status).toBe(303)

  expect(await send('Fourth question')).toMatchObject({ status: 429, data: { error: { key: 'errors.rateLimited' } } })
})
