import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { sessionCookie } from '#app/domain/accounts/sessions/session-cookie.server.ts'
import { startSession } from '#app/domain/accounts/sessions/start-session.server.ts'
import type { Thread } from '#app/domain/threads/thread.ts'
import { writePost } from '#app/domain/threads/write-post.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aThread } from '#tests/factories/threads.ts'
import { startServer, type TestServer } from '#tests/setup/server.ts'
import type { TestApp } from '#tests/setup/test-app.ts'
import { onDatabase } from './api-client.ts'

let server: TestServer
let bob: Actor
let question: { thread: Thread }
let annsCookie: string
beforeAll(async () => {
  server = await startServer({
    before: (dataDir) =>
      onDatabase(dataDir, async (app) => {
        const now = () => app.context().now()
        const test = { app, clock: { now }, as: (actor: Actor) => app.context({ actor }) } as unknown as TestApp
        const settings = {
          'security.rateLimits': 'false',
          'live.streamSeconds': '10',
          'live.streams': '4',
          'live.streamsPerAddress': '3',
        }
        await app.platform.open.db
          .insertInto('setting')
          .values(Object.entries(settings).map(([key, value]) => ({ key, value, changed_at: now(), changed_by: null })))
          .execute()
        const ann = await aMember(test, 'ann')
        bob = await aMember(test, 'bob')
        question = await aThread(test, { by: ann })
        const session = await app
          .context()
          .write((tx) => startSession(tx, ann.memberId ?? '', ann, { userAgent: null, ip: null }))
        annsCookie = sessionCookie(app.platform.env, session).split(';')[0] ?? ''
      }),
  })
})
afterAll(() => server.stop())

type Stream = { status: number; headers: Headers; text: () => string; ended: Promise<void>; close(): void }

async function open(cookie?: string, query = `for=thread:${question.thread.id}`): Promise<Stream> {
  const closing = new AbortController()
  onTestFinished(() => closing.abort())
  const answer = await fetch(`${server.url}/stream?${query}`, {
    headers: cookie === undefined ? {} : { Cookie: cookie },
    signal: closing.signal,
  })
  let text = ''
  const read = async (): Promise<void> => {
    const body = (answer.body ?? []) as unknown as AsyncIterable<Uint8Array>
    for await (const chunk of body) text += Buffer.from(chunk).toString()
  }
  return {
    status: answer.status,
    headers: answer.headers,
    text: () => text,
    ended: read().catch(() => undefined),
    close: () => closing.abort(),
  }
}

/** Opens one as soon as there is room: streams of the test before are counted until the server sees that they ended. */
async function openSoon(query?: string): Promise<Stream> {
  let stream = await open(undefined, query)
  await expect
    .poll(async () => {
      if (stream.status === 503) stream = await open(undefined, query)
      return stream.status
    })
    .toBe(200)
  return stream
}

/** Written by another process on the same database. */
function answerElsewhere(body: string): Promise<string> {
  return onDatabase(
    server.dataDir,
    async (app) =>
      (await writePost(app.context({ actor: bob }), { threadId: question.thread.id, parentId: null, body })).id,
  )
}

test('an answer that another process wrote comes over the stream, without its text; the stream ends and goes on', async () => {
  const [signedIn, guest] = [await open(annsCookie), await open()]
  expect(guest.status).toBe(200)
  expect(guest.headers.get('content-type')).toBe('text/event-stream')
  expect(guest.headers.get('cache-control')).toBe('no-store, no-transform')
  expect(guest.headers.get('x-accel-buffering')).toBe('no')

  const postId = await answerElsewhere('The word quexzyl is nobody’s business here.')
  for (const stream of [signedIn, guest]) {
    await expect.poll(stream.text, { timeout: 5_000 }).toContain(postId)
    expect(stream.text()).toMatch(
      /^retry: \d+\n\n[\s\S]*id: \d+\ndata: \{"key":"thread:thr_\w+","item":"pst_\w+","at":\d+\}\n\n/,
    )
    expect(stream.text()).not.toContain('quexzyl')
  }

  await guest.ended
  const last = /id: (\d+)/.exec(guest.text())?.[1] ?? ''
  const again = await open(undefined, `for=thread:${question.thread.id}&since=${last}`)
  await expect.poll(again.text).toContain(postId)
  for (const stream of [signedIn, again]) stream.close()
})

test('an address and a process have so many streams; one that is closed makes room', async () => {
  const streams = [await openSoon(), await openSoon(), await openSoon()]
  const refused = await open()
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '60'])
  streams[0]?.close()
  await expect.poll(async () => (await open()).status).toBe(200)
})

test('a stream asks for nothing without keys that exist, and signing out closes it', async () => {
  const odd = await openSoon('for=nothing:thr_x&for=__proto__&for=thread:%27%22&since=yesterday')
  expect(odd.status).toBe(200)
  odd.close()
  const signedIn = await open(annsCookie)
  await fetch(`${server.url}/logout`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Cookie: annsCookie, Origin: server.url, 'Content-Type': 'application/x-www-form-urlencoded' },
  })
  const postId = await answerElsewhere('After the end.')
  await signedIn.ended
  expect(signedIn.text()).not.toContain(postId)
})
