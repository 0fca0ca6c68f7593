import { createHash } from 'node:crypto'
import type { App } from '#app/boot.server.ts'
import { sessionCookie } from '#app/domain/accounts/sessions/session-cookie.server.ts'
import { startSession } from '#app/domain/accounts/sessions/start-session.server.ts'
import { createToken } from '#app/domain/accounts/tokens/create-token.server.ts'
import { openCase } from '#app/domain/cases/open-case.server.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.server.ts'
import { adjustBalance } from '#app/domain/loyalty/awards/adjust-balance.server.ts'
import { createThread } from '#app/domain/threads/create-thread.server.ts'
import { writePost } from '#app/domain/threads/write-post.server.ts'
import { keyedActs, type KeyedActName, type Sender } from './keyed-acts.ts'
import { openClockedApp, type Clock, type Place } from './open-clocked-app.ts'
import { addCategory, addMember, addPerks, openLimits } from './pressure-world.ts'
import { seededRandom } from './seeded-random.ts'
import { servedSite, type ServedSite } from './served-site.ts'

export type ServerKillResult = {
  kills: number
  acknowledged: number
  byAct: Record<string, number>
  /** Acts that were sent again because no answer came. */ sentAgain: number
  /** Acts that were committed when the process died, and whose answer never arrived. */ unanswered: number
  /** Answers that were asked for once more and compared. */ compared: number
  problems: string[]
  seconds: number
}

const senderCount = 8
const longestWaitMs = 20_000

type Acknowledged = { act: KeyedActName; mark: string; id: string | null }

/**
 * Sends acts over HTTP, each again under its key until it is acknowledged, while the serving process is killed with
 * SIGKILL at random moments. At the end each act must have been done exactly once, and each acknowledged id be that of
 * what is there. The database must be migrated and empty, the product built.
 */
export async function runServerKills(
  { kills, acts, seed, ...place }: Place & { kills: number; acts: number; seed: number },
  onProgress: (acknowledged: number) => void = () => undefined,
): Promise<ServerKillResult> {
  const began = performance.now()
  const clock: Clock = { began: Date.now(), from: new Date().toISOString(), speed: 1 }
  const random = seededRandom(seed)
  const app = await openClockedApp(place, clock)
  const senders = await makeSenders(app)
  await app.close()

  const site = await servedSite(place)
  const acknowledged: Acknowledged[] = []
  const run = { sentAgain: 0, unanswered: 0, compared: 0, problems: [] as string[], killed: 0, ended: 0 }
  try {
    await site.start()
    let next = 0
    const names = Object.keys(keyedActs) as KeyedActName[]
    const lane = async (sender: Sender): Promise<void> => {
      while (next < acts) {
        const number = next++
        const name = names[number % names.length]
        if (name === undefined) return
        const mark = `mark-${String(number).padStart(7, '0')}`
        const answer = await sendUntilAcknowledged(site, sender, name, mark, run, random)
        if (answer !== null) acknowledged.push({ act: name, mark, id: answer.id })
        onProgress(++run.ended)
      }
    }
    const lanes = Promise.all(senders.map(lane))
    await Promise.all([lanes, killAgainAndAgain(site, place, { kills, acts, random, acknowledged, run })])
  } finally {
    await site.kill()
  }
  const again = await openClockedApp(place, clock)
  try {
    await look(again, acknowledged, acts, run.problems)
  } finally {
    await again.close()
  }
  const byAct: Record<string, number> = {}
  for (const { act } of acknowledged) byAct[act] = (byAct[act] ?? 0) + 1
  return {
    kills: run.killed,
    acknowledged: acknowledged.length,
    byAct,
    sentAgain: run.sentAgain,
    unanswered: run.unanswered,
    compared: run.compared,
    problems: run.problems,
    seconds: (performance.now() - began) / 1000,
  }
}

type Run = {
  sentAgain: number
  unanswered: number
  compared: number
  problems: string[]
  killed: number
  ended: number
}

/** Kills at evenly spread numbers of acknowledged acts, each a few milliseconds later than that. */
async function killAgainAndAgain(
  site: ServedSite,
  place: Place,
  {
    kills,
    acts,
    random,
    acknowledged,
    run,
  }: { kills: number; acts: number; random: () => number; acknowledged: readonly Acknowledged[]; run: Run },
): Promise<void> {
  for (let kill = 1; kill <= kills; kill++) {
    const at = Math.floor((acts * (kill - random() * 0.5)) / (kills + 1))
    while (run.ended < at) await pause(1)
    await pause(random() * 25)
    await site.kill()
    run.killed++
    run.unanswered += (await keysKept(place)) - keyed(acknowledged)
    await site.start()
  }
}

function keyed(acknowledged: readonly Acknowledged[]): number {
  return acknowledged.filter(({ act }) => act !== 'upload').length
}

async function keysKept(place: Place): Promise<number> {
  const app = await openClockedApp(place, { began: Date.now(), from: new Date().toISOString(), speed: 1 }, 1)
  try {
    const { count } = await app.platform.open.db
      .selectFrom('idempotency_key')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    return count
  } finally {
    await app.close()
  }
}

