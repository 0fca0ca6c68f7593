import type { KyselyPlugin } from 'kysely'
import { expect, test } from 'vitest'
import { createContext } from '#app/core/context.server.ts'
import { drainJobs } from '#app/core/worker.server.ts'
import { writePost } from '#app/domain/threads/write-post.server.ts'
import { jobHandlers } from '#app/jobs.server.ts'
import { people } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
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

test('an answer with all that follows costs as many statements in a long thread as in a short one, at most 46: 12 of them tell who is concerned', async () => {
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
  expect(short).toBeLessThanOrEqual(46)
  expect(await cost()).toBe(short)
})
