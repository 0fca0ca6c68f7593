import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { App, boot as bootType } from '#app/boot.server.ts'
import { readEnv } from '#app/core/env.server.ts'
import type { openPages as openPagesType } from '#app/pages/answer-page.server.tsx'
import type { createHttpServer as createHttpServerType } from '#app/web/http-server.server.ts'
import { inventForm, inventJson, targets, type Body, type Target } from '#scripts/prove/invent-bodies.ts'
import { openRandom } from '#scripts/prove/seeded-random.ts'
import { freshDatabase, type FreshDatabase } from '#tests/setup/database.ts'
import { examples, headersFor } from './demo-visit.ts'
import { fillAddress, rateLimitsOff } from './without-limits.ts'

/**
 * The bounds of the issue for any body of at most 64 kB, on top of what the route costs with an empty one. The margins
 * are for garbage collection and for the client, which runs in this process too; the least of three tries counts.
 */
const most = { cpuMs: 50 + 30, memoryMb: 20 + 20 }
const bodyBytes = 64 * 1024
/** Invented bodies for each route, beside those below. */
const invented = Number(process.env['PROVE_COSTS'] ?? 1)

let database: FreshDatabase
let app: App
let server: Server
let url: string
let sample: Record<string, string>
beforeAll(async () => {
  database = await freshDatabase()
  cpSync(inject('demoTemplate') ?? '', database.dataDir, { recursive: true })
  const file = path.resolve(import.meta.dirname, '../../build/server/index.js')
  const build = (await import(pathToFileURL(file).href)) as ServerBuild
  const entry = build.entry.module as unknown as {
    boot: typeof bootType
    createHttpServer: typeof createHttpServerType
    openPages: typeof openPagesType
  }
  app = await entry.boot({
    env: readEnv({ NODE_ENV: 'production', DATA_DIR: database.dataDir, DATABASE_URL: '' }),
    log: pino({ level: 'silent' }),
  })
  await rateLimitsOff(app)
  await app.platform.settings.refresh({ force: true })
  sample = await examples(app)
  server = entry.createHttpServer({
    app,
    answer: entry.openPages(build),
    clientDir: path.dirname(file),
    migrations: [],
  }).server
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
}, 60_000)
afterAll(async () => {
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
  await app.close()
  await database.remove()
})

const form = 'application/x-www-form-urlencoded'
/** What stopped the site, and what its like would be. */
const known = ({ intents: [intent = 'none'], isApi }: Target): Body[] =>
  isApi
    ? ['[', '{"a":', '[[],', '{"__proto__":{},'].map((part) => ({
        type: 'application/json',
        text: part.repeat(bodyBytes / part.length),
      }))
    : [
        ...[
          'a[99999999]=1',
          'a[5000000]=1',
          'a&'.repeat(32_000),
          `a${'.a'.repeat(20_000)}=1`,
          `a${'[0]'.repeat(20_000)}=1`,
          Array.from({ length: 199 }, (_, i) => `a[99][99][${i % 100}]=1`).join('&'),
          '%5B'.repeat(20_000),
          '='.repeat(bodyBytes),
        ].map((text) => ({ type: form, text: `intent=${intent}&${text}`.slice(0, bodyBytes) })),
        {
          type: 'multipart/form-data; boundary=x',
          text: '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n'.repeat(1_200),
        },
      ]

async function send({ method }: Target, address: string, headers: Record<string, string>, { type, text }: Body) {
  const answer = await fetch(url + address, {
    method,
    redirect: 'manual',
    body: text,
    headers: { ...headers, 'Content-Type': type, 'Sec-Fetch-Site': 'same-origin' },
  })
  await answer.arrayBuffer()
  return answer.status
}

type Cost = { status: number; cpuMs: number; memoryMb: number }

/** What the whole process, its threads included, spent on one request. */
async function costOf(ask: () => Promise<number>): Promise<Cost> {
  const peakBefore = resetPeakMb()
  const cpuBefore = process.cpuUsage()
  const status = await ask()
  const { user, system } = process.cpuUsage(cpuBefore)
  return { status, cpuMs: (user + system) / 1_000, memoryMb: peakMb() - peakBefore }
}

/** Most memory of the process since the peak was reset; outside Linux since it began. */
function peakMb(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS / 1_024
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1_024
}

function resetPeakMb(): number {
  if (process.platform === 'linux') writeFileSync('/proc/self/clear_refs', '5')
  return peakMb()
}

const isDear = ({ cpuMs, memoryMb }: Cost): boolean => cpuMs > most.cpuMs || memoryMb > most.memoryMb

test('no body of 64 kB costs more than 50 ms of processor and 20 MB, on any route that takes one', async () => {
  const random = openRandom(Number(process.env['PROVE_SEED'] ?? 5))
  const dear: string[] = []
  const costs: Cost[] = []
  const all = targets()
  expect(all.length).toBeGreaterThan(70)
  for (const target of all) {
    const { isApi } = target
    const invent = isApi ? inventJson : inventForm
    const address = fillAddress(target.route, sample)
    const empty = { type: isApi ? 'application/json' : form, text: isApi ? '{}' : 'nothing=' }
    for (const who of isApi ? (['admin'] as const) : (['visitor', 'member'] as const)) {
      const headers = await headersFor(app, who, isApi)
      const bodies = [
        ...(who === 'visitor' ? [] : known(target)),
        ...Array.from({ length: invented }, () => invent(random, target, bodyBytes)),
      ]
      await send(target, address, headers, empty)
      const base = await costOf(() => send(target, address, headers, empty))
      const extra = async (body: Body): Promise<Cost> => {
        const cost = await costOf(() => send(target, address, headers, body))
        return { ...cost, cpuMs: cost.cpuMs - base.cpuMs }
      }
      for (const body of bodies) {
        let cost = await extra(body)
        expect(cost.status, `${target.method} ${address} as ${who}: ${body.text.slice(0, 200)}`).toBeLessThan(500)
        for (let again = 0; again < 2 && isDear(cost); again++) {
          const next = await extra(body)
          cost = { ...next, cpuMs: Math.min(cost.cpuMs, next.cpuMs), memoryMb: Math.min(cost.memoryMb, next.memoryMb) }
        }
        costs.push(cost)
        if (isDear(cost))
          dear.push(
            `${target.method} ${address} as ${who}: ${cost.status}, ${Math.round(cost.cpuMs)} ms, ${Math.round(cost.memoryMb)} MB: ${body.text.slice(0, 200)}`,
          )
      }
    }
  }
  if (process.env['PROVE_COSTS'] !== undefined)
    process.stdout.write(
      `${costs.length} bodies; dearest: ${JSON.stringify({ cpuMs: topOf(costs.map(({ cpuMs }) => cpuMs)), memoryMb: topOf(costs.map(({ memoryMb }) => memoryMb)) })}\n`,
    )
  expect(dear).toEqual([])
}, 300_000)

function topOf(numbers: number[]): number[] {
  return numbers
    .toSorted((a, b) => b - a)
    .slice(0, 8)
    .map(Math.round)
}
