import { expressionBuilder, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely'
import type { Actor } from '#app/core/actor.ts'
import { can } from '#app/core/authorize.ts'
import { moderatedCategories, staffArea } from '#app/domain/access/area.ts'
import { constant } from '#db/constant.ts'
import type { Database } from '#db/schema/index.ts'

/**
 * The rules of `may-read.ts` as conditions of SQL, for queries that read many rows; `readable-content.test.ts` holds
 * both together. `thread` and `post` are the names that the query gives the two tables.
 */

/** Threads that this reader may know of, also held, hidden and deleted ones. */
export function readableThread(actor: Actor, thread = 'thread'): Expression<SqlBool> {
  const eb = builder()
  return eb.and([seenArea(actor, thread), readableState(actor, eb, thread, inCategories(eb, thread))])
}

/** Posts that this reader may know of, of threads that they may know of. */
export function readablePost(actor: Actor, post = 'post', thread = 'thread'): Expression<SqlBool> {
  const eb = builder()
  return eb.and([readableThread(actor, thread), readableState(actor, eb, post, inCategories(eb, thread))])
}

/**
 * Posts whose state this reader may see, for queries about threads that are known to be readable: the area is not looked
 * at.
 */
export function readablePostState(actor: Actor, post = 'post'): Expression<SqlBool> {
  const eb = builder()
  const threadId = eb.ref(`${post}.thread_id` as 'post.thread_id')
  return readableState(actor, eb, post, (categories) =>
    eb(threadId, 'in', eb.selectFrom('thread').select('thread.id').where('thread.category_id', 'in', categories)),
  )
}

/** Visible threads of areas that this reader sees: what lists show. */
export function shownThread(actor: Actor, thread = 'thread'): Expression<SqlBool> {
  const eb = builder()
  const { state } = columns(eb, thread)
  return eb.and([eb(state, '=', constant('visible')), seenArea(actor, thread)])
}

/** Visible threads that everybody may see: for figures and lists that are the same for all readers. */
export function publicThread(thread = 'thread'): Expression<SqlBool> {
  const eb = builder()
  const { state, area } = columns(eb, thread)
  return eb.and([eb(state, '=', constant('visible')), eb(area, 'is', null)])
}

/** Threads of areas that this reader sees, whatever their state. */
export function seenArea(actor: Actor, thread = 'thread'): Expression<SqlBool> {
  return areaSeen(actor, columns(builder(), thread).area)
}

/** The same for any column that holds an area, such as that of a category. */
export function areaSeen(actor: Actor, area: Expression<string | null>): Expression<SqlBool> {
  const eb = builder()
  if (can(actor, 'area.readStaff')) return eb(eb.lit(1), '=', eb.lit(1))
  const open = eb(area, 'is', null)
  if (can(actor, 'area.read')) return eb.or([open, eb(area, '<>', constant(staffArea))])
  const areas = actor.rights?.areas ?? []
  return areas.length === 0 ? open : eb.or([open, eb(area, 'in', [...areas])])
}

type Eb = ExpressionBuilder<Database, 'thread' | 'post'>

/** @param within the condition that it is in one of these categories */
function readableState(
  actor: Actor,
  eb: Eb,
  content: string,
  within: (categories: string[]) => Expression<SqlBool>,
): Expression<SqlBool> {
  if (can(actor, 'thread.readHidden', { ownerId: null })) return eb(eb.lit(1), '=', eb.lit(1))
  const { state, authorId } = columns(eb, content)
  const { memberId } = actor
  const moderated = moderatedCategories(actor)
  return eb.or([
    eb(state, '=', constant('visible')),
    ...(memberId === null || !can(actor, 'thread.readHidden', { ownerId: memberId })
      ? []
      : [eb(authorId, '=', memberId)]),
    ...(moderated.length === 0 ? [] : [within([...moderated])]),
  ])
}

function inCategories(eb: Eb, thread: string): (categories: string[]) => Expression<SqlBool> {
  return (categories) => eb(eb.ref(`${thread}.category_id` as 'thread.category_id'), 'in', categories)
}

function builder(): Eb {
  return expressionBuilder<Database, 'thread' | 'post'>()
}

function columns(eb: Eb, name: string) {
  return {
    state: eb.ref(`${name}.state` as 'thread.state'),
    authorId: eb.ref(`${name}.author_id` as 'thread.author_id'),
    area: eb.ref(`${name}.area` as 'thread.area'),
  }
}
