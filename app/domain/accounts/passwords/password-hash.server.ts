import { hash, parseOptions, verify } from '@node-rs/argon2'
import { DomainError } from '#app/core/errors.ts'

/**
 * OWASP's smallest argon2id: 19 MiB, two passes, one lane; 16 bytes of salt and 32 of tag are the library's defaults.
 * Source: OWASP Password Storage Cheat Sheet.
 */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/**
 * At most 4 at once, so that hashing never takes more than 76 MiB; 32 may wait, whoever comes then is told to come
 * back.
 */
const atOnce = 4
const mayWait = 32

let running = 0
const waiting: (() => void)[] = []

/** The PHC string of a password. @throws rate_limited when too many are being checked. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, cost))
}

/**
 * Whether the password belongs to the stored hash. Without a hash (unknown member) the same work is done for nothing,
 * so that the time of the answer does not tell. @throws rate_limited when too many are being checked.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const matches = await inTurn(async () => verify(stored ?? (await dummyHash()), password))
  return stored !== null && matches
}

/** Whether a hash was made at another cost than today's. */
export function isOutdatedHash(stored: string): boolean {
  const made = parseOptions(stored)
  return (
    made.memoryCost !== cost.memoryCost ||
    made.timeCost !== cost.timeCost ||
    made.parallelism !== cost.parallelism ||
    !stored.startsWith('$argon2id$')
  )
}

let dummy: Promise<string> | null = null
function dummyHash(): Promise<string> {
  dummy ??= hash('nobody has this password', cost)
  return dummy
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) {
    if (waiting.length >= mayWait)
      throw new DomainError('rate_limited', 'errors.rateLimited', { retryAfterSeconds: 5, params: { seconds: 5 } })
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else {
    running++
  }
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next === undefined) running--
    else next()
  }
}
