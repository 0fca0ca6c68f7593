import { createRequire } from 'node:module'
import type * as Argon2 from '@node-rs/argon2'
import { DomainError } from '#app/core/errors.ts'

const require = createRequire(import.meta.url)

/** Native code, loaded with the first password. */
const argon2 = () => require('@node-rs/argon2') as typeof Argon2

/**
 * OWASP's smallest argon2id: 19 MiB, two passes, one lane; 16 bytes of salt and 32 of tag are the library's defaults.
 * Source: OWASP Password Storage Cheat Sheet.
 */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** At most 4 hashes at once, which take 76 MiB; 32 more wait, and any beyond are refused. */
const atOnce = 4
const mayWait = 32

let running = 0
const waiting: (() => void)[] = []

/**
 * The PHC string of a password.
 * @throws rate_limited when too many are waiting
 */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => argon2().hash(password, cost))
}

/**
 * Whether the password matches the stored hash. Without a hash (unknown member) it does the same work, so that the
 * time of the answer tells nothing.
 * @throws rate_limited when too many are waiting
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const matches = await inTurn(async () => argon2().verify(stored ?? (await dummyHash()), password))
  return stored !== null && matches
}

/** Whether a hash was made with other costs than the present ones. */
export function isOutdatedHash(stored: string): boolean {
  const made = argon2().parseOptions(stored)
  return (
    made.memoryCost !== cost.memoryCost ||
    made.timeCost !== cost.timeCost ||
    made.parallelism !== cost.parallelism ||
    !stored.startsWith('$argon2id$')
  )
}

let dummy: Promise<string> | null = null
function dummyHash(): Promise<string> {
  dummy ??= argon2().hash('nobody has this password', cost)
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
