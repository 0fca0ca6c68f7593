import { expect, test } from 'vitest'
import { startServer } from '#tests/setup/server.ts'

test('a server says that it lives and that it is ready', async () => {
  const { url } = await startServer()
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
  expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({ ready: true, pendingMigrations: [] })
})

test('a server that is told to end finishes and ends well', async () => {
  const server = await startServer()
  expect(await (await fetch(server.url)).text()).toContain('</html>')
  expect(await server.stop('SIGTERM')).toBe(0)
  expect(server.logged.map(({ msg }) => msg)).toContain('stopped')
})

test('a taken port ends the start with one line and a failure', async () => {
  const { url } = await startServer()
  const port = new URL(url).port
  await expect(startServer({ env: { PORT: port } })).rejects.toThrow(/EADDRINUSE/)
})
