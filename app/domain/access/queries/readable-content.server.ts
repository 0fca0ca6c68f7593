import { expressionBuilder, type Expression, type SqlBool } from 'kysely'
import type { Actor } from '#app/core/actor.ts'
import { can } from '#app/core/authorize.ts'
import { constant } from '#db/constant.ts'
import type { Database } from '#db/schema/index.ts'

/** The columns of a thread or post, under whatever name it has in the query. */
type Columns = { state: Expression<string>; authorId: Expression<string | null> }

/** `mayRead` as a condition of SQL, for queries that read many rows; `readable-content.test.ts` holds both together. */
export function readableContent(actor: Actor, { state, authorId }: Columns): Expression<SqlBool> {
  const eb = expressionBuilder<Database, never>()
  if (can(actor, 'thread.readHidden', { ownerId: null })) return eb(eb.lit(1), '=', eb.lit(1))
  const visible = eb(state, '=', constant('visible'))
  const { memberId } = actor
  if (memberId === null || !can(actor, 'thread.readHidden', { ownerId: memberId })) return visible
  return eb.or([visible, eb(authorId, '=', memberId)])
}
