import { timingSafeEqual } from 'node:crypto'
import type { Env } from '#app/core/env.server.ts'
import { isId } from '#app/core/ids.ts'
import { keyedHash } from '#app/core/secret.server.ts'
import { unsubscribeTopics, type UnsubscribeTopic } from '#app/registry/mail-kinds.ts'

/** What a link of a mail ends, and for whom. `subject`: an id, for topics that need one. */
export type Unsubscription = { memberId: string; topic: UnsubscribeTopic; subject: string | null }

/** Hexadecimal digits of the signature: 80 bits, which nobody guesses over HTTP. */
const signatureLength = 20

/** The path of the page that ends it. Signed, so it needs no session and never expires: the law asks for that. */
export function unsubscribePath(
  env: Pick<Env, 'SESSION_SECRET'>,
  { memberId, topic, subject }: Unsubscription,
): string {
  const text = Buffer.from([memberId, topic, subject ?? ''].join(' ')).toString('base64url')
  return `/mail/unsubscribe/${text}.${signature(env, text)}`
}

/** What a token of such a path says; null when we did not make it, or its topic is gone. */
export function readUnsubscribeToken(env: Pick<Env, 'SESSION_SECRET'>, token: string): Unsubscription | null {
  const [text = '', signed = ''] = token.split('.')
  const wanted = signature(env, text)
  if (signed.length !== wanted.length || !timingSafeEqual(Buffer.from(signed), Buffer.from(wanted))) return null
  const [memberId = '', topic = '', subject = ''] = Buffer.from(text, 'base64url').toString('utf8').split(' ')
  if (!isId('member', memberId) || !Object.hasOwn(unsubscribeTopics, topic)) return null
  return { memberId, topic: topic as UnsubscribeTopic, subject: subject === '' ? null : subject }
}

function signature(env: Pick<Env, 'SESSION_SECRET'>, text: string): string {
  return keyedHash(env, 'unsubscribe', text).slice(0, signatureLength)
}
