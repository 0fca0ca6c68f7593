import { fork } from 'node:child_process'
import path from 'node:path'
import type { App } from '#app/boot.server.ts'
import type { Actor } from '#app/core/actor.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.server.ts'
import { createThread } from '#app/domain/threads/create-thread.server.ts'
import { writePost } from '#app/domain/threads/write-post.server.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { Acknowledged, WriterOrders } from './kill-writer.ts'
import { openClockedApp, type Clock, type Place } from './open-clocked-app.ts'
import { addCategory, addMember, openLimits } from './pressure-world.ts'
import { seededRandom } from './seeded-random.ts'

export type KillResult = {
  kills: number
  acknowledged: number
  /** Votes in the database; a few more than acknowledged, because some die on the way back. */ votes: number
  awards: number
  problems: string[]
  seconds: number
}

const voterCount = 60

/**
 * Kills a writing process with SIGKILL at random moments, again and again, and looks after each kill whether everything
 * it had acknowledged is there, once, and the book is clean. The database must be migrated and empty.
 */
export async function runKills(
  { kills, seed, ...place }: Place & { kills: number; seed: number },
  onProgress: (kills: number) => void = () => undefined,
): Promise<KillResult> {
  const began = performance.now()
  const clock: Clock = { began: Date.now(), from: '2026-11-01T00:00:00.000Z', speed: 1 }
  const random = seededRandom(seed)
  const app = await openClockedApp(place, clock)
  const { voters, answers } = await makeBallot(app, kills * 15)
  await app.close()
  const acknowledged: Acknowledged[] = []
  const problems: string[] = []
  let state = { votes: 0, awards: 0 }
  for (let kill = 1; kill <= kills; kill++) {
    acknowledged.push(
      ...(await writeUntilKilled(
        { ...place, clock, voters, answers, from: state.votes + (kill - 1) * 8 },
        1 + Math.floor(random() * 60),
        random() * 12,
      )),
    )
    // Opened again, as a server does that starts after the crash.
    const again = await openClockedApp(place, clock)
    try {
      state = await look(again.platform.open.db, acknowledged, kill, problems)
    } finally {
      await again.close()
    }
    onProgress(kill)
  }
  return { kills, acknowledged: acknowledged.length, ...state, problems, seconds: (performance.now() - began) / 1000 }
}

/**
 * @param count acknowledgements to wait for @param moreMs milliseconds until the kill after that, so that it hits any
 * point of a write
 */
function writeUntilKilled(orders: WriterOrders, count: number, moreMs: number): Promise<Acknowledged[]> {
  const child = fork(path.join(import.meta.dirname, 'kill-writer.ts'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const said: Acknowledged[] = []
  child.on('message', (one) => {
    said.push(one as Acknowledged)
    if (said.length === count) setTimeout(() => child.kill('SIGKILL'), moreMs)
  })
  child.send(orders)
  return new Promise((resolve, reject) => {
    child.once('close', (code, signal) =>
      signal === 'SIGKILL'
        ? resolve(said)
        : reject(new Error(`The writer ended with ${code ?? signal} before it was killed.`)),
    )
  })
}

async function look(
  db: Db,
  acknowledged: readonly Acknowledged[],
  kill: number,
  problems: string[],
): Promise<{ votes: number; awards: number }> {
  const votes = await db.selectFrom('vote').select(['post_id', 'member_id', 'event_id']).execute()
  const awards = await db
    .selectFrom('ledger_transaction')
    .select(['event_id', 'effect'])
    .where('kind', '=', 'award')
    .where('event_type', '=', 'answer.votedUp')
    .execute()
  const there = new Map(votes.map((vote) => [`${vote.post_id} ${vote.member_id}`, vote.event_id]))
  const paid = new Map<string, number>()
  for (const { event_id } of awards) paid.set(event_id ?? '', (paid.get(event_id ?? '') ?? 0) + 1)
  for (const { postId, memberId } of acknowledged) {
    const event = there.get(`${postId} ${memberId}`)
    if (event === undefined) problems.push(`kill ${kill}: the acknowledged vote of ${memberId} on ${postId} is gone`)
    else if (paid.get(event) !== 1)
      problems.push(
        `kill ${kill}: the acknowledged vote of ${memberId} on ${postId} is paid ${paid.get(event) ?? 0} times`,
      )
  }
  for (const { event_id } of votes)
    if (paid.get(event_id) !== 1)
      problems.push(`kill ${kill}: the vote of ${event_id} is paid ${paid.get(event_id) ?? 0} times`)
  for (const finding of (await verifyLedger(db)).findings)
    problems.push(
      `kill ${kill}: ${finding.check} ${finding.subject} should be ${finding.expected} and is ${finding.found}`,
    )
  return { votes: votes.length, awards: awards.length }
}

/** Answers of one member and more than enough voters. @param votes how many may be cast */
async function makeBallot(app: App, votes: number): Promise<{ voters: Actor[]; answers: string[] }> {
  await openLimits(app)
  await addCategory(app)
  const author = await addMember(app, 'author', [])
  const asker = await addMember(app, 'asker', [])
  const voters = await Promise.all(Array.from({ length: voterCount }, (_, i) => addMember(app, `voter${i}`, [])))
  const { thread } = await createThread(app.context({ actor: asker }), {
    kind: 'question',
    title: 'The meter reads 0 W',
    body: 'Since yesterday it shows nothing.',
    category: 'pressure',
    tags: [],
    product: null,
    version: null,
  })
  const answers: string[] = []
  for (let i = 0; i < Math.ceil((votes * 6) / voterCount) + 3; i++)
    answers.push(
      (
        await writePost(app.context({ actor: author }), {
          threadId: thread.id,
          parentId: null,
          body: `Turn on network number ${i}.`,
        })
      ).id,
    )
  return { voters, answers }
}
