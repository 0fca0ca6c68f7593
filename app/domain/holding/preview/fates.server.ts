import { fatesOf, type PastPost } from '#app/domain/holding/queries/past-posts.server.ts'
import type { Db } from '#db/dialects/dialect.ts'

/**
 * What became of a post: a moderator kept it, nobody questioned it, it was hidden or removed by others than its author,
 * it waits, or its author took it back.
 */
export const fates = ['kept', 'untouched', 'removed', 'waiting', 'withdrawn'] as const
export type Fate = (typeof fates)[number]

export type Tally = Readonly<Record<Fate, number>> & {
  posts: number
  members: number
  /** Those that did wait then, whatever the rule. */
  heldThen: number
}

type Row = Awaited<ReturnType<typeof fatesOf>>[number]

/** What became of each of these posts, and whether it waited. One query. */
export async function fatesById(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { fate: Fate; heldThen: boolean }>> {
  const rows = ids.length === 0 ? [] : await fatesOf(db, ids)
  return new Map(
    [...Map.groupBy(rows, ({ id }) => id)].map(([id, items]) => [
      id,
      { fate: fateOf(items), heldThen: items.some(({ reason }) => reason === 'held') },
    ]),
  )
}

function fateOf(items: readonly Row[]): Fate {
  const [post] = items
  if (post === undefined) return 'untouched'
  const waits = items.some(({ item_state }) => item_state === 'open')
  if (post.state === 'deleted') return post.removed_by === post.author_id ? 'withdrawn' : 'removed'
  if (post.state === 'held' || waits) return 'waiting'
  if (post.state === 'hidden') return 'removed'
  return items.some(({ decision }) => decision === 'keep' || decision === 'dismiss') ? 'kept' : 'untouched'
}

/** The figures of these posts. */
export function tallyOf(
  posts: readonly Pick<PastPost, 'id' | 'authorId'>[],
  known: ReadonlyMap<string, { fate: Fate; heldThen: boolean }>,
): Tally {
  const count = (fate: Fate) => posts.filter(({ id }) => known.get(id)?.fate === fate).length
  return {
    posts: posts.length,
    members: new Set(posts.map(({ authorId }) => authorId)).size,
    heldThen: posts.filter(({ id }) => known.get(id)?.heldThen === true).length,
    kept: count('kept'),
    untouched: count('untouched'),
    removed: count('removed'),
    waiting: count('waiting'),
    withdrawn: count('withdrawn'),
  }
}
