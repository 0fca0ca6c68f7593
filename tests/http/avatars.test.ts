import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '#app/boot.server.ts'
import { oneClickAccounts } from '#db/seeds/demo/cast.ts'
import { aPicture } from '#tests/factories/pictures.ts'
import type { TestServer } from '#tests/setup/server.ts'
import { openApp } from './api-client.ts'
import { demoServer, headersOf } from './demo-visit.ts'

let server: TestServer
let app: App
beforeAll(async () => {
  server = (await demoServer()).server
  app = await openApp(server.dataDir)
}, 120_000)
afterAll(async () => {
  await app.close()
  await server.stop()
})

async function send(headers: Record<string, string>, intent: string, file?: Buffer): Promise<Response> {
  const form = new FormData()
  form.set('intent', intent)
  if (file !== undefined) form.set('picture', new Blob([new Uint8Array(file)], { type: 'image/png' }), 'me.png')
  return fetch(`${server.url}/me/settings`, {
    method: 'POST',
    redirect: 'manual',
    body: form,
    headers: { ...headers, Origin: server.url },
  })
}

const pictureOf = (html: string): string | null => /src="(\/avatars\/[^"]+)"/.exec(html)?.[1] ?? null
const profile = async (): Promise<string> =>
  (await fetch(`${server.url}/members/${encodeURIComponent(oneClickAccounts.member)}`)).text()

test('a member sends a picture, everybody sees it, and it is gone when it was deleted', async () => {
  const headers = await headersOf(app, 'member')
  expect(pictureOf(await profile())).toBeNull()
  expect((await send(headers, 'avatar', await aPicture('png', { width: 300, height: 200 }))).status).toBe(303)
  const address = pictureOf(await profile()) ?? ''
  const picture = await fetch(server.url + address)
  expect(picture.status).toBe(200)
  expect(picture.headers.get('content-type')).toBe('image/webp')
  expect(picture.headers.get('cache-control')).toBe('private, max-age=2592000, immutable')
  expect(picture.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
  expect((await send(headers, 'removeAvatar')).status).toBe(303)
  expect(pictureOf(await profile())).toBeNull()
  expect((await fetch(server.url + address)).status).toBe(404)
})

test('a file that is too large is refused with what to do', async () => {
  const answer = await send(await headersOf(app, 'member'), 'avatar', Buffer.alloc(1_100_000, 1))
  expect(answer.status).toBe(422)
  expect(await answer.text()).toMatch(/1 ?MB/)
})

test('no address but that of a picture is answered', async () => {
  for (const file of ['none.webp', `${'a'.repeat(26)}80.webp`, `${'a'.repeat(26)}80`, '..%2fdangol.sqlite'])
    expect((await fetch(`${server.url}/avatars/${file}`)).status, file).toBe(404)
})
