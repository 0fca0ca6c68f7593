import { dayIn, fullYears, msOf, unitMs, type Instant } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { Case } from '#app/domain/cases/case.ts'
import { openStatuses } from '#app/domain/cases/case.ts'
import { leavingWords } from '#app/domain/cases/severity/leaving-words.ts'
import type { SeverityRuleName } from '#app/domain/cases/severity/rules.ts'
import { severityEventKinds, type SeverityEvent } from '#app/domain/cases/severity/severity-from.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** What a rule needs of the case; the row may not be stored yet. */
type Matter = Pick<Case, 'id' | 'customer_id' | 'thread_id' | 'body' | 'opened_at'>

/** The figure of each rule for a case; null: there is nothing to compare. One query each, of `leaving` two at most. */
export const severityFigures: Record<SeverityRuleName, (tx: Tx, row: Matter) => Promise<number | null>> = {
  async leaving(tx, row) {
    const texts = [row.body, ...(await writtenBy(tx.db, row))]
    return texts.reduce((sum, text) => sum + leavingWords(text), 0)
  },
  async meToos(tx, { thread_id, customer_id }) {
    if (thread_id === null || customer_id === null) return null
    const thread = await tx.db
      .selectFrom('thread')
      .select('me_too_count')
      .where('id', '=', thread_id)
      .where('author_id', '=', customer_id)
      .executeTakeFirst()
    return thread?.me_too_count ?? null
  },
  async renewal(tx, row) {
    const account = await contractOf(tx.db, row.customer_id)
    if (account === undefined || account.renews_at === null) return null
    const zone = tx.setting('site.timeZone')
    const days = daysBetween(dayIn(tx.at, zone), dayIn(account.renews_at, zone))
    return days < 0 ? null : days
  },
  async tenure(tx, row) {
    const account = await contractOf(tx.db, row.customer_id)
    return account === undefined ? null : fullYears(account.started_at, tx.at, tx.setting('site.timeZone'))
  },
  async repeated(tx, { id, customer_id, opened_at }) {
    if (customer_id === null) return null
    const before = await tx.db
      .selectFrom('case')
      .select('opened_at')
      .where('customer_id', '=', customer_id)
      .where('id', '!=', id)
      .where('opened_at', '<=', opened_at)
      .where('dismissed', '=', 0)
      .where('merged_into_id', 'is', null)
      .orderBy('opened_at', 'desc')
      .limit(1)
      .executeTakeFirst()
    return before === undefined ? null : Math.floor((msOf(opened_at) - msOf(before.opened_at)) / unitMs.day)
  },
  async lowRating(tx, { id }) {
    const rating = await tx.db.selectFrom('csat_response').select('score').where('case_id', '=', id).executeTakeFirst()
    return rating?.score ?? null
  },
}

/** What the customer wrote after the complaint, privately and in the thread. */
async function writtenBy(db: Db, { id, thread_id, customer_id }: Matter): Promise<string[]> {
  const messages = await db
    .selectFrom('case_message')
    .select('body')
    .where('case_id', '=', id)
    .where('by_staff', '=', 0)
    .execute()
  if (thread_id === null || customer_id === null) return messages.map(({ body }) => body)
  const posts = await db
    .selectFrom('post')
    .select('body')
    .where('thread_id', '=', thread_id)
    .where('author_id', '=', customer_id)
    .where('kind', '!=', 'opening')
    .where('post.state', '=', 'visible')
    .execute()
  return [...messages, ...posts].map(({ body }) => body)
}

async function contractOf(db: Db, customerId: string | null) {
  if (customerId === null) return undefined
  return db
    .selectFrom('member')
    .innerJoin('account', 'account.id', 'member.account_id')
    .select(['account.started_at', 'account.renews_at'])
    .where('member.id', '=', customerId)
    .executeTakeFirst()
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / unitMs.day)
}

/** The entries of a time line that its severity is worked out from, oldest first. */
export async function severityEvents(db: Db, caseId: string): Promise<SeverityEvent[]> {
  const rows = await db
    .selectFrom('case_event')
    .select(['at', 'kind', 'data'])
    .where('case_id', '=', caseId)
    .where('kind', 'in', [...severityEventKinds])
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map(({ at, kind, data }) => ({ at, kind, data: JSON.parse(data) as SeverityEvent['data'] }))
}

/** The open cases of the customer of a thread about that thread. */
export async function openCasesOfAsker(db: Db, threadId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('case')
    .innerJoin('thread', 'thread.id', 'case.thread_id')
    .select('case.id')
    .where('case.thread_id', '=', threadId)
    .whereRef('thread.author_id', '=', 'case.customer_id')
    .where('case.status', 'in', [...openStatuses])
    .where('case.dismissed', '=', 0)
    .execute()
  return rows.map(({ id }) => id)
}

/**
 * The open cases whose customers have a contract that ends by then, or began before. @param until null: no contract ends
 * soon enough @param since null: none began long enough ago
 */
export async function casesOfContracts(
  db: Db,
  { now, until, since }: { now: Instant; until: Instant | null; since: Instant | null },
): Promise<string[]> {
  if (until === null && since === null) return []
  const rows = await db
    .selectFrom('case')
    .innerJoin('member', 'member.id', 'case.customer_id')
    .innerJoin('account', 'account.id', 'member.account_id')
    .select('case.id')
    .where('case.status', 'in', [...openStatuses])
    .where('case.dismissed', '=', 0)
    .where((eb) =>
      eb.or([
        ...(until === null ? [] : [eb.and([eb('account.renews_at', '>=', now), eb('account.renews_at', '<', until)])]),
        ...(since === null ? [] : [eb('account.started_at', '<=', since)]),
      ]),
    )
    .orderBy('case.id')
    .execute()
  return rows.map(({ id }) => id)
}
