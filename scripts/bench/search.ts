import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Command } from 'commander'
import { boot, type App } from '#app/boot.server.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { readEnv } from '#app/core/env.server.ts'
import { matchPlan } from '#app/domain/search/match-plan.ts'
import { parseQuery } from '#app/domain/search/query-language.ts'
import { search } from '#app/domain/search/search.server.ts'
import { similarCandidates } from '#app/domain/search/similar-candidates.server.ts'
import { migrate } from '#db/migrate.server.ts'
import { seedMinimal } from '#db/seeds/minimal.ts'
import { progressBar } from '#scripts/progress-bar.ts'
import { generateThreads, randomNumbers, type GeneratedThread } from './search-text.ts'
import { storeTexts, type StoredText } from './store-texts.ts'

/**
 * How well and how fast search finds, on generated questions in both languages and, when its file is given, on paraKQC.
 * Times are CPU milliseconds of this process per query (on PostgreSQL the server's own work shows in the wall time
 * only); each query runs three times and the quickest counts, as whatever else the machine does can only add.
 *
 *     node scripts/bench/search.ts --documents 100000 --parakqc parakqc_odd_sets.tsv.gz
 *     node scripts/bench/search.ts --database postgres://…/an_empty_database
 */
type Options = { documents: string; queries: string; database: string; parakqc?: string; json?: boolean }

type Timed = { cpuMs: number[]; wallMs: number[] }
type Figures = Record<string, number | string>

const timesEach = 3

const program = new Command('bench search')
  .option('--documents <n>', 'how many threads to generate; 0: none', '20000')
  .option('--queries <n>', 'how many questions of each kind', '300')
  .option('--database <url>', 'an empty PostgreSQL database; SQLite in a temporary folder when left out', '')
  .option('--parakqc <file>', 'paraKQC as `set<TAB>text`, with or without .gz')
  .option('--json', 'for machines')
  .parse()
const options = program.opts<Options>()

const dataDir = mkdtempSync(path.join(tmpdir(), 'dangol-bench-'))
try {
  const report: Record<string, Figures> = {}
  if (Number(options.documents) > 0)
    await withDatabase(
      options.database,
      async (app) =>
        void Object.assign(report, await onGeneratedText(app, Number(options.documents), Number(options.queries))),
    )
  if (options.parakqc !== undefined) {
    const file = options.parakqc
    await withDatabase(
      options.database,
      async (app) => void Object.assign(report, { parakqc: await onParaphrases(app, file, Number(options.queries)) }),
    )
  }
  print(report)
} finally {
  rmSync(dataDir, { recursive: true, force: true })
}

async function withDatabase(database: string, work: (app: App) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(dataDir, 'site-'))
  const env = readEnv({
    NODE_ENV: 'test',
    LOG_LEVEL: 'error',
    DATA_DIR: folder,
    DATABASE_URL: database,
    DATABASE_POOL: '4',
  })
  const app = await boot({ env })
  try {
    const migrations = path.resolve(import.meta.dirname, '../../db/migrations')
    await migrate(app.platform.open, migrations, { backupDir: null, now: new Date().toISOString() })
    await seedMinimal(app.platform.open.db)
    const { rowid } = (await app.platform.open.db
      .selectFrom('search_document')
      .select('rowid')
      .limit(1)
      .executeTakeFirst()) ?? { rowid: null }
    if (rowid !== null)
      throw new Error(
        'This database has threads already: paraKQC and generated text need an empty one each (--documents 0 leaves the generated text out).',
      )
    await work(app)
  } finally {
    await app.close()
  }
}

