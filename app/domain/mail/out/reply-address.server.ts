import type { Env } from '#app/core/env.server.ts'
import { keyedHash } from '#app/core/secret.server.ts'

/** 80 bits, because who guesses it writes in the name of another. */
const signatureLength = 16

/**
 * The address that a mail can be answered at: `reply+mal_…-3f9a…@example.com` for the setting `reply@example.com`. The
 * mail knows its reader and what it is about, so the address needs to say no more. 63 characters before the @ with a
 * mailbox of eight; servers take 64.
 */
export function replyAddress(env: Pick<Env, 'SESSION_SECRET'>, mailbox: string, mailId: string): string {
  const at = mailbox.lastIndexOf('@')
  return `${mailbox.slice(0, at)}+${mailId}-${signature(env, mailId)}${mailbox.slice(at)}`
}

/** The mail whose reply address this is; null when it is none of ours. Servers may change the case of letters. */
export function mailOfReplyAddress(env: Pick<Env, 'SESSION_SECRET'>, address: string): string | null {
  const found = /\+(mal_[0-9a-z]{10,40})-([0-9a-f]{16})@/.exec(address.toLowerCase())
  const [, mailId = '', signed = ''] = found ?? []
  return found !== null && signature(env, mailId) === signed ? mailId : null
}

/** Any reply address, for taking it out of what is posted. */
export const replyAddresses = /[^\s<>@]+\+mal_[0-9a-z]{10,40}-[0-9a-f]{8,16}@[^\s<>")\]]+/gi

function signature(env: Pick<Env, 'SESSION_SECRET'>, mailId: string): string {
  return keyedHash(env, 'reply-address', mailId).slice(0, signatureLength)
}
