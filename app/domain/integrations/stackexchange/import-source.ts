import { type Actor, visitor } from '#app/core/actor.ts'
import type { PostKind } from '#db/schema/threads.ts'

/** What is imported, and whereto. */
export type ImportSource = {
  dir: string
  /** Host name of the source. */
  site: string
  /** Slug of the category that all questions go to. */
  category: string
  /** At most so many questions, in the order of the dump, with what belongs to them; null: all. */
  limit: number | null
}

export type ImportedPerson = { memberId: string; handle: string; name: string }

export type ImportedPlace = {
  id: string
  kind: PostKind
  threadId: string
  threadAuthorId: string | null
  threadSlug: string
  threadTitle: string
  createdAt: string
}

/** Key of the run in `import_run`, and what the keys of its rows begin with. */
export function sourceKey(site: string): string {
  return `stackexchange:${site}`
}

/** What a row is known by: the same row is never imported twice. */
export function rowKey(site: string, kind: 'user' | 'post' | 'comment' | 'vote', id: number): string {
  return `${sourceKey(site)}:${kind}:${id}`
}

/**
 * Who wrote it, with the rights of nobody in particular. @param person undefined: the account is gone, or is none of a
 * person
 */
export function actorOf(person: ImportedPerson | undefined): Actor {
  return person === undefined ? visitor : { ...person, roles: ['member'], trustLevel: 0 }
}