async function onGeneratedText(app: App, count: number, queries: number): Promise<Record<string, Figures>> {
  const ctx = app.context()
  const threads = [...generateThreads(count)]
  const { ids, cpuMs } = await store(
    ctx,
    threads.map(({ title, body, lang }) => ({ title, texts: [body], lang })),
  )
  const sample = everyNth(
    threads.map((thread, at) => ({ ...thread, id: ids[at] ?? '' })),
    queries,
  )
  const report: Record<string, Figures> = {
    corpus: {
      documents: count,
      'characters each': Math.round(mean(threads.map(({ title, body }) => title.length + body.length))),
      'index CPU ms each': round(cpuMs / count),
    },
  }
  for (const lang of ['ko', 'en'] as const) {
    const asked = sample.filter((thread) => thread.lang === lang)
    report[`question in words of one's own, ${lang}`] = await knownItems(
      ctx,
      asked.map(({ id, question }) => ({ q: question, id })),
    )
    report[`title as it stands, ${lang}`] = await knownItems(
      ctx,
      asked.map(({ id, title }) => ({ q: title, id })),
    )
  }
  const korean = sample.filter(({ lang }) => lang === 'ko')
  report['title typed without spaces, ko'] = await knownItems(
    ctx,
    korean.map(({ id, title }) => ({ q: title.replaceAll(' ', ''), id })),
  )
  report['one syllable'] = await recall(ctx, threads, ids, syllables(threads, 1, 40))
  report['two syllables'] = await recall(ctx, threads, ids, syllables(threads, 2, 80))
  report['one syllable, as shown'] = await timesOnly(ctx, syllables(threads, 1, 40))
  report['two syllables, as shown'] = await timesOnly(ctx, syllables(threads, 2, 80))
  report['two syllables and an operator'] = await timesOnly(
    ctx,
    syllables(threads, 2, 40).map((word) => `${word} is:unsolved`),
  )
  return report
}

/** @returns the ids of the threads and what writing them took */
async function store(ctx: Ctx, threads: readonly StoredText[]): Promise<{ ids: string[]; cpuMs: number }> {
  const bar = progressBar('index', options.json !== true)
  const before = process.cpuUsage()
  const ids = await storeTexts(ctx, threads, (done) => bar.update(done, threads.length))
  bar.stop()
  const { user, system } = process.cpuUsage(before)
  return { ids, cpuMs: (user + system) / 1_000 }
}

/** For each query one thread is right: its place in the results. */
async function knownItems(ctx: Ctx, asked: readonly { q: string; id: string }[]): Promise<Figures> {
  const timed: Timed = { cpuMs: [], wallMs: [] }
  const ranks: number[] = []
  for (const { q, id } of asked) {
    const { items } = await time(timed, () => search(ctx, { q, type: 'thread', limit: 20, cursor: null }))
    ranks.push(items.findIndex((hit) => hit.id === id) + 1)
  }
  return {
    MRR: round(mean(ranks.map((rank) => (rank > 0 && rank <= 10 ? 1 / rank : 0)))),
    'R@1': share(ranks, 1),
    'R@10': share(ranks, 10),
    ...times(timed),
  }
}

/** Of the threads that hold a word anywhere, how many does the index give? */
async function recall(
  ctx: Ctx,
  threads: readonly GeneratedThread[],
  ids: readonly string[],
  words: readonly string[],
): Promise<Figures> {
  const rows = await ctx.read.selectFrom('search_document').select(['rowid', 'subject_id']).execute()
  const idOf = new Map(rows.map(({ rowid, subject_id }) => [rowid, subject_id]))
  const shares: number[] = []
  let documents = 0
  for (const word of words) {
    const right = new Set(ids.filter((_id, at) => `${threads[at]?.title}\n${threads[at]?.body}`.includes(word)))
    const found = await ctx.dialect.fullText.first(
      ctx.read,
      { groups: matchPlan(parseQuery(word)).all, match: 'every', none: [] },
      threads.length,
    )
    shares.push(found.filter((rowid) => right.has(idOf.get(rowid) ?? '')).length / Math.max(1, right.size))
    documents += right.size
  }
  return { recall: round(mean(shares)), words: words.length, 'documents each': Math.round(documents / words.length) }
}

async function timesOnly(ctx: Ctx, words: readonly string[]): Promise<Figures> {
  const timed: Timed = { cpuMs: [], wallMs: [] }
  for (const q of words) await time(timed, () => search(ctx, { q, type: 'thread', limit: 20, cursor: null }))
  return times(timed)
}

