import { type Actor, visitor } from '#app/core/actor.ts'
import type { PostKind } from '#db/schema/threads.ts'

/** What is imported, and into which category. */
export type ImportSource = {
  dir: string
  /** Host name of the source. */
  site: string
  /** Slug of the category that all questions go to. */
  category: string
  /** Number of questions at most, in the order of the dump, with what belongs to them; null: all. */
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

/** The key of a row, by which it is imported once. */
export function rowKey(site: string, kind: 'user' | 'post' | 'comment' | 'vote', id: number): string {
  return `${sourceKey(site)}:${kind}:${id}`
}

/**
 * The author of a row as actor, without roles.
 * @param person undefined: the account was deleted, or is no person's
 */
export function actorOf(person: ImportedPerson | undefined): Actor {
  return person === undefined ? visitor : { ...person, roles: ['member'], trustLevel: 0 }
}
