import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import { tagNameOf } from '#app/domain/threads/tags.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { Database } from '#db/schema/index.ts'
import type { SearchType } from '../document.ts'
import type { SearchFilter } from '../query-language.ts'

/** Rows of one type. */
export function rowsOfType(db: Db, type: SearchType) {
  return db.selectFrom('search_document').select('search_document.rowid').where('search_document.type', '=', type)
}

/** Rows of visible threads that pass every operator: `tag:` `category:` `by:` `is:`, each also excluded. */
export function rowsOfThreads(db: Db, filters: readonly SearchFilter[]) {
  let query = db
    .selectFrom('thread')
    .innerJoin('search_document', 'search_document.subject_id', 'thread.id')
    .select('search_document.rowid')
    .where('thread.state', '=', 'visible')
  for (const filter of filters) query = query.where((eb) => (filter.excluded ? eb.not(threadPasses(db, eb, filter)) : threadPasses(db, eb, filter)))
  return query
}

/** The same threads without a word to rank by: the most recently active first. */
export async function recentThreads(db: Db, filters: readonly SearchFilter[], limit: number): Promise<number[]> {
  const rows = await rowsOfThreads(db, filters).orderBy('thread.activity_at', 'desc').orderBy('thread.id', 'desc').limit(limit).execute()
  return rows.map(({ rowid }) => rowid)
}

function threadPasses(db: Db, eb: ExpressionBuilder<Database, 'thread'>, filter: SearchFilter): Expression<SqlBool> {
  const { value } = filter
  switch (filter.operator) {
    case 'tag':
      return eb('thread.id', 'in', db.selectFrom('thread_tag').innerJoin('tag', 'tag.id', 'thread_tag.tag_id').select('thread_tag.thread_id').where('tag.name', '=', tagNameOf(value)))
    case 'category':
      return eb('thread.category_id', 'in', db.selectFrom('category').select('category.id').where((category) => category.or([category('slug', '=', value), category(category.fn<string>('lower', ['name_en']), '=', value), category(category.fn<string>('lower', ['name_ko']), '=', value)])))
    case 'by':
      return eb.or([
        eb('thread.author_id', 'in', membersCalled(db, value)),
        eb('thread.id', 'in', db.selectFrom('post').select('post.thread_id').where('post.author_id', 'in', membersCalled(db, value)).where('post.state', '=', 'visible')),
      ])
    case 'is':
      if (filter.value === 'solved') return eb('thread.accepted_post_id', 'is not', null)
      if (filter.value === 'unsolved') return eb.and([eb('thread.kind', '=', 'question'), eb('thread.accepted_post_id', 'is', null)])
      return eb.and([eb('thread.kind', '=', 'question'), eb('thread.answer_count', '=', 0)])
  }
}

/** The member with this handle, whatever its case. */
function membersCalled(db: Db, handle: string) {
  return db.selectFrom('member').select('member.id').where((eb) => eb(eb.fn<string>('lower', ['handle']), '=', handle))
}
