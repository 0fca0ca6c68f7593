import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import path from 'node:path'
import { Command } from 'commander'
import { progressBar } from '#scripts/progress-bar.ts'
import { throwawayPlace } from '#scripts/throwaway/place.ts'
import { firstVisit, openBrowser, voteMs } from './browser-visit.ts'
import { answerForm, demoSessions, fillThread, post, type Session } from './http-threads.ts'
import { figuresOf } from './process-figures.ts'
import {
  demoSite,
  endAll,
  load,
  median,
  pause,
  pidOf,
  postgresCpuMs,
  startBare,
  startSite,
  stopServer,
  type ServedSite,
} from './served-site.ts'

/**
 * The built server on a demo of its own, beside a bare node:http server that answers as many bytes, in one run:
 * processor time of all threads per page, answers, latency under load, weight of pages in a browser, memory, cold start.
 * Nothing leaves this machine. Needs `npm run build` before.
 *
 *     npm run bench -- http --postgres --sites
 */
const options = new Command('bench http')
  .option('--seconds <n>', 'how long each page is asked for', '4')
  .option('--long <n>', 'answers of the long thread', '800')
  .option('--rest <n>', 'seconds of rest before memory is looked at again', '60')
  .option('--postgres', 'the pages on a PostgreSQL server of its own too, whose processor time counts')
  .option('--sites', 'then the statements at 10,000 and 1,000,000 posts (`bench site`): an hour more')
  .option('--without-browser', 'no page weights and no vote')
  .option('--json', 'for machines')
  .parse()
  .opts<{
    seconds: string
    long: string
    rest: string
    postgres?: boolean
    sites?: boolean
    withoutBrowser?: boolean
    json?: boolean
  }>()

/** `must` and `aim` are figures of the product's own goals; null where there is none. */
type Row = { name: string; value: number; unit: string; must: number | null; aim: number | null }
type Place = { site: ServedSite; pid: number; databaseUrl: string; thread: string; short: string; long: string }

const root = path.resolve(import.meta.dirname, '../..')
const seconds = Number(options.seconds)
const rows: Row[] = []
const steps = options.postgres === true ? 24 : 17
let step = 0
const bar = progressBar('bench http', options.json !== true)
const reader: Session = { 'Accept-Encoding': 'gzip', 'Accept-Language': 'ko' }
const searches = ['요금', '예약', 'charging', 'heat pump', '환불', '설치'].map(
  (q) => `/search?q=${encodeURIComponent(q)}`,
)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    endAll()
    process.exit(1)
  })
}

try {
  if (!existsSync(path.join(root, 'build/server/index.js')))
    throw new Error('There is no build yet. Run `npm run build` first.')
  await onSqlite()
  if (options.postgres === true) await onPostgres()
} finally {
  bar.stop()
  endAll()
}
print()
if (options.sites === true)
  spawnSync(process.execPath, [path.join(import.meta.dirname, 'site.ts'), '--posts', '10000,1000000'], {
    stdio: 'inherit',
  })

function done(): void {
  bar.update(++step, steps)
}

function keep(name: string, value: number, unit: string, must: number | null = null, aim: number | null = null): void {
  rows.push({ name, value, unit, must, aim })
  done()
}

async function onSqlite(): Promise<void> {
  const at = await throwawayPlace('bench', {})
  try {
    const site = await demoSite(at)
    const starts: number[] = []
    for (let time = 0; time < 3; time++) {
      const { server, tookMs } = await startSite(site)
      starts.push(tookMs)
      await stopServer(server)
    }
    keep('cold start to ready, median of 3', median(starts) / 1_000, 's', 1.5, 0.8)
    const { server } = await startSite(site)
    await pause(10_000)
    keep('memory idle', figuresOf(pidOf(server)).rssMb, 'MB', 170, 140)
    const place = await withThreads(site, pidOf(server), '')
    const { member } = await demoSessions(site.origin, reader)
    await pages(place, member, { thread: [9, 3], list: [6, 1.5], home: [5, 1.5], search: [8, 5] })
    await cached(place)
    await answers(place, member)
    await underLoad(place, member)
    if (options.withoutBrowser !== true) await inBrowser(place, member)
    keep('memory loaded', figuresOf(pidOf(server)).rssMb, 'MB')
    await pause(Number(options.rest) * 1_000)
    keep(`memory after ${options.rest} s of rest`, figuresOf(pidOf(server)).rssMb, 'MB', 300, 220)
    await stopServer(server)
  } finally {
    await at.remove()
  }
}

