import { sql, type Kysely } from 'kysely'
import type { Database } from '#db/schema/index.ts'
import { bm25, type TermFrequency } from './bm25.ts'
import {
  BROAD,
  type FullText,
  type FullTextGroup,
  type FullTextMatch,
  type FullTextPhrase,
  type FullTextQuery,
} from './full-text.ts'

/** PostgreSQL counts positions of a tsvector to here; behind it words are found, phrases are not. */
const LAST_POSITION = 16_383
/** More positions of one lexeme than this are dropped by the server. */
const MOST_POSITIONS = 255
/** Between title and body, so that no phrase reaches from one into the other. */
const GAP = 2

/** Rows of `search_token` that count the corpus itself; no token holds these signs. */
const ALL_DOCUMENTS = '#documents'
const ALL_TOKENS = '#tokens'

/**
 * Up to here a phrase is counted exactly; of a more common one the rarest token is taken, which is close and costs
 * nothing.
 */
const COUNTED_PHRASE = 2_000

/** So many of the best by the estimate are scored exactly, as one in a hundred of the best is far down there. */
const ESTIMATED = 300

/** A phrase of the query with what the ranking needs to know about it. */
type Term = FullTextPhrase & { query: string; documents: number }

type Corpus = { corpusSize: number; averageLength: number }

/** Tsvector under GIN. `ts_rank` alone has no inverse document frequency (MRR .287 against .935). */
export const postgresFullText: FullText = {
  async put(db, documents) {
    if (documents.length === 0) return
    const rowids = documents.map(({ rowid }) => rowid)
    const vectors = documents.map(({ title, body }) => vectorText(title, body))
    const lengths = documents.map(({ title, body }) => title.length + body.length)
    await count(
      db,
      sql`
      with old as (select tokens, length from search_index where rowid = any(${rowids}) order by rowid for update),
      new as (select vector::tsvector as tokens from unnest(${vectors}::text[]) as vector)
      select token, sum(change)::bigint as change from (
        select lexeme as token, 1 as change from new, unnest(new.tokens)
        union all select lexeme, -1 from old, unnest(old.tokens)
        union all select ${ALL_DOCUMENTS}, ${documents.length}::bigint - (select count(*) from old)
        union all select ${ALL_TOKENS}, ${sum(lengths)}::bigint - coalesce((select sum(length) from old), 0)
      ) as moved group by token having sum(change) <> 0`,
    )
    await sql`insert into search_index (rowid, tokens, length)
      select rowid, vector::tsvector, length from unnest(${rowids}::bigint[], ${vectors}::text[], ${lengths}::integer[]) as put (rowid, vector, length) order by rowid
      on conflict (rowid) do update set tokens = excluded.tokens, length = excluded.length`.execute(db)
  },
  async remove(db, rowid) {
    await count(
      db,
      sql`
      with old as (select tokens, length from search_index where rowid = ${rowid} for update)
      select lexeme as token, -1::bigint as change from old, unnest(old.tokens)
      union all select ${ALL_DOCUMENTS}, -1 from old union all select ${ALL_TOKENS}, -length from old`,
    )
    await sql`delete from search_index where rowid = ${rowid}`.execute(db)
  },
  async tidy(db) {
    await sql`select gin_clean_pending_list('search_index_tokens')`.execute(db)
    // Words that no document has any more: the name of somebody who left is not kept as a count.
    await sql`delete from search_token where documents <= 0`.execute(db)
    return false
  },
  async documentCounts(db, tokens) {
    if (tokens.length === 0) return new Map()
    const { rows } = await sql<{ token: string; documents: number }>`
      select token, documents from search_token where token = any(${[...tokens]}) and documents > 0`.execute(db)
    return new Map(rows.map(({ token, documents }) => [token, documents]))
  },
  async first(db, query, limit) {
    // Materialised: for a few of many rows the planner would read the table from its beginning.
    const { rows } = await sql<{ rowid: number }>`
      with found as materialized (select rowid from search_index where tokens @@ ${queryText(query)}::tsquery) select rowid from found limit ${limit}`.execute(
      db,
    )
    return rows.map(({ rowid }) => rowid)
  },
  async match(db, query, { among, limit, broad = BROAD }) {
    const corpus = await corpusOf(db)
    if (corpus === null) return []
    const terms = await termsOf(db, query)
    const kept = among === null ? sql`` : sql`and i.rowid in (${among})`
    const narrow = await scoredOnly(db, query, among === null && limit <= broad / 2 ? broad : null)
    // Weights so that one ts_rank of a term comes close to the part of BM25 that its frequency makes, title weight 3
    // included.
    const parts = terms.map(
      ({ query: text, documents }) =>
        sql`${rarity(documents, corpus.corpusSize)} * ts_rank('{0.6, 0, 0, 1}', i.tokens, ${text}::tsquery)`,
    )
    // By the root of the length: a long text repeats its words, which ts_rank counts less than BM25 does.
    const estimate = sql`(${sql.join(parts, sql` + `)}) / sqrt(1.3 + 0.9 * i.length / ${corpus.averageLength}::float8)`
    const { rows } = await sql<{ rowid: number; length: number }>`
      select i.rowid, i.length from search_index i where i.tokens @@ ${queryText(query)}::tsquery ${kept} ${narrow}
      order by ${estimate} desc, i.rowid desc limit ${Math.max(ESTIMATED, 2 * limit)}`.execute(db)
    return (await scored(db, rows, terms, corpus)).slice(0, limit)
  },
}

