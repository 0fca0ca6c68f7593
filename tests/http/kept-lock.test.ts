import { fork } from 'node:child_process'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { sessionCookie } from '#app/domain/accounts/sessions/session-cookie.server.ts'
import { startSession } from '#app/domain/accounts/sessions/start-session.server.ts'
import { lockWaitMs } from '#db/dialects/sqlite-driver.ts'
import { sqliteFile } from '#db/dialects/sqlite.ts'
import { testDialect } from '#tests/setup/database.ts'
import { apiServer, type Problem, type ThreadJson } from './api-client.ts'

/** Another program takes the write lock and keeps it until it is told to let go. */
async function takeLock(dataDir: string): Promise<{ letGo(): void }> {
  const child = fork(path.join(import.meta.dirname, 'keep-lock.ts'), [path.join(dataDir, sqliteFile)])
  onTestFinished(() => void child.kill('SIGKILL'))
  await new Promise<void>((resolve) => child.once('message', () => resolve()))
  return { letGo: () => void child.send('let go') }
}

/** The 90th percentile. */
function nearlyAll(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.9)] ?? Infinity
}

const form = (body: string) => ({
  intent: 'ask',
  kind: 'question',
  title: 'Does the lock wait?',
  body,
  category: 'general',
  tags: '',
})

test.runIf(testDialect() === 'sqlite')(
  'while another program keeps the database locked pages come at once, and writes wait, or say that nothing was lost',
  { timeout: 60_000 },
  async () => {
    const { server, tokenFor, withApp } = await apiServer(['ann'])
    const call = await tokenFor('ann', ['write'])
    const asked = await call<ThreadJson>('POST', '/threads', {
      kind: 'question',
      title: 'Is anybody here already?',
      body: 'I only ask so that there is something to read.',
      category: 'general',
    })
    const { id } = asked.body
    /** Last seen an hour ago, so that a page wants to note that the session is in use. */
    const oldSession = (): Promise<string> =>
      withApp(async (app) => {
        const { id: memberId } = await app.platform.open.db
          .selectFrom('member')
          .select('id')
          .where('handle', '=', 'ann')
          .executeTakeFirstOrThrow()
        const ann: Actor = { memberId, handle: 'ann', name: 'Ann', roles: ['member'], trustLevel: 1 }
        const session = await app
          .context()
          .as(ann, { at: new Date(Date.now() - 3_600_000).toISOString() })
          .write((tx) => startSession(tx, memberId, ann, { userAgent: null, ip: null }))
        return sessionCookie(app.platform.env, session).split(';')[0] ?? ''
      })
    const [Cookie, unseen] = [await oldSession(), await oldSession()]
    const read = async (address: string, headers: Record<string, string> = {}): Promise<number> => {
      const began = performance.now()
      const answer = await fetch(server.url + address, { headers })
      await answer.text()
      expect(answer.status).toBe(200)
      return performance.now() - began
    }
    const write = (body: string): Promise<Response> =>
      fetch(`${server.url}/threads/new`, {
        method: 'POST',
        body: new URLSearchParams(form(body)),
        headers: { Cookie, Origin: server.url },
        redirect: 'manual',
      })
    // The first of everything costs more.
    const look = async (cookie: string): Promise<number[]> => [
      await read('/healthz'),
      await read(`/threads/${id}`),
      await read('/threads', { Cookie: cookie }),
    ]
    for (let i = 0; i < 5; i++) await look(Cookie)
    const free: number[] = []
    for (let i = 0; i < 10; i++) free.push(...(await look(Cookie)))

    const first = await takeLock(server.dataDir)
    const waiting = write('This text waits for three seconds.')
    const until = performance.now() + 3_000
    const took: number[] = []
    while (performance.now() < until) {
      took.push(...(await look(unseen)))
      await pause(100)
    }
    // On a machine that is busy with other things a page takes longer with and without a lock.
    expect(nearlyAll(took)).toBeLessThan(Math.max(200, 3 * nearlyAll(free)))
    first.letGo()
    const written = await waiting
    expect([written.status, written.headers.get('location')]).toEqual([303, expect.stringMatching(/^\/threads\/thr_/)])

    const second = await takeLock(server.dataDir)
    const began = performance.now()
    const [page, answer] = await Promise.all([
      write('This text waits in vain.'),
      call<Problem>('POST', `/threads/${id}/posts`, {
        kind: 'answer',
        body: 'This answer waits in vain.',
      }),
    ])
    expect(performance.now() - began).toBeLessThan(lockWaitMs + 2_000)
    expect([page.status, page.headers.get('retry-after')]).toEqual([503, '30'])
    expect(await page.text()).toContain('This text waits in vain.')
    expect([answer.status, answer.headers.get('retry-after'), answer.body.code]).toEqual([503, '30', 'unavailable'])
    second.letGo()
    await pause(200)
    expect((await write('This text has its turn.')).status).toBe(303)
  },
)
