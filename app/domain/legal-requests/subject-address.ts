import type { LegalSubjectType } from './legal-subject.ts'

/** What an address names: a thing by its id, a thread or picture of a profile by theirs, a profile by its handle. */
export type SubjectAddress = { type: LegalSubjectType | 'thread' | 'avatar'; id: string }

const byId = [
  ['post', /\b(pst_[0-9a-z]{10,40})\b/],
  ['thread', /\b(thr_[0-9a-z]{10,40})\b/],
  ['story', /\b(sto_[0-9a-z]{10,40})\b/],
] as const

const byPath = [
  ['picture', /\/(?:u|pictures)\/([0-9a-z]{26})(?:\/|$)/],
  ['avatar', /\/avatars\/([0-9a-z]{26})(?:80|256)\.webp$/],
  ['profile', /\/members\/([^/]+)(?:\/|$)/],
] as const

/**
 * What an address names, however it was copied: the page of a post, a thread with or without the mark of a post, a story,
 * a profile, or the address of a picture itself. The post wins over its thread. null: none of these, or of another site.
 * @param origin of this site
 */
export function subjectAddress(address: string, origin: string): SubjectAddress | null {
  for (const [type, pattern] of byId) {
    const id = pattern.exec(address)?.[1]
    if (id !== undefined) return { type, id }
  }
  const path = pathOn(address, origin)
  for (const [type, pattern] of byPath) {
    const id = pattern.exec(path)?.[1]
    if (id !== undefined) return { type, id }
  }
  return null
}

/** The decoded path of an address of this site; '' for another site's and for what is no address. */
function pathOn(address: string, origin: string): string {
  try {
    const url = new URL(address.trim(), origin)
    return url.host === new URL(origin).host ? decodeURIComponent(url.pathname) : ''
  } catch {
    return ''
  }
}
