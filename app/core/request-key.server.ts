import { DomainError } from './errors.ts'
import type { Instant } from './time.ts'
import type { Tx } from './write.server.ts'

/**
 * What a repetition under the same key gets instead of a second write. `result`: what the write returned the first
 * time, which must survive JSON. `refuse`: a conflict, because the result holds a secret that may not be stored.
 * `again`: the write is made once more, because that does no harm and its result is a secret of this request (a
 * session).
 */
export type Repeat = 'result' | 'refuse' | 'again'

/** What the database holds under a key. */
export type KeptRequest = {
  request_hash: string
  /** JSON of what the write returned, '' for nothing; null when it may not be kept. */
  result: string | null
  /** JSON of the whole answer; null when the process ended between the commit and the answer. */
  answer: string | null
}

/**
 * The key of one request while it is worked on. The context carries it, and `ctx.write` writes its row in the
 * transaction of the work: after a crash there are both or neither.
 */
export type RequestKey = {
  key: string
  hash: string
  /** When it was sent. */
  at: Instant
  /** What an earlier request with the same key left; null: nothing yet. */
  earlier: KeptRequest | null
  /** The outcome of this request's write, once it is made: may the answer be kept? null: nothing was written. */
  left: Exclude<Repeat, 'again'> | null
}

/**
 * Makes the one write of a request, or gives what it gave the first time. A process that works on the same key waits at
 * the row until the first one has committed or failed.
 * @param run makes the transaction
 * @throws conflict (`idempotency_mismatch`, `already_done`)
 */
export async function writeUnderKey<T>(
  key: RequestKey,
  repeat: Exclude<Repeat, 'again'>,
  work: (tx: Tx) => Promise<T>,
  run: (work: (tx: Tx) => Promise<T>) => Promise<T>,
): Promise<T> {
  // One key covers one commit: with two, a crash in between would leave half of the work under a key that is taken.
  if (key.left !== null)
    throw new Error('A request that can be repeated makes one write: put both into one transaction.')
  if (key.earlier === null) {
    try {
      const result = await run((tx) => workWithRow(tx, key, repeat, work))
      key.left = repeat
      return result
    } catch (error) {
      if (!(error instanceof Taken)) throw error
      key.earlier = error.row
    }
  }
  const { result } = sameRequest(key.earlier, key.hash)
  if (result === null) throw new DomainError('conflict', 'errors.alreadyDone', { code: 'already_done' })
  key.left = 'result'
  return (result === '' ? undefined : JSON.parse(result)) as T
}

/** @throws conflict (`idempotency_mismatch`) when the key was used for something else */
export function sameRequest(earlier: KeptRequest, hash: string): KeptRequest {
  if (earlier.request_hash === hash) return earlier
  throw new DomainError('conflict', 'errors.idempotencyMismatch', { code: 'idempotency_mismatch' })
}

/** Rolls the transaction back: the key was taken meanwhile. */
class Taken extends Error {
  readonly row: KeptRequest
  constructor(row: KeptRequest) {
    super('the key is taken')
    this.row = row
  }
}

/** The row comes first, so that nothing is decided or locked before it is certain that this request is the first. */
async function workWithRow<T>(
  tx: Tx,
  { key, hash, at }: RequestKey,
  repeat: Exclude<Repeat, 'again'>,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const inserted = await tx.db
    .insertInto('idempotency_key')
    .values({ key, request_hash: hash, result: null, answer: null, created_at: at })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows !== 1n)
    throw new Taken(
      await tx.db
        .selectFrom('idempotency_key')
        .select(['request_hash', 'result', 'answer'])
        .where('key', '=', key)
        .executeTakeFirstOrThrow(),
    )
  const result = await work(tx)
  if (repeat === 'result')
    await tx.db
      .updateTable('idempotency_key')
      .set({ result: result === undefined ? '' : JSON.stringify(result) })
      .where('key', '=', key)
      .execute()
  return result
}