/** Ten sentences of each set mean the same: a sentence asks, the other nine should come first. */
async function onParaphrases(app: App, file: string, queries: number): Promise<Figures> {
  const raw = readFileSync(file)
  const text = (file.endsWith('.gz') ? gunzipSync(raw) : raw).toString('utf8')
  const sentences = text.split('\n').flatMap((line) => {
    const [set, sentence] = line.split('\t')
    return set === undefined || sentence === undefined ? [] : { set, title: sentence, texts: [''], lang: 'ko' as const }
  })
  const ctx = app.context()
  const { ids } = await store(ctx, sentences)
  const setOf = new Map(ids.map((id, at) => [id, sentences[at]?.set]))
  const timed: Timed = { cpuMs: [], wallMs: [] }
  const first: number[] = []
  const precision: number[] = []
  for (const { title, set, id } of everyNth(
    sentences.map((sentence, at) => ({ ...sentence, id: ids[at] ?? '' })),
    queries,
  )) {
    const found = (await time(timed, () => similarCandidates(ctx, title, 200))).filter(
      ({ subjectId }) => subjectId !== id,
    )
    const right = found.map(({ subjectId }) => setOf.get(subjectId) === set)
    first.push(right[0] === true ? 1 : 0)
    let hits = 0
    precision.push(
      right.reduce((sum, isRight, at) => (isRight ? sum + ++hits / (at + 1) : sum), 0) /
        (sentences.filter((other) => other.set === set).length - 1),
    )
  }
  return { sentences: sentences.length, 'P@1': round(mean(first)), MAP: round(mean(precision)), ...times(timed) }
}

/** Words of a given number of syllables that begin words of the texts, common and rare ones. */
function syllables(threads: readonly GeneratedThread[], length: number, count: number): string[] {
  const random = randomNumbers(7)
  const words = new Set<string>()
  for (let tries = 0; words.size < count && tries < 100 * count; tries++) {
    const thread = threads[Math.floor(random() * threads.length)]
    const found = thread?.body.match(/[가-힣]{2,}/g) ?? []
    const word = found[Math.floor(random() * found.length)]?.slice(0, length)
    if (word !== undefined) words.add(word)
  }
  return [...words]
}

async function time<T>(timed: Timed, work: () => Promise<T>): Promise<T> {
  const cpuMs: number[] = []
  const wallMs: number[] = []
  for (let run = 1; ; run++) {
    const start = performance.now()
    const before = process.cpuUsage()
    const result = await work()
    const { user, system } = process.cpuUsage(before)
    cpuMs.push((user + system) / 1_000)
    wallMs.push(performance.now() - start)
    if (run < timesEach) continue
    timed.cpuMs.push(Math.min(...cpuMs))
    timed.wallMs.push(Math.min(...wallMs))
    return result
  }
}

function times({ cpuMs, wallMs }: Timed): Figures {
  return {
    'p50 CPU ms': percentile(cpuMs, 0.5),
    'p95 CPU ms': percentile(cpuMs, 0.95),
    'p50 wall ms': percentile(wallMs, 0.5),
    'p95 wall ms': percentile(wallMs, 0.95),
  }
}

function percentile(values: readonly number[], part: number): number {
  return round(values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(part * values.length))] ?? 0)
}

function share(ranks: readonly number[], upTo: number): number {
  return round(mean(ranks.map((rank) => (rank > 0 && rank <= upTo ? 1 : 0))))
}

function everyNth<T>(rows: readonly T[], count: number): T[] {
  // Every third thread is in English: a step that three divides would meet one language only.
  const even = Math.max(1, Math.floor(rows.length / count))
  const step = even > 1 && even % 3 === 0 ? even - 1 : even
  return rows.filter((_row, at) => at % step === 0).slice(0, count)
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000
}

function print(report: Record<string, Figures>): void {
  if (options.json === true) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
  else
    for (const [name, figures] of Object.entries(report))
      process.stdout.write(
        `${name}\n    ${Object.entries(figures)
          .map(([what, value]) => `${what} ${value}`)
          .join(' · ')}\n`,
      )
}
