import { expressionBuilder, type ExpressionWrapper } from 'kysely'
import type { Database } from '#db/schema/index.ts'

type Locale = 'ko' | 'en'
/** What the query calls the two tables. */
type Names = { thread: string; post: string }
type Column<Value> = ExpressionWrapper<Database, 'thread' | 'post', Value>

const plainNames: Names = { thread: 'thread', post: 'post' }

/**
 * The title of the joined thread in the reader's language where an announcement has it, else as it was written. Its
 * language is `thread.lang`: null for a translated one, whose title is always in the language of the reader.
 */
export function shownTitle(locale: Locale, names: Pick<Names, 'thread'> = plainNames): Column<string> {
  const { fn, ref } = expressionBuilder<Database, 'thread' | 'post'>()
  const written = ref(`${names.thread}.title` as 'thread.title')
  return fn.coalesce(secondText(locale, names).select('shown.title'), written) as Column<string>
}

/** The excerpt of the joined post of the joined thread, by the same rule. */
export function shownExcerpt(locale: Locale, names = plainNames): Column<string> {
  const { fn, ref } = expressionBuilder<Database, 'thread' | 'post'>()
  const written = ref(`${names.post}.excerpt` as 'post.excerpt')
  return fn.coalesce(secondOpening(locale, names).select('shown.excerpt'), written) as Column<string>
}

/** The language of `shownExcerpt`. */
export function shownLang(locale: Locale, names = plainNames): Column<Locale | null> {
  const { fn, ref } = expressionBuilder<Database, 'thread' | 'post'>()
  const written = ref(`${names.post}.lang` as 'post.lang')
  return fn.coalesce(secondOpening(locale, names).select('shown.lang'), written) as Column<Locale | null>
}

function secondText(locale: Locale, { thread }: Pick<Names, 'thread'>) {
  return expressionBuilder<Database, 'thread' | 'post'>()
    .selectFrom('thread_translation as shown')
    .whereRef('shown.thread_id', '=', `${thread}.id` as 'thread.id')
    .where('shown.lang', '=', locale)
}

function secondOpening(locale: Locale, names: Names) {
  return secondText(locale, names).whereRef(
    `${names.thread}.opening_post_id` as 'thread.opening_post_id',
    '=',
    `${names.post}.id` as 'post.id',
  )
}