async function onPostgres(): Promise<void> {
  const at = await throwawayPlace('bench', { postgres: true })
  try {
    const site = await demoSite(at)
    const { server } = await startSite(site)
    const place = await withThreads(site, pidOf(server), at.databaseUrl)
    const { member } = await demoSessions(site.origin, reader)
    await pages(place, member, { thread: [14, 5], list: [9, 3], home: [8, 3], search: [null, null] })
    await answers(place, member)
    await stopServer(server)
  } finally {
    await at.remove()
  }
}

/** A thread of 30 answers with comments, one of 10, and a long one. */
async function withThreads(site: ServedSite, pid: number, databaseUrl: string): Promise<Place> {
  const { origin } = site
  const { items } = (await (await fetch(`${origin}/api/v1/threads?sort=active&limit=50`)).json()) as {
    items: { url: string; kind: string; answerCount: number }[]
  }
  const writers = Object.values(await demoSessions(origin, reader))
  const open: string[] = []
  // Locked threads and duplicates of others take none.
  for (const { url, kind } of items) {
    const page = new URL(url, origin).pathname
    if (open.length < 3 && kind === 'question' && (await post(origin, page, writers[0] ?? {}, answerForm)) === 303)
      open.push(page)
  }
  const [thread, short, long] = open
  if (thread === undefined || short === undefined || long === undefined) throw new Error('The demo has no threads.')
  await fillThread(origin, thread, writers, { has: 0, responses: 30 })
  await fillThread(origin, short, writers, { has: 0, responses: 10 })
  await fillThread(origin, long, writers, { has: 0, responses: Number(options.long) })
  await pause(3_000)
  return { site, pid, databaseUrl, thread, short, long }
}

type Goal = [must: number | null, aim: number | null]

/** Pages of one reader, one request at a time. */
async function pages(
  place: Place,
  member: Session,
  goals: Record<'thread' | 'list' | 'home' | 'search', Goal>,
): Promise<void> {
  const asked = { thread: [place.thread], list: ['/threads'], home: ['/'], search: searches }
  for (const [name, paths] of Object.entries(asked) as [keyof typeof asked, string[]][])
    keep(`${name} signed in${on(place)}`, (await cost(place, member, paths)).cpuMs, 'ms', ...goals[name])
}

/** The kept page of a thread, in times of what the bare server takes for as many bytes. */
async function cached(place: Place): Promise<void> {
  const bare = await startBare()
  for (const encoding of ['br', 'gzip']) {
    const product = await cost(place, { ...reader, 'Accept-Encoding': encoding }, [place.thread])
    const least = await cost({ ...place, site: { ...place.site, port: bare.port }, pid: pidOf(bare.server) }, {}, [
      `/bytes/${product.bytes}`,
    ])
    keep(`thread signed out, kept, ${encoding}, times the bare server`, product.cpuMs / least.cpuMs, '×', 2.5, 2)
    rows.push({ name: `  its page, ${encoding}`, value: product.bytes / 1_024, unit: 'KB', must: null, aim: null })
    rows.push({ name: '  the bare server', value: least.cpuMs, unit: 'ms', must: null, aim: null })
  }
  await stopServer(bare.server)
}

/** Answers with all that follows, one at a time. */
async function answers(place: Place, member: Session): Promise<void> {
  for (const [name, page] of [
    ['10', place.short],
    [options.long, place.long],
  ] as const) {
    const { cpuMs } = await cost(place, member, [page], { form: answerForm, times: 40 })
    keep(`an answer in a thread of ${name}${on(place)}`, cpuMs, 'ms', place.databaseUrl === '' ? 12 : null, 4)
  }
}

