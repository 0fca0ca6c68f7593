import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '#app/boot.server.ts'
import { runBodies } from '#scripts/prove/run-bodies.ts'
import { startServer, type TestServer } from '#tests/setup/server.ts'
import { onDatabase, openApp } from './api-client.ts'
import { examples, headersFor } from './demo-visit.ts'
import { fillAddress, rateLimitsOff } from './without-limits.ts'

/** PROVE_FORMS=10000 is the whole proof, with half as many API bodies; without it the same in small. */
const forms = Number(process.env['PROVE_FORMS'] ?? 400)

let server: TestServer
let app: App
let sample: Record<string, string>
beforeAll(async () => {
  server = await startServer({
    demo: true,
    before: (dataDir) =>
      onDatabase(dataDir, async (app) => {
        await rateLimitsOff(app)
        sample = await examples(app)
      }),
  })
  app = await openApp(server.dataDir)
}, 90_000)
afterAll(async () => {
  await app.close()
  await server.stop()
})

test('forms and API bodies with invented field names break nothing', { timeout: 60_000 + forms * 150 }, async () => {
  const result = await runBodies({
    url: server.url,
    forms,
    calls: forms / 2,
    seed: Number(process.env['PROVE_SEED'] ?? 8),
    headersOf: (who, isApi) => headersFor(app, who, isApi),
    fill: (route) => fillAddress(route, sample),
  })
  if (process.env['PROVE_FORMS'] !== undefined) process.stdout.write(`${JSON.stringify(result, null, 1)}\n`)
  expect(result.sent).toBe(forms * 1.5)
  expect(result.troubles.filter(({ status }) => status === 0 || status >= 500)).toEqual([])
  expect(server.logged.filter(({ level }) => level === 'error')).toEqual([])
})
