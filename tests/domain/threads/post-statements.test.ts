import type { KyselyPlugin } from 'kysely'
import { expect, test } from 'vitest'
import { createContext } from '#app/core/context.server.ts'
import { drainJobs } from '#app/core/worker.server.ts'
import { places } from '#app/domain/drafts/place.ts'
import { saveDraft } from '#app/domain/drafts/save-draft.server.ts'
import { writePost } from '#app/domain/threads/write-post.server.ts'
import { jobHandlers } from '#app/jobs.server.ts'
import { threadView } from '#app/views/thread-view.server.ts'
import { people } from '#tests/factories/members.ts'
import { aComment, anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

/** Contexts whose statements are counted, reads and writes alike. */
function counting({ app }: TestApp) {
  const counted = { statements: 0 }
  const counter: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult({ result }) {
      counted.statements++
      return Promise.resolve(result)
    },
  }
  const { open } = app.platform
  const platform = {
    ...app.platform,
    open: { ...open, db: open.db.withPlugin(counter), reader: open.reader.withPlugin(counter) },
  }
  return { counted, ctx: createContext(platform, app.context()) }
}

test('an answer with all that follows costs as many statements in a long thread as in a short one, at most 52, and 54 on PostgreSQL, whose index of words takes two more: 13 of them tell who is concerned, 5 look for browsers to push it to', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const asked = await aThread(app, { by: ann })
  await anAnswer(app, { to: asked, by: bob })
  await app.drainJobs()
  const cost = async (): Promise<number> => {
    const { counted, ctx } = counting(app)
    await writePost(ctx.as(bob), {
      threadId: asked.thread.id,
      parentId: null,
      body: `An answer (${counted.statements}).`,
    })
    await drainJobs(ctx, jobHandlers)
    return counted.statements
  }
  const short = await cost()
  for (let n = 0; n < 60; n++) await anAnswer(app, { to: asked, by: bob })
  await app.drainJobs()
  expect(short).toBeLessThanOrEqual(app.app.platform.open.dialect.name === 'sqlite' ? 52 : 54)
  expect(await cost()).toBe(short)
})

test('the page of a thread costs five statements beside that of the session, with one answer and with thirty', async () => {
  const app = await testApp()
  const { ann, bob, cho } = await people(app, 'ann', 'bob', 'cho')
  const asked = await aThread(app, { by: ann })
  const first = await anAnswer(app, { to: asked, by: bob })
  await app.drainJobs()
  const { thread } = asked
  const url = new URL(`http://localhost/threads/${thread.id}/${thread.slug}`)
  const cost = async (): Promise<number> => {
    const { counted, ctx } = counting(app)
    const show = () => threadView(ctx.as(cho), { id: thread.id, slug: thread.slug, url })
    // What is similar is looked for once in ten minutes.
    await show()
    counted.statements = 0
    await show()
    return counted.statements
  }
  const short = await cost()
  for (let n = 0; n < 30; n++) await anAnswer(app, { to: asked, by: n % 2 === 0 ? ann : bob })
  await aComment(app, { to: asked, on: first, by: ann })
  await saveDraft(app.as(cho), { place: places.answer(thread.id), fields: { body: 'Not yet.' }, revision: 0 })
  expect(short).toBeLessThanOrEqual(5)
  expect(await cost()).toBe(short)
  const { drafts } = await threadView(app.as(cho), { id: thread.id, slug: thread.slug, url })
  expect(drafts[places.answer(thread.id)]?.fields).toEqual({ body: 'Not yet.' })
})