async function underLoad({ site: { port }, thread }: Place, member: Session): Promise<void> {
  for (const [name, headers, goal] of [
    ['kept thread', reader, [60, 20]],
    ['thread signed in', member, [500, 200]],
  ] as const) {
    const { p99, wrong } = await load({
      port,
      seconds,
      connections: 50,
      targets: [{ path: thread }],
      headers,
      status: 200,
    })
    keep(`p99 of ${name}, 50 connections`, p99, 'ms', ...goal)
    if (wrong > 0) rows.push({ name: '  answers that were wrong', value: wrong, unit: '', must: 0, aim: 0 })
  }
}

async function inBrowser({ site: { origin }, thread }: Place, member: Session): Promise<void> {
  const browser = await openBrowser()
  try {
    const url = origin + thread
    for (const [name, session, weight, count] of [
      ['out', null, [30, 25], [4, 3]],
      ['in', member, [70, 45], [8, 6]],
    ] as const) {
      const visit = await firstVisit(browser, url, session)
      keep(`first visit of a thread signed ${name}`, visit.kilobytes, 'KB', ...weight)
      rows.push({ name: '  its requests', value: visit.requests, unit: '', must: count[0], aim: count[1] })
    }
    const ms = await voteMs(browser, url, member, 20)
    if (ms !== null) keep('a vote shown, processor slowed down 20 times', ms, 'ms', 100)
  } finally {
    await browser.close()
  }
}

/** Processor time of the product and, where there is one, of the database server per request; what they queued too. */
async function cost(
  { site: { port }, pid, databaseUrl }: Place,
  headers: Session,
  paths: readonly string[],
  sent: { form: Record<string, string>; times: number } | null = null,
): Promise<{ cpuMs: number; bytes: number }> {
  const targets = paths.map((one) => (sent === null ? { path: one } : { path: one, form: sent.form }))
  const asked = { port, connections: 1, targets, headers, status: sent === null ? 200 : 303 }
  // Compiled code and prepared statements are there before anything is counted.
  await load(sent === null ? { ...asked, seconds: 1, atLeast: 200 } : { ...asked, seconds: 0, atLeast: 10 })
  await pause(1_000)
  const used = (): number => figuresOf(pid).cpuMs + postgresCpuMs(databaseUrl)
  const before = used()
  const result = await load(sent === null ? { ...asked, seconds } : { ...asked, seconds: 0, atLeast: sent.times })
  if (result.wrong > 0) throw new Error(`${paths[0]} answered wrongly ${result.wrong} times.`)
  if (sent !== null) await pause(2_500)
  return { cpuMs: (used() - before) / Math.max(1, result.requests), bytes: Math.round(result.bytes) }
}

function on({ databaseUrl }: Place): string {
  return databaseUrl === '' ? '' : ', PostgreSQL and its server'
}

function print(): void {
  const about = { node: process.version, cores: cpus().length, load: loadavg()[0] ?? 0 }
  if (options.json === true) {
    process.stdout.write(`${JSON.stringify({ ...about, rows }, null, 2)}\n`)
    return
  }
  process.stdout.write(
    `\nNode ${about.node}, ${about.cores} cores shared with the load, load average ${about.load.toFixed(1)}. Times are processor time of all threads, unless p99 or a vote.\n\n`,
  )
  const cell = (value: number | null): string =>
    (value === null ? '' : String(Math.round(value * 100) / 100)).padStart(9)
  process.stdout.write(`${''.padEnd(56)}${'measured'.padStart(9)}    ${'must'.padStart(9)}${'aim'.padStart(9)}\n`)
  for (const { name, value, unit, must, aim } of rows)
    process.stdout.write(
      `${name.padEnd(56)}${cell(value)} ${unit.padEnd(3)}${cell(must)}${cell(aim)}${must !== null && value > must ? '  missed' : ''}\n`,
    )
}
