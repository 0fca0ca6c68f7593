import { expect, test } from 'vitest'
import { threadPage } from '#app/domain/threads/queries/thread-page.server.ts'
import { loader } from '#app/routes/threads/thread.tsx'
import { aCase } from '#tests/factories/cases.ts'
import { people } from '#tests/factories/members.ts'
import { routeArgs } from '#tests/routes/call-route.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('who complained sees on the thread how their case goes; other members, staff and visitors do not', async () => {
  const app = await testApp()
  const { ann, bob, sam } = await people(app, 'ann', 'bob', 'sam')
  const opened = await aCase(app, { of: ann, by: sam })
  const id = opened.case.thread_id ?? ''
  const { thread } = await threadPage(app.visitor(), id, { order: 'votes', limit: 1 })
  const seenBy = async (ctx: ReturnType<typeof app.visitor>) =>
    (await loader(routeArgs(ctx, `/threads/${id}/${thread.slug}`, { id, slug: thread.slug }))).ownCase
  expect(await seenBy(app.as(ann))).toMatchObject({ number: opened.case.number, dueAt: expect.any(String) as string })
  for (const ctx of [app.as(bob), app.as(sam), app.visitor()]) expect(await seenBy(ctx)).toBeNull()
})
