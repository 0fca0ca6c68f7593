import type { Ctx } from './context.server.ts'
import { DomainError } from './errors.ts'
import { sameRequest, type RequestKey } from './request-key.server.ts'
import { keyedHash } from './secret.server.ts'

/** How long a repetition waits for the first request of this process. */
const longestWaitMs = 10_000

/**
 * Runs `work` so that its write happens once per key, also when the process is killed at any moment: the row of the key
 * is committed with the work. A repetition gets the first answer; when that was lost in a crash, `work` runs again
 * and its write gives what it gave the first time. A failed first run stores nothing, so that the corrected request
 * can be sent under the same key.
 * @param content what was asked, passwords included; only a hash with our secret is stored.
 * @param work makes at most one write, with the context that it is given; its result must survive JSON.
 * @param options.remember whether this answer may be stored: not when it holds a secret
 * @throws conflict (`idempotency_mismatch`) when the key was used for something else, (`still_running`) when the first
 * takes longer than ten seconds, (`already_done`) when the first answer was a secret.
 */
export async function once<T>(
  ctx: Ctx,
  key: string,
  content: string,
  work: (ctx: Ctx) => Promise<T>,
  options: { remember?: (result: T) => boolean } = {},
): Promise<T> {
  const { underWay, env } = ctx.platform
  const hash = keyedHash(env, 'idempotency', content)
  const request = `${hash} ${key}`
  const first = underWay.get(request) as Promise<T> | undefined
  if (first !== undefined) return waitFor(first)
  const run = runFirst(ctx, key, hash, work, options.remember ?? (() => true))
  underWay.set(request, run)
  try {
    return await run
  } finally {
    underWay.delete(request)
  }
}

async function runFirst<T>(
  ctx: Ctx,
  key: string,
  hash: string,
  work: (ctx: Ctx) => Promise<T>,
  remember: (result: T) => boolean,
): Promise<T> {
  const earlier = await ctx.read
    .selectFrom('idempotency_key')
    .select(['request_hash', 'result', 'answer'])
    .where('key', '=', key)
    .executeTakeFirst()
  if (earlier !== undefined && sameRequest(earlier, hash).answer !== null) return JSON.parse(earlier.answer ?? '') as T
  const requestKey: RequestKey = { key, hash, at: ctx.now(), earlier: earlier ?? null, left: null }
  // The language may be another than that of the situation: an API call names its own.
  const result = await work({ ...ctx.as(ctx.actor, { requestKey }), locale: ctx.locale })
  if (requestKey.left === 'result' && remember(result))
    await ctx.platform.open.db
      .updateTable('idempotency_key')
      .set({ answer: JSON.stringify(result) })
      .where('key', '=', key)
      .execute()
  return result
}

/** The very answer of the first, also one that may not be stored. @throws conflict (`still_running`) */
async function waitFor<T>(first: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new DomainError('conflict', 'errors.stillRunning', { code: 'still_running' })),
      longestWaitMs,
    )
  })
  try {
    return await Promise.race([first, tooLong])
  } finally {
    clearTimeout(timer)
  }
}
