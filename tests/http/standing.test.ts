import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '#app/boot.server.ts'
import { systemActor } from '#app/core/actor.ts'
import { giveSanction } from '#app/domain/moderation/sanctions/give-sanction.server.ts'
import { liftSanction } from '#app/domain/moderation/sanctions/lift-sanction.server.ts'
import type { SanctionKind } from '#app/registry/restrictions.ts'
import { oneClickAccounts } from '#db/seeds/demo/cast.ts'
import type { TestServer } from '#tests/setup/server.ts'
import { openApp } from './api-client.ts'
import { demoServer, filled, headersOf } from './demo-visit.ts'
import table from './routes.json' with { type: 'json' }

type Row = { route: string; try: string; read: number[] | null; write: { POST?: string } }
const rows: Row[] = table

/** What a suspended member reaches, besides addresses that lead on at once. */
const open =
  /^\/(me\/(standing|appeals|export|leave|confirm)|agree|terms|privacy|guidelines|logout|preferences|offline|manifest\.webmanifest|links|return|mail\/unsubscribe)(\/|$)/

let server: TestServer
let app: App
let sample: Record<string, string>
beforeAll(async () => {
  ;({ server, sample } = await demoServer())
  app = await openApp(server.dataDir)
}, 90_000)
afterAll(async () => {
  await app.close()
  await server.stop()
})

async function sanctioned(kind: SanctionKind, work: () => Promise<void>): Promise<void> {
  const ctx = app.context({ actor: systemActor })
  const words = { rule: 'general', reason: 'For this test', law: '', evidence: [] }
  const { id } = await giveSanction(ctx, oneClickAccounts.member, { kind, ...words })
  try {
    await work()
  } finally {
    await liftSanction(ctx, { id, reason: 'The test is over' })
  }
}

for (const kind of ['suspension', 'ban'] as const)
  test(`during a ${kind} every address of the site leads to the page that says why, but those that are open to everybody`, async () => {
    await sanctioned(kind, async () => {
      const headers = await headersOf(app, 'member')
      const wrong: string[] = []
      for (const row of rows) {
        const at = filled(row.try, sample)
        const answers = [await fetch(server.url + at, { headers, redirect: 'manual' })]
        if (row.write.POST !== undefined && row.route !== '/logout')
          answers.push(
            await fetch(server.url + at, {
              method: 'POST',
              redirect: 'manual',
              body: 'nothing=',
              headers: { ...headers, 'Content-Type': 'application/x-www-form-urlencoded', Origin: server.url },
            }),
          )
        for (const { status, headers: said, body } of answers) {
          await body?.cancel()
          const led = (status === 302 || status === 303) && said.get('location') === '/me/standing'
          if (led === open.test(at) && !at.startsWith('/api/')) wrong.push(`${status} ${at}`)
        }
      }
      expect(wrong).toEqual([])
      expect((await fetch(`${server.url}/me/standing`, { headers })).status).toBe(200)
      expect((await fetch(`${server.url}/stream?for=bell`, { headers })).status).toBe(403)
    })
  })

test('a session of before ends with the suspension, and after a silence everything is read as before', async () => {
  const before = await headersOf(app, 'member')
  await sanctioned('silence', async () => {
    const found: Record<string, number> = {}
    const expected: Record<string, number> = {}
    for (const row of rows) {
      if (row.read === null) continue
      const { status, body } = await fetch(server.url + filled(row.try, sample), {
        headers: before,
        redirect: 'manual',
      })
      await body?.cancel()
      found[row.route] = status
      // A form for writing is not shown.
      expected[row.route] = row.route === '/posts/:id/edit' ? 403 : (row.read[1] ?? 0)
    }
    expect(found).toEqual(expected)
  })
  await sanctioned('suspension', async () => {
    const { status, headers } = await fetch(`${server.url}/me/points`, { headers: before, redirect: 'manual' })
    expect([status, headers.get('location')]).toEqual([302, '/login?next=%2Fme%2Fpoints'])
  })
})