/** @returns what the server calls what it made; null: it refused. Every fifth act is sent once more, and must be answered the same. */
async function sendUntilAcknowledged(
  site: ServedSite,
  sender: Sender,
  name: KeyedActName,
  mark: string,
  run: Run,
  random: () => number,
): Promise<{ id: string | null } | null> {
  const act = keyedActs[name]
  const deadline = Date.now() + longestWaitMs * 3
  for (let tries = 1; ; tries++) {
    const answer = await send(site, act.request(sender, mark))
    if (answer !== null && answer.status < 400) {
      if (tries > 1) run.sentAgain++
      const id = act.idIn(answer.body)
      if (random() < 0.2) {
        const second = await send(site, act.request(sender, mark))
        if (second !== null && second.status < 500) {
          run.compared++
          if (second.status !== answer.status || second.place !== answer.place || act.idIn(second.body) !== id)
            run.problems.push(
              `${name} ${mark}: answered ${answer.status} ${id} and then ${second.status} ${JSON.stringify(second.body)}`,
            )
        }
      }
      return { id }
    }
    const willPass = answer === null || answer.status >= 500 || codeOf(answer) === 'still_running'
    if (!willPass || Date.now() > deadline) {
      run.problems.push(`${name} ${mark}: ${answer?.status ?? 'no answer'} ${JSON.stringify(answer?.body)}`)
      return null
    }
    await pause(20 + random() * 60)
  }
}

type Answer = { status: number; place: string | null; body: unknown }

/** null: no whole answer came. */
async function send(site: ServedSite, { path, init }: { path: string; init: RequestInit }): Promise<Answer | null> {
  try {
    const response = await fetch(`${site.url}${path}`, { ...init, signal: AbortSignal.timeout(longestWaitMs) })
    const text = await response.text()
    const isJson = response.headers.get('Content-Type')?.includes('json') ?? false
    return {
      status: response.status,
      place: response.headers.get('Location'),
      body: isJson ? (JSON.parse(text) as unknown) : text.slice(0, 200),
    }
  } catch {
    return null
  }
}

function codeOf({ body }: Answer): unknown {
  return typeof body === 'object' && body !== null && 'code' in body ? body.code : null
}

async function look(app: App, acknowledged: readonly Acknowledged[], acts: number, problems: string[]): Promise<void> {
  const { db } = app.platform.open
  if (acknowledged.length !== acts) problems.push(`${acts} acts were sent and ${acknowledged.length} acknowledged`)
  const found = new Map<KeyedActName, Map<string, string[]>>()
  for (const name of Object.keys(keyedActs) as KeyedActName[]) {
    const ids = new Map<string, string[]>()
    for (const { id, mark } of await keyedActs[name].made(db)) ids.set(mark, [...(ids.get(mark) ?? []), id])
    found.set(name, ids)
  }
  for (const { act, mark, id } of acknowledged) {
    const ids = found.get(act)?.get(keyedActs[act].trace(mark)) ?? []
    if (ids.length !== 1) problems.push(`${act} ${mark}: acknowledged, and there ${ids.length} times`)
    else if (id !== null && ids[0] !== id)
      problems.push(`${act} ${mark}: acknowledged as ${id}, and there as ${ids[0]}`)
  }
  for (const { id, stored_sha256 } of await db.selectFrom('upload').select(['id', 'stored_sha256']).execute()) {
    const bytes = await app.platform.files.read(id)
    if (bytes === null || createHash('sha256').update(bytes).digest('hex') !== stored_sha256)
      problems.push(`upload ${id}: its file is ${bytes === null ? 'gone' : 'another one'}`)
  }
  for (const finding of (await verifyLedger(db)).findings)
    problems.push(`${finding.check} ${finding.subject} should be ${finding.expected} and is ${finding.found}`)
}

/** Each with a question of a customer, an open case about it, and a customer with points. */
async function makeSenders(app: App): Promise<Sender[]> {
  await openLimits(app)
  await app.platform.open.db
    .insertInto('setting')
    .values({ key: 'security.rateLimits', value: 'false', changed_at: app.platform.clock(), changed_by: null })
    .execute()
  await app.platform.settings.refresh({ force: true })
  await addCategory(app)
  const [perk] = await addPerks(app, 100)
  if (perk === undefined) throw new Error('There is no perk.')
  const senders: Sender[] = []
  for (let i = 0; i < senderCount; i++) {
    const actor = await addMember(app, `sender${i}`, ['agent'])
    const memberId = actor.memberId ?? ''
    const ctx = app.context({ actor })
    const buyer = await addMember(app, `customer${i}`, [])
    const customer = app.context({ actor: buyer })
    const { thread } = await createThread(customer, {
      kind: 'question',
      title: `The meter of customer ${i} reads nothing`,
      body: 'Since yesterday.',
      category: 'pressure',
      tags: [],
      product: null,
      version: null,
    })
    const post = await writePost(customer, { threadId: thread.id, parentId: null, body: 'It went on for a moment.' })
    const opened = await openCase(ctx, { postId: post.id })
    for (let j = 0; j < 20; j++)
      await adjustBalance(app.context(), {
        memberId: buyer.memberId ?? '',
        unit: 'points',
        amount: 500,
        reason: 'A beginning',
        key: `begin-${i}-${j}`,
      })
    const tokenOf = async (owner: string): Promise<string> =>
      (await createToken(app.context(), { memberId: owner, name: 'proof', scopes: ['read', 'write', 'staff'] })).text
    const session = await ctx.write((tx) => startSession(tx, memberId, actor, { userAgent: null, ip: null }))
    senders.push({
      token: await tokenOf(memberId),
      customerToken: await tokenOf(buyer.memberId ?? ''),
      cookie: sessionCookie(app.platform.env, session).split(';')[0] ?? '',
      threadId: thread.id,
      postId: post.id,
      caseNumber: opened.number,
      perk: perk.slug,
    })
  }
  return senders
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
