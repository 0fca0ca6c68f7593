import { timingSafeEqual } from 'node:crypto'
import type { Env } from '#app/core/env.server.ts'
import { isId } from '#app/core/ids.ts'
import { keyedHash } from '#app/core/secret.server.ts'

/** 160 bits: as hard to guess as the key is to find. */
const signatureLength = 40

/**
 * What an address of a link carries: the link's id and a signature with SESSION_SECRET. Nothing that opens an account is
 * stored, so neither the database nor a backup lets anyone use a link.
 */
function linkToken(env: Pick<Env, 'SESSION_SECRET'>, linkId: string): string {
  return `${linkId}.${keyedHash(env, 'account-link', linkId).slice(0, signatureLength)}`
}

/** The page of a link. */
export function linkPath(env: Pick<Env, 'SESSION_SECRET'>, linkId: string): string {
  return `/links/${linkToken(env, linkId)}`
}

/** The id of the link that a token opens; null when it was not made here. */
export function linkIdOf(env: Pick<Env, 'SESSION_SECRET'>, token: string): string | null {
  const [id = ''] = token.split('.')
  if (!isId('accountLink', id)) return null
  const [given, made] = [Buffer.from(token), Buffer.from(linkToken(env, id))]
  return given.length === made.length && timingSafeEqual(given, made) ? id : null
}
