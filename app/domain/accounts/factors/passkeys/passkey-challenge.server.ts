import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Env } from '#app/core/env.server.ts'
import { keyedHash, sha256 } from '#app/core/secret.server.ts'
import { msOf, plus, unitMs, type Instant } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { insertUsedChallenge } from '#app/domain/accounts/store/factors.server.ts'

type Secret = Pick<Env, 'SESSION_SECRET'>

/** What a passkey is asked for. `subject`: the session or first step it belongs to; '' for signing in. */
export type Asked = { for: 'signIn' | 'secondStep' | 'confirm' | 'add'; subject: string }

/** How long a page with a question may be open before its answer is refused. */
const minutes = 10
const randomLength = 16
const timeLength = 6
const signatureLength = 16

/**
 * The question that a passkey signs: random, with its end and a signature over what it is for. Opening a page writes nothing, so the
 * question is not stored; its answer is, to be taken once.
 */
export function newChallenge(env: Secret, asked: Asked, now: Instant): string {
  const end = Buffer.alloc(timeLength)
  end.writeUIntBE(msOf(now) + minutes * unitMs.minute, 0, timeLength)
  const head = Buffer.concat([randomBytes(randomLength), end])
  return Buffer.concat([head, signature(env, asked, head)]).toString('base64url')
}

/** Whether the question was asked here, for this, in the last ten minutes. */
export function isChallenge(env: Secret, asked: Asked, challenge: string, now: Instant): boolean {
  const bytes = Buffer.from(challenge, 'base64url')
  if (bytes.length !== randomLength + timeLength + signatureLength) return false
  const head = bytes.subarray(0, randomLength + timeLength)
  const made = timingSafeEqual(bytes.subarray(head.length), signature(env, asked, head))
  return made && head.readUIntBE(randomLength, timeLength) > msOf(now)
}

/**
 * Notes that a passkey answered a question. By both, because readers of a kept page of signing in see the same question.
 * @returns false when it did before
 */
export function takeChallengeIn(tx: Tx, challenge: string, credentialId: string): Promise<boolean> {
  return insertUsedChallenge(tx, sha256(Buffer.from(`${challenge} ${credentialId}`)), plus(tx.at, { minutes }))
}

function signature(env: Secret, asked: Asked, head: Buffer): Buffer {
  const hex = keyedHash(env, 'passkey-challenge', `${asked.for} ${asked.subject} ${head.toString('hex')}`)
  return Buffer.from(hex, 'hex').subarray(0, signatureLength)
}
