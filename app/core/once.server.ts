import type { Ctx } from './context.server.ts'
import { DomainError } from './errors.ts'
import { keyedHash } from './secret.server.ts'
import { plus } from './time.ts'

const waitMs = 50
const waitTimes = 200
/** A first request that left no result for this long died with its process; the next one may try again. */
const abandonedMinutes = 2

type Options<T> = {
  /** Whether this result is given again to a repetition; a result that is not is worked out anew. */
  remember?: (result: T) => boolean
  /** What to do when the same key comes with another content; without it that is a conflict. */
  whenDifferent?: () => Promise<T>
}

/**
 * Runs `work` at most once per key: a repetition waits for the first and gets its result. A failed first run leaves no
 * trace, so that the corrected request can be sent under the same key.
 * @param content what was asked, passwords included; only a hash with our secret is stored.
 * @param work its result must survive JSON.
 * @throws conflict (`idempotency_mismatch`) when the key was used for something else, or the first is still running.
 */
export async function once<T>(
  ctx: Ctx,
  key: string,
  content: string,
  work: () => Promise<T>,
  options: Options<T> = {},
): Promise<T> {
  const { db } = ctx.platform.open
  const hash = keyedHash(ctx.platform.env, 'idempotency', content)
  for (let i = 0; i < waitTimes; i++) {
    const now = ctx.now()
    const claimed = await db
      .insertInto('idempotency_key')
      .values({ key, request_hash: hash, status: 0, body: '', created_at: now })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .executeTakeFirst()
    if (claimed.numInsertedOrUpdatedRows === 1n) return runFirst(ctx, key, work, options)
    const first = await db.selectFrom('idempotency_key').selectAll().where('key', '=', key).executeTakeFirst()
    if (first === undefined) continue
    if (first.request_hash !== hash) {
      if (options.whenDifferent !== undefined) return options.whenDifferent()
      throw new DomainError('conflict', 'errors.idempotencyMismatch', { code: 'idempotency_mismatch' })
    }
    if (first.status !== 0) return JSON.parse(first.body) as T
    if (first.created_at < plus(now, { minutes: -abandonedMinutes })) {
      await db.deleteFrom('idempotency_key').where('key', '=', key).where('status', '=', 0).execute()
      continue
    }
    await new Promise((resolve) => setTimeout(resolve, waitMs))
  }
  throw new DomainError('conflict', 'errors.stillRunning', { code: 'still_running' })
}

async function runFirst<T>(ctx: Ctx, key: string, work: () => Promise<T>, options: Options<T>): Promise<T> {
  const { db } = ctx.platform.open
  try {
    const result = await work()
    if (options.remember?.(result) ?? true)
      await db
        .updateTable('idempotency_key')
        .set({ status: 1, body: JSON.stringify(result) })
        .where('key', '=', key)
        .execute()
    else await db.deleteFrom('idempotency_key').where('key', '=', key).execute()
    return result
  } catch (error) {
    await db.deleteFrom('idempotency_key').where('key', '=', key).execute()
    throw error
  }
}
