import { expressionBuilder, type Expression, type SqlBool } from 'kysely'
import type { GroupRights } from '#app/core/actor.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { Database } from '#db/schema/index.ts'

/** A right that a group gives a member on a category or, below it, on `category_id`; all null: no right at all. */
export type RightRow = {
  right_on: string | null
  right_in: string | null
  area: string | null
  asks: number | null
  answers: number | null
  moderates: number | null
}

/** The rights of these members by their id; members without any are left out. One query. */
export async function rightsOfMembers(db: Db, memberIds: readonly string[]): Promise<Map<string, GroupRights>> {
  if (memberIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('group_member')
    .innerJoin('category_right', 'category_right.group_id', 'group_member.group_id')
    .innerJoin('category', (on) => on.on(withinRight()))
    .select(['group_member.member_id', 'category_right.category_id as right_on', 'category.id as right_in'])
    .select(['category.area', 'category_right.asks', 'category_right.answers', 'category_right.moderates'])
    .where('group_member.member_id', 'in', [...memberIds])
    .execute()
  return new Map([...Map.groupBy(rows, ({ member_id }) => member_id)].map(([id, own]) => [id, rightsFrom(own)]))
}

/** The join of `category_right` to its category and all below that. */
export function withinRight(): Expression<SqlBool> {
  const eb = expressionBuilder<Database, 'category' | 'category_right'>()
  const right = eb.ref('category_right.category_id')
  return eb.or([
    eb('category.id', '=', right),
    eb('category.parent_id', '=', right),
    eb(
      'category.parent_id',
      'in',
      eb.selectFrom('category as between').select('between.id').where('between.parent_id', '=', right),
    ),
  ])
}

/**
 * What the rows of a member add up to. An area is seen by a right on the very category that makes it private; asking
 * and moderating hold below a category too.
 */
export function rightsFrom(rows: readonly RightRow[]): GroupRights {
  if (!rows.some(({ right_on }) => right_on !== null)) return noRights
  const onArea = rows.filter(({ right_on, right_in, area }) => right_in === right_on && area === right_on)
  return {
    areas: idsOf(onArea, 'right_on'),
    answers: idsOf(
      onArea.filter(({ answers }) => answers === 1),
      'right_on',
    ),
    asks: idsOf(
      rows.filter(({ asks }) => asks === 1),
      'right_in',
    ),
    moderates: idsOf(
      rows.filter(({ moderates }) => moderates === 1),
      'right_in',
    ),
  }
}

const noRights: GroupRights = { areas: [], answers: [], asks: [], moderates: [] }

function idsOf(rows: readonly RightRow[], column: 'right_on' | 'right_in'): string[] {
  return [...new Set(rows.flatMap((row) => row[column] ?? []))]
}