/** Which matches are scored, as scoring has to read each. `broad` null: never too many. */
async function scoredOnly(db: Kysely<Database>, query: FullTextQuery, broad: number | null) {
  if (query.seed !== undefined) return sql`and i.tokens @@ ${anyOf(query.seed)}::tsquery`
  if (broad === null) return sql``
  const text = queryText(query)
  const {
    rows: [counted],
  } = await sql<{
    n: number
  }>`with found as materialized (select 1 from search_index where tokens @@ ${text}::tsquery) select count(*) as n from (select 1 from found limit ${broad + 1}) as counted`.execute(
    db,
  )
  if ((counted?.n ?? 0) <= broad) return sql``
  return sql`and i.rowid in (
    (select rowid from search_index where tokens @@ ${text}::tsquery and tokens @@ ${anyOf(query.groups, 'A')}::tsquery order by rowid desc limit ${Math.ceil(broad / 2)})
    union (select rowid from search_index where tokens @@ ${text}::tsquery order by rowid desc limit ${Math.ceil(broad / 8)}))`
}

/**
 * Adds what the query says to the counts. In the order of the tokens, so that two writers never wait for each other in
 * a circle.
 */
async function count(db: Kysely<Database>, changes: ReturnType<typeof sql>): Promise<void> {
  await sql`
    insert into search_token as known (token, documents)
    select token, change from (${changes}) as changes order by token collate "C"
    on conflict (token) do update set documents = known.documents + excluded.documents`.execute(db)
}

function vectorText(title: readonly string[], body: readonly string[]): string {
  const positions = new Map<string, string[]>()
  const add = (token: string, position: number, weight: string): void => {
    const known = positions.get(token) ?? []
    if (known.length < MOST_POSITIONS) known.push(`${Math.min(position, LAST_POSITION)}${weight}`)
    positions.set(token, known)
  }
  title.forEach((token, at) => add(token, at + 1, 'A'))
  body.forEach((token, at) => add(token, title.length + GAP + at + 1, ''))
  return [...positions].map(([token, at]) => `${token}:${at.join(',')}`).join(' ')
}

function queryText({ groups, match, none }: FullTextQuery): string {
  const wanted = groups.map((group) => groupText(group)).join(match === 'every' ? ' & ' : ' | ')
  return none.length === 0 ? wanted : `(${wanted}) & !(${none.map((group) => groupText(group)).join(' | ')})`
}

/** @param weight `A`: in the title only */
function anyOf(groups: readonly FullTextGroup[], weight: 'A' | '' = ''): string {
  return groups.map((group) => groupText(group, weight)).join(' | ')
}

function groupText({ anyOf: phrases }: FullTextGroup, weight: 'A' | '' = ''): string {
  return `(${phrases.map((phrase) => phraseText(phrase, weight)).join(' | ')})`
}

function phraseText({ tokens, prefix }: FullTextPhrase, weight: 'A' | '' = ''): string {
  return `(${tokens.map((token, at) => `${token}${suffix(prefix && at === tokens.length - 1, weight)}`).join(' <-> ')})`
}

function suffix(prefix: boolean, weight: 'A' | ''): string {
  return prefix || weight !== '' ? `:${prefix ? '*' : ''}${weight}` : ''
}

