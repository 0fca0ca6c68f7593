// On both databases: PostgreSQL signals other processes, SQLite is asked.
import { expect, onTestFinished, test } from 'vitest'
import { openEventWatch } from '#app/core/event-watch.server.ts'
import type { RecordedEvent } from '#app/registry/events.ts'
import { openDatabase } from '#db/open.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

/** The watch of another process on the same database, with what it has heard. */
function anotherProcess({ app }: TestApp): { heard: RecordedEvent[]; until(type: string): Promise<void> } {
  const open = openDatabase(app.platform.env)
  const watch = openEventWatch(open, app.platform.log)
  const heard: RecordedEvent[] = []
  watch.watch((events) => heard.push(...events))
  onTestFinished(async () => {
    await watch.close()
    await open.close()
  })
  return {
    heard,
    async until(type) {
      await expect.poll(() => heard.map((event) => event.type), { timeout: 8_000 }).toContain(type)
    },
  }
}

test('events of this process are heard at once, those of another soon, each once', async () => {
  const app = await testApp()
  const [ann, bob] = [await aMember(app, 'ann'), await aMember(app, 'bob')]
  const here: RecordedEvent[] = []
  const end = app.app.platform.events.watch((events) => here.push(...events))
  const other = anotherProcess(app)

  const question = await aThread(app, { by: ann })
  expect(here.map(({ type }) => type)).toContain('thread.posted')
  await other.until('thread.posted')
  const answer = await anAnswer(app, { to: question, by: bob })
  await other.until('post.written')
  // Time enough to be told again, if it were.
  await new Promise((resolve) => setTimeout(resolve, 1_500))

  for (const heard of [here, other.heard]) {
    expect(new Set(heard.map(({ id }) => id)).size).toBe(heard.length)
    expect(heard.find(({ type }) => type === 'post.written')).toMatchObject({
      actorId: bob.memberId,
      at: app.clock.now(),
      payload: { postId: answer.id },
    })
  }
  end()
})

test('a watch begins with the last events, and what happens after its end it does not hear', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  await aThread(app, { by: ann })
  const heard: string[] = []
  const end = app.app.platform.events.watch((events) => heard.push(...events.map(({ type }) => type)))
  await expect.poll(() => heard).toContain('thread.posted')
  end()
  const before = heard.length
  await aThread(app, { by: ann })
  expect(heard.length).toBe(before)
})
