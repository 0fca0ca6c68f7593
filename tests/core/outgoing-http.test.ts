import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { allowedHostsOf, sendOutgoing, type OutgoingRequest } from '#app/core/outgoing-http.server.ts'

const send = (url: string, more: Partial<OutgoingRequest> = {}) =>
  sendOutgoing({ url, method: 'POST', body: 'hello', allowedHosts: [], ...more })
const inside = { allowedHosts: ['127.0.0.1', 'localhost'] }

async function aServer(handle: http.RequestListener): Promise<string> {
  const server = http.createServer(handle)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  onTestFinished(() => void (server.closeAllConnections(), server.close()))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('a host of the allow-list is reached, with its own name and the body as it is', async () => {
  let seen: { host: string | undefined; body: string } | null = null
  const url = await aServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += String(part)
    seen = { host: request.headers.host, body }
    response.writeHead(202, { 'X-Test': '1' }).end('{"ok":true}')
  })
  const named = url.replace('127.0.0.1', 'localhost')
  expect(await send(named, { ...inside, resolve: () => Promise.resolve(['127.0.0.1']) })).toMatchObject({
    status: 202,
    body: '{"ok":true}',
  })
  expect(seen).toEqual({ host: named.slice('http://'.length), body: 'hello' })
})

test('nothing leads into the network: not by address, not by name, not by one of several addresses', async () => {
  for (const url of [
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://169.254.169.254/latest',
    'https://[::ffff:10.0.0.1]/',
    'https://2130706433/',
    'https://0x7f.1/',
  ]) {
    await expect(send(url), url).rejects.toMatchObject({ reason: 'refused' })
  }
  await expect(send('https://rebind.example/', { resolve: () => Promise.resolve(['10.0.0.5']) })).rejects.toMatchObject(
    { reason: 'refused' },
  )
  await expect(
    send('https://rebind.example/', { resolve: () => Promise.resolve(['8.8.8.8', '192.168.0.1']) }),
  ).rejects.toMatchObject({ reason: 'refused' })
  await expect(send('https://nowhere.example/', { resolve: () => Promise.resolve([]) })).rejects.toMatchObject({
    reason: 'network',
  })
})

test('outside it is https on its own ports, without a password in the address', async () => {
  const resolve = () => Promise.resolve(['8.8.8.8'])
  for (const url of [
    'http://shop.example/',
    'https://shop.example:22/',
    'https://me:secret@shop.example/',
    'ftp://shop.example/',
    'file:///etc/passwd',
    'nothing',
  ]) {
    await expect(send(url, { resolve }), url).rejects.toMatchObject({ reason: 'refused' })
  }
})

test('a redirect is an answer, not a way on', async () => {
  let asked = 0
  const url = await aServer((_request, response) => {
    asked++
    response.writeHead(302, { Location: '/elsewhere' }).end()
  })
  expect((await send(url, inside)).status).toBe(302)
  expect(asked).toBe(1)
})

test('a server that is silent, talks too much or hangs up is given up', async () => {
  const silent = await aServer(() => undefined)
  await expect(send(silent, { ...inside, timeoutMs: 100 })).rejects.toMatchObject({ reason: 'timeout' })
  const dribbling = await aServer((_request, response) => void response.writeHead(200).write('a'))
  await expect(send(dribbling, { ...inside, timeoutMs: 100 })).rejects.toMatchObject({ reason: 'timeout' })
  const loud = await aServer((_request, response) => void response.end('x'.repeat(70_000)))
  await expect(send(loud, inside)).rejects.toMatchObject({ reason: 'too_large' })
  const rude = await aServer((request) => request.socket.destroy())
  await expect(send(rude, inside)).rejects.toMatchObject({ reason: 'network' })
  await expect(
    send('https://slow-name.example/', { timeoutMs: 50, resolve: () => new Promise(() => undefined) }),
  ).rejects.toMatchObject({ reason: 'timeout' })
})

test('the allow-list is read as people write it', () => {
  expect(allowedHostsOf(' Billing.internal, [::1],10.0.0.7,')).toEqual(['billing.internal', '::1', '10.0.0.7'])
  expect(allowedHostsOf('')).toEqual([])
})