async function corpusOf(db: Kysely<Database>): Promise<Corpus | null> {
  const counts = await postgresFullText.documentCounts(db, [ALL_DOCUMENTS, ALL_TOKENS])
  const corpusSize = counts.get(ALL_DOCUMENTS) ?? 0
  return corpusSize === 0
    ? null
    : { corpusSize, averageLength: Math.max(1, (counts.get(ALL_TOKENS) ?? 0) / corpusSize) }
}

/** Every phrase of the query with the number of documents that hold it. */
async function termsOf(db: Kysely<Database>, query: FullTextQuery): Promise<Term[]> {
  const phrases = query.groups.flatMap((group) => group.anyOf)
  const counts = await postgresFullText.documentCounts(db, [...new Set(phrases.flatMap((phrase) => phrase.tokens))])
  const terms: Term[] = []
  for (const { tokens, prefix } of phrases) {
    const text = phraseText({ tokens, prefix })
    const perToken = await Promise.all(
      tokens.map((token, at) =>
        prefix && at === tokens.length - 1 ? mostOfPrefix(db, token) : (counts.get(token) ?? 0),
      ),
    )
    const rarest = Math.min(...perToken)
    const isSingle = tokens.length === 1 && !prefix
    terms.push({
      tokens,
      prefix,
      query: text,
      documents: isSingle || rarest > COUNTED_PHRASE ? rarest : await countOf(db, text),
    })
  }
  return terms
}

/** Documents of the commonest token that begins like this. */
async function mostOfPrefix(db: Kysely<Database>, beginning: string): Promise<number> {
  const { rows } = await sql<{
    documents: number | null
  }>`select max(documents) as documents from search_token where token like ${`${beginning}%`}`.execute(db)
  return rows[0]?.documents ?? 0
}

async function countOf(db: Kysely<Database>, query: string): Promise<number> {
  const { rows } = await sql<{
    documents: number
  }>`select count(*) as documents from search_index where tokens @@ ${query}::tsquery`.execute(db)
  return rows[0]?.documents ?? 0
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function rarity(documents: number, corpusSize: number): number {
  return Math.max(Math.log((corpusSize - documents + 0.5) / (documents + 0.5)), 1e-6)
}

/** The exact scores, from the positions of the query's tokens in each row. */
async function scored(
  db: Kysely<Database>,
  rows: readonly { rowid: number; length: number }[],
  terms: readonly Term[],
  corpus: Corpus,
): Promise<FullTextMatch[]> {
  if (rows.length === 0) return []
  const whole = [...new Set(terms.flatMap(({ tokens, prefix }) => (prefix ? tokens.slice(0, -1) : tokens)))]
  const beginnings = terms.flatMap(({ tokens, prefix }) => (prefix ? tokens.slice(-1) : []))
  const begins =
    beginnings.length === 0
      ? sql``
      : sql`or ${sql.join(
          beginnings.map((token) => sql`starts_with(u.lexeme, ${token})`),
          sql` or `,
        )}`
  const { rows: places } = await sql<{ rowid: number; lexeme: string; positions: number[]; weights: string[] }>`
    select i.rowid, u.lexeme, u.positions, u.weights from search_index i, unnest(i.tokens) u
    where i.rowid = any(${rows.map(({ rowid }) => rowid)}) and (u.lexeme = any(${whole}) ${begins})`.execute(db)
  const byRow = Map.groupBy(places, ({ rowid }) => rowid)
  return rows
    .map(({ rowid, length }) => ({
      rowid,
      score: bm25({ terms: frequencies(byRow.get(rowid) ?? [], terms), length, ...corpus }),
    }))
    .sort((a, b) => b.score - a.score || b.rowid - a.rowid)
}

function frequencies(
  places: readonly { lexeme: string; positions: number[]; weights: string[] }[],
  terms: readonly Term[],
): TermFrequency[] {
  return terms.map(({ tokens, prefix, documents }) => {
    // Where a phrase may still be going on: the positions after each of its tokens so far.
    let after: Map<number, string> | null = null
    tokens.forEach((token, index) => {
      const isPrefix = prefix && index === tokens.length - 1
      const next = new Map<number, string>()
      for (const { lexeme, positions, weights } of places) {
        if (isPrefix ? !lexeme.startsWith(token) : lexeme !== token) continue
        positions.forEach((position, at) => {
          if (after === null || after.has(position)) next.set(position + 1, weights[at] ?? 'D')
        })
      }
      after = next
    })
    const found = [...(after ?? new Map<number, string>()).values()]
    const title = found.filter((weight) => weight === 'A').length
    return { title, body: found.length - title, documents }
  })
}
