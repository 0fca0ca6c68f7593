import { sql, type Kysely } from 'kysely'
import type { Database } from '#db/schema/index.ts'
import { TITLE_WEIGHT } from './bm25.ts'
import { BROAD, type FullText, type FullTextGroup, type FullTextQuery } from './full-text.ts'

/** Merging this many takes some 50 ms, during which no other write can run. */
const PAGES_AT_ONCE = 200

/** FTS5: tokens are letters and digits only, so text in double quotes can hold no operator. */
export const sqliteFullText: FullText = {
  async put(db, documents) {
    for (const { rowid, title, body } of documents) {
      await sql`insert or replace into search_index (rowid, title, body) values (${rowid}, ${title.join(' ')}, ${body.join(' ')})`.execute(
        db,
      )
    }
  },
  async remove(db, rowid) {
    await sql`delete from search_index where rowid = ${rowid}`.execute(db)
  },
  async tidy(db) {
    const changes = async (): Promise<number> =>
      (await sql<{ n: number }>`select total_changes() as n`.execute(db)).rows[0]?.n ?? 0
    const before = await changes()
    // Negative: towards a single piece.
    await sql`insert into search_index (search_index, rank) values ('merge', ${sql.lit(-PAGES_AT_ONCE)})`.execute(db)
    // The command itself counts as one change.
    return (await changes()) - before > 1
  },
  async documentCounts(db, tokens) {
    if (tokens.length === 0) return new Map()
    // One look-up per token; `in (…)` reads the whole vocabulary.
    const wanted = sql.join(tokens.map((token) => sql`(${token})`))
    const { rows } = await sql<{
      term: string
      doc: number
    }>`with wanted(token) as (values ${wanted}) select term, doc from wanted cross join search_terms on term = token`.execute(
      db,
    )
    return new Map(rows.map(({ term, doc }) => [term, doc]))
  },
  async first(db, query, limit) {
    const { rows } = await sql<{
      rowid: number
    }>`select rowid from search_index where search_index match ${matchText(query)} limit ${limit}`.execute(db)
    return rows.map(({ rowid }) => rowid)
  },
  async match(db, query, { among, limit, broad = BROAD }) {
    // The plus keeps SQLite from running the match once per row of the list.
    const kept = among === null ? sql`` : sql`and +search_index.rowid in (${among})`
    const narrow = await scoredOnly(db, query, among === null && limit <= broad / 2 ? broad : null)
    const { rows } = await sql<{ rowid: number; score: number }>`
      select rowid, -bm25(search_index, ${sql.lit(TITLE_WEIGHT)}, 1) as score from search_index
      where search_index match ${matchText(query)} ${kept} ${narrow}
      order by score desc, rowid desc limit ${limit}`.execute(db)
    return rows
  },
}

/** Which matches are scored, as scoring takes ten times as long as finding them. `broad` null: never too many. */
async function scoredOnly(db: Kysely<Database>, query: FullTextQuery, broad: number | null) {
  if (query.seed !== undefined)
    return sql`and +search_index.rowid in (select rowid from search_index where search_index match ${anyOf(query.seed)})`
  if (broad === null) return sql``
  const text = matchText(query)
  const {
    rows: [counted],
  } = await sql<{
    n: number
  }>`select count(*) as n from (select rowid from search_index where search_index match ${text} limit ${broad + 1})`.execute(
    db,
  )
  if ((counted?.n ?? 0) <= broad) return sql``
  // Of one thing asked for, the title alone says it.
  const inTitle =
    query.groups.length === 1 ? matchText(query, '{title} : ') : `(${text}) AND {title} : (${anyOf(query.groups)})`
  const { rows } = await sql<{ rowid: number }>`
    select rowid from (select rowid from search_index where search_index match ${inTitle} order by rowid desc limit ${Math.ceil(broad / 2)})
    union select rowid from (select rowid from search_index where search_index match ${text} order by rowid desc limit ${Math.ceil(broad / 8)})
    order by rowid`.execute(db)
  const rowids = rows.map(({ rowid }) => rowid)
  // From the oldest of them on: what comes before is not read again. Numbers arrive as floating point, which FTS5 takes
  // for no limit.
  return sql`and search_index.rowid >= cast(${rowids[0] ?? 0} as integer) and +search_index.rowid in (select value from json_each(${JSON.stringify(rowids)}))`
}

function anyOf(groups: readonly FullTextGroup[]): string {
  return groups.map(groupText).join(' OR ')
}

/** @param column a column filter of FTS5, or nothing: any column */
function matchText({ groups, match, none }: FullTextQuery, column = ''): string {
  const wanted = groups.map((group) => `${column}${groupText(group)}`).join(match === 'every' ? ' AND ' : ' OR ')
  return none.length === 0 ? wanted : `(${wanted}) NOT (${none.map(groupText).join(' OR ')})`
}

function groupText({ anyOf }: FullTextGroup): string {
  return `(${anyOf.map(({ tokens, prefix }) => `"${tokens.join(' ')}"${prefix ? ' *' : ''}`).join(' OR ')})`
}
