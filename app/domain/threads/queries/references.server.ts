import type { Actor } from '#app/core/actor.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { fillReferences, referencedIds, type ReferenceTarget } from '#app/core/markdown/fill-references.ts'
import { publicThread, shownThread } from '#app/domain/access/queries/readable-content.server.ts'
import { threadPath } from '#app/domain/threads/thread.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** Most threads of one text, and most candidates for handles, that are looked up. */
export const mostReferences = 50

/** Most merges that are followed from one thread to the next. */
const mostMerges = 4

type Member = { id: string; handle: string }

/** Members by lower-cased handle, with the handle as its owner writes it; handles of no member are left out. */
export async function memberHandles(db: Db, candidates: readonly string[]): Promise<Map<string, Member>> {
  const wanted = [...new Set(candidates.flatMap((text) => [text, text.toLowerCase()]))].slice(0, mostReferences * 2)
  if (wanted.length === 0) return new Map()
  const rows = await db
    .selectFrom('member')
    .select(['id', 'handle'])
    .where('handle', 'in', wanted)
    .where('deleted_at', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.handle.toLowerCase(), row]))
}

/** Whether the thread is public. */
export async function isPublicThread(db: Db, id: string): Promise<boolean> {
  const row = await db.selectFrom('thread').select('id').where('id', '=', id).where(publicThread()).executeTakeFirst()
  return row !== undefined
}

/**
 * Fills in what the stored texts of a page refer to: `const fill = await filledHtml(ctx, htmls)`, then `fill(html)`. One
 * query for all of them, none when they refer to nothing, one more per merge of a merged thread. Only threads that the
 * reader sees in lists have a title here.
 */
export async function filledHtml(
  { read, actor }: Pick<Ctx, 'read' | 'actor'>,
  htmls: readonly string[],
): Promise<(html: string) => string> {
  const targets = await referenceTargets(read, actor, referencedIds(htmls))
  return (html) => fillReferences(html, (id) => targets.get(id) ?? null)
}

async function referenceTargets(db: Db, reader: Actor, ids: readonly string[]): Promise<Map<string, ReferenceTarget>> {
  const found = new Map<string, ReferenceTarget>()
  const mergedInto = new Map<string, string>()
  let wanted = ids
  for (let step = 0; step <= mostMerges && wanted.length > 0; step += 1) {
    const rows = await targetQuery(db, reader, wanted).execute()
    for (const { id, slug, name, merged } of rows) {
      if (merged !== null) mergedInto.set(id, merged)
      else if (slug === null) found.set(id, { href: `/members/${encodeURIComponent(name)}`, text: `@${name}` })
      else found.set(id, { href: threadPath({ id, slug }), text: name })
    }
    wanted = rows.flatMap(({ merged }) => (merged === null || found.has(merged) ? [] : [merged]))
  }
  for (const id of ids) {
    let end = id
    for (let step = 0; step < mostMerges && mergedInto.has(end); step += 1) end = mergedInto.get(end) ?? end
    const target = found.get(end)
    if (target !== undefined) found.set(id, target)
  }
  return found
}

/** Visible threads, merged ones with the thread they went into, and members (without a slug). */
function targetQuery(db: Db, reader: Actor, ids: readonly string[]) {
  return db
    .selectFrom('thread')
    .select((eb) => [
      'id',
      eb.ref('slug').$castTo<string | null>().as('slug'),
      'title as name',
      'merged_into_id as merged',
    ])
    .where('id', 'in', ids)
    .where((eb) => eb.or([shownThread(reader), eb('merged_into_id', 'is not', null)]))
    .unionAll(
      db
        .selectFrom('member')
        .select((eb) => [
          'id',
          eb.cast<string | null>(eb.val(null), 'text').as('slug'),
          'handle as name',
          eb.cast<string | null>(eb.val(null), 'text').as('merged'),
        ])
        .where('id', 'in', ids)
        .where('deleted_at', 'is', null),
    )
}
