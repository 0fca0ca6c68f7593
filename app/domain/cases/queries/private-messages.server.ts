import type { Locale } from '#app/i18n/locale.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** A text that only the customer of a case and staff read: what opened a private case, or a message in any. */
export type PrivateMessage = {
  /** Of the message; of the case for what opened it. */
  id: string
  caseNumber: number
  customerId: string | null
  /** null: somebody without an account, or an account that is gone. */
  authorId: string | null
  byStaff: boolean
  body: string
  lang: Locale | null
  at: string
}

/** These texts by id; unknown ids are missing. Two queries at most. */
export async function privateMessages(db: Db, ids: readonly string[]): Promise<Map<string, PrivateMessage>> {
  const openings = ids.filter((id) => id.startsWith('cas_'))
  const later = ids.filter((id) => id.startsWith('cms_'))
  const found = await Promise.all([
    openings.length === 0 ? [] : openingTexts(db, openings),
    later.length === 0 ? [] : laterTexts(db, later),
  ])
  return new Map(found.flat().map((one) => [one.id, one]))
}

async function openingTexts(db: Db, ids: readonly string[]): Promise<PrivateMessage[]> {
  const rows = await db
    .selectFrom('case')
    .select(['id', 'number', 'customer_id', 'body', 'lang', 'opened_at'])
    .where('id', 'in', [...ids])
    .where('post_id', 'is', null)
    .execute()
  return rows.map(({ id, number, customer_id, body, lang, opened_at: at }) => ({
    id,
    caseNumber: number,
    customerId: customer_id,
    authorId: customer_id,
    byStaff: false,
    body,
    lang,
    at,
  }))
}

async function laterTexts(db: Db, ids: readonly string[]): Promise<PrivateMessage[]> {
  const rows = await db
    .selectFrom('case_message')
    .innerJoin('case', 'case.id', 'case_message.case_id')
    .select(['case_message.id', 'case_message.author_id', 'case_message.by_staff', 'case_message.body'])
    .select(['case_message.created_at', 'case.number', 'case.customer_id'])
    .where('case_message.id', 'in', [...ids])
    .execute()
  return rows.map(({ id, number, customer_id, author_id, by_staff, body, created_at: at }) => ({
    id,
    caseNumber: number,
    customerId: customer_id,
    authorId: author_id,
    byStaff: by_staff === 1,
    body,
    lang: null,
    at,
  }))
}
