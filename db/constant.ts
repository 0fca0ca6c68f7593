import { sql, type RawBuilder } from 'kysely'

/**
 * A word of the schema, such as a state or a kind, written into the statement instead of handed over beside it. Partial
 * indexes need that: SQLite plans a statement before it knows the values, and only an index whose condition is sure to
 * hold is used. Never for anything that was typed.
 */
export function constant<const Word extends string>(word: Word): RawBuilder<Word> {
  return sql.lit(word)
}
