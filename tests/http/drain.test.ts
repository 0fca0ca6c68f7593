import net from 'node:net'
import { expect, test } from 'vitest'
import { startServer } from '#tests/setup/server.ts'

test('a server that is told to end finishes what it has begun and takes nothing new', async () => {
  const server = await startServer()
  const { port, host } = new URL(server.url)
  const body = 'theme=dark'
  const socket = net.connect(Number(port), '127.0.0.1')
  let answer = ''
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString()))
  const closed = new Promise((resolve) => socket.on('close', resolve))
  // Half of a form, and the rest only after the server was told to end.
  socket.write(
    `POST /preferences HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${server.url}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body.slice(0, 4)}`,
  )
  await new Promise((resolve) => setTimeout(resolve, 300))
  const ended = server.stop('SIGTERM')
  await until(() => server.logged.some(({ msg }) => msg.startsWith('stopping')))
  await expect(fetch(`${server.url}/healthz`)).rejects.toThrow('fetch failed')
  socket.write(body.slice(4))
  await closed
  expect(answer).toMatch(/^HTTP\/1\.1 303 /)
  expect(await ended).toBe(0)
  expect(server.logged.at(-1)?.msg).toBe('stopped')
})

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20))
}
