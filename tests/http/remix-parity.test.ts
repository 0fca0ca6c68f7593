import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { createRequestHandler, type AppLoadContext, type ServerBuild } from '@remix-run/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App, boot as bootType } from '#app/boot.server.ts'
import { readEnv } from '#app/core/env.server.ts'
import type { openPages as openPagesType } from '#app/pages/answer-page.server.tsx'
import { contextFor } from '#app/web/context-for.server.ts'
import { childEnv } from '#tests/setup/child-env.ts'
import { demoServer, filled, headersOf, type Visitor } from './demo-visit.ts'
import table from './routes.json' with { type: 'json' }

/**
 * The site answers documents itself instead of by Remix's handler (decision 032). Here both answer every address in one
 * process, from one build and one database: what a program can see of an answer must be equal, but for four things that
 * are better now. A resource that fails says why (Remix: "Unexpected Server Error"). A resource that only takes forms answers 405 to a reader (Remix: 400). A refused form of a page that is
 * not there answers 404 (Remix: the status of the form, with the page of 404). A resource's own status counts (Remix: 200).
 */
type Answered = { status: number; headers: Record<string, string | null>; cookies: number; body: string }
type Handler = (request: Request, context: AppLoadContext) => Promise<Answered>

const origin = 'http://localhost:3000'
const readers = ['visitor', 'member', 'admin'] as const satisfies readonly Visitor[]

let app: App
let sample: Record<string, string>
let stop: () => Promise<unknown>
let ours: Handler
let remix: Handler

beforeAll(async () => {
  const demo = await demoServer()
  sample = demo.sample
  stop = () => demo.server.stop()
  const file = path.resolve(import.meta.dirname, '../../build/server/index.js')
  const build = (await import(pathToFileURL(file).href)) as ServerBuild
  const entry = build.entry.module as unknown as { boot: typeof bootType; openPages: typeof openPagesType }
  app = await entry.boot({ env: readEnv({ ...childEnv, DATA_DIR: demo.server.dataDir, LOG_LEVEL: 'silent' }) })
  const answer = entry.openPages(build)
  ours = async (request, context) => {
    const { status, headers, body } = await answer(request, context)
    const text = typeof body === 'string' ? body : await new Response(body).text()
    return seen(status, headers, text)
  }
  // Remix draws a document by the entry module; what it draws is not compared.
  const drawn = (_request: Request, status: number, headers: Headers): Response =>
    new Response('<html></html>', { status, headers: { ...Object.fromEntries(headers), 'Content-Type': 'text/html' } })
  const handle = createRequestHandler(
    { ...build, entry: { module: { default: drawn, handleError: () => undefined } as never } },
    'production',
  )
  remix = async (request, context) => {
    const response = await handle(request, context)
    return seen(response.status, response.headers, await response.text())
  }
}, 120_000)
afterAll(async () => {
  await app.close()
  await stop()
})

function seen(status: number, headers: Headers, body: string): Answered {
  return {
    status,
    headers: {
      location: headers.get('location'),
      type: (headers.get('content-type') ?? '').split(';')[0] || null,
      ...(headers.get('content-type')?.startsWith('text/html') ? {} : { cache: headers.get('cache-control') }),
    },
    cookies: headers.getSetCookie().length,
    body: headers.get('content-type')?.startsWith('text/html') ? '' : body.replaceAll(/"requestId":"[^"]*"/g, ''),
  }
}

async function both(method: string, target: string, who: Visitor): Promise<[Answered, Answered]> {
  const cookie = (await headersOf(app, who))['Cookie']
  const answer = async (handler: Handler): Promise<Answered> => {
    const { ctx, sessionHash } = await contextFor(app.platform, {
      inAddress: null,
      path: new URL(target, origin).pathname,
      cookie,
      acceptLanguage: 'en',
      ip: '127.0.0.1',
      local: true,
      requestId: 'same',
    })
    const request = new Request(origin + target, {
      method,
      headers: {
        Accept: 'text/html',
        ...(cookie === undefined ? {} : { Cookie: cookie }),
        ...(method === 'POST' ? { 'Content-Type': 'application/x-www-form-urlencoded' } : {}),
      },
      ...(method === 'POST' ? { body: 'nothing=' } : {}),
    })
    return handler(request, { ctx, log: ctx.log, offline: false, sessionHash, refusal: null })
  }
  return [await answer(ours), await answer(remix)]
}

const masked = '{"message":"Unexpected Server Error"}'
const addresses = table.map(({ try: one }) => one)

test.each(readers)('as %s, every address is read with status, address and cookies as with Remix', async (who) => {
  const [found, expected]: [Record<string, Answered>, Record<string, Answered>] = [{}, {}]
  for (const method of ['GET', 'HEAD'])
    for (const address of addresses) {
      const target = filled(address, sample)
      const [mine, theirs] = await both(method, target, who)
      if (mine.status === 405 && theirs.status === 400) continue
      if (theirs.body === masked && mine.status === theirs.status) mine.body = masked
      // What a program gets of HEAD is cut off when it is sent.
      found[`${method} ${target}`] = method === 'HEAD' ? { ...mine, body: '' } : mine
      expected[`${method} ${target}`] = theirs
    }
  expect(found).toEqual(expected)
})

test.each(readers)('as %s, an empty form is refused everywhere as with Remix', async (who) => {
  const [found, expected]: [Record<string, number>, Record<string, number>] = [{}, {}]
  for (const address of addresses) {
    const target = filled(address, sample)
    const [mine, theirs] = await both('POST', target, who)
    if (theirs.status === 422 && mine.status === (await both('GET', target, who))[0].status) continue
    // A resource's own status counts.
    if (theirs.status === 200 && mine.status === 422) continue
    // The first intent of these needs no field; of badges it runs once at a time, a copy of one's data is made once a day.
    if (['/me/reading', '/admin/badges', '/me/export'].includes(address)) continue
    found[target] = mine.status
    expected[target] = theirs.status
  }
  expect(found).toEqual(expected)
})
