import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '#app/boot.server.ts'
import type { Actor } from '#app/core/actor.ts'
import { remindOfConsent } from '#app/domain/mail/consent/remind-of-consent.server.ts'
import { setAdvertisingConsent } from '#app/domain/mail/consent/set-advertising-consent.server.ts'
import { unsubscribePath } from '#app/domain/mail/unsubscribe/unsubscribe-link.server.ts'
import type { TestServer } from '#tests/setup/server.ts'
import { openApp } from './api-client.ts'
import { demoServer, headersOf, tableHashes } from './demo-visit.ts'

let server: TestServer
/** The database of the server, opened beside it. */
let app: App
let ann: Actor
beforeAll(async () => {
  ;({ server } = await demoServer())
  app = await openApp(server.dataDir)
  const row = await app.platform.open.db
    .selectFrom('member')
    .selectAll()
    .where('email_verified_at', 'is not', null)
    .executeTakeFirstOrThrow()
  ann = { memberId: row.id, handle: row.handle, name: row.name, roles: ['member'], trustLevel: row.trust_level }
}, 90_000)
afterAll(async () => {
  await app.close()
  await server.stop()
})

const consents = async () =>
  await app.platform.open.db
    .selectFrom('advertising_consent')
    .select(['given', 'how'])
    .where('member_id', '=', ann.memberId ?? '')
    .orderBy('id')
    .execute()

function linkOf(): string {
  return (
    server.url +
    unsubscribePath(app.platform.env, { memberId: ann.memberId ?? '', topic: 'advertising', subject: null })
  )
}

test('a mail client unsubscribes with one POST, without session and from nowhere (RFC 8058)', async () => {
  await setAdvertisingConsent(app.context({ actor: ann }), { advertising: true, night: false })
  const before = tableHashes(server.dataDir)
  for (const method of ['HEAD', 'GET']) expect((await fetch(linkOf(), { method })).status).toBe(200)
  expect(tableHashes(server.dataDir)).toEqual(before)
  const answer = await fetch(linkOf(), {
    method: 'POST',
    redirect: 'manual',
    body: 'List-Unsubscribe=One-Click',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  })
  expect(answer.status, 'no redirect, which some clients do not follow').toBe(200)
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
  expect(await consents()).toEqual([
    { given: 1, how: 'settings' },
    { given: 0, how: 'mail' },
  ])
})

test('it may come as multipart too, and a link that we did not make does nothing', async () => {
  await setAdvertisingConsent(app.context({ actor: ann }), { advertising: true, night: false })
  const body = new FormData()
  body.set('List-Unsubscribe', 'One-Click')
  expect((await fetch(linkOf(), { method: 'POST', body })).status).toBe(200)
  expect((await consents()).at(-1)).toEqual({ given: 0, how: 'mail' })
  const forged = `${server.url}/mail/unsubscribe/${Buffer.from(`${ann.memberId} advertising `).toString('base64url')}.${'0'.repeat(20)}`
  expect((await fetch(forged, { method: 'POST', body: new FormData() })).status).toBe(404)
})

test('a robot that follows every link of every mail, by HEAD and by GET, changes nothing', async () => {
  await setAdvertisingConsent(app.context({ actor: ann }), { advertising: true, night: false })
  const consent = await app.platform.open.db
    .selectFrom('advertising_consent')
    .select('id')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  await app.platform.open.db
    .updateTable('advertising_consent')
    .set({ at: '2020-01-01T00:00:00.000Z' })
    .where('id', '=', consent.id)
    .execute()
  await remindOfConsent(app.context())
  await app.drainJobs()
  const folder = path.join(server.dataDir, 'mail')
  const links = new Set<string>()
  for (const file of readdirSync(folder)) {
    const { html } = await simpleParser(readFileSync(path.join(folder, file)))
    for (const [, href = ''] of (html || '').matchAll(/href="([^"]+)"/g))
      links.add(href.replaceAll('&amp;', '&').replace(/^https?:\/\/[^/]+/, server.url))
  }
  expect([...links].some((href) => href.includes('/mail/unsubscribe/'))).toBe(true)
  const readers = await Promise.all((['visitor', 'member', 'admin'] as const).map((who) => headersOf(app, who)))
  const before = tableHashes(server.dataDir)
  for (const headers of readers)
    for (const href of links)
      for (const method of ['HEAD', 'GET'])
        await (await fetch(href, { method, headers, redirect: 'manual' })).arrayBuffer()
  expect(tableHashes(server.dataDir)).toEqual(before)
})
