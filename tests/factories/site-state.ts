import type { TestApp } from '#tests/setup/test-app.ts'

type Row = Record<string, unknown>

/** Events of jobs: when they happened is a matter of when the job ran. */
const byTheClock = /^(points\.matured|badge\.|tier\.|trust\.)/

/**
 * Everything that an import writes, with names in the place of ids: two databases with the same history give the same.
 * When points matured and a tier was worked out is a matter of the clock, so those times are left out.
 */
export async function siteState({ app }: TestApp): Promise<Record<string, Row[]>> {
  const { db } = app.platform.open
  const names = new Map<string, string>()
  const name = (id: unknown): unknown => (typeof id === 'string' ? (names.get(id) ?? id) : id)
  const members = await db.selectFrom('member').selectAll().execute()
  for (const { id, handle } of members) names.set(id, handle)
  const posts = await db.selectFrom('post').selectAll().execute()
  for (const { id, imported_key } of posts) names.set(id, `post ${imported_key}`)
  const threads = await db.selectFrom('thread').selectAll().execute()
  for (const { id, imported_key } of threads) names.set(id, `thread ${imported_key}`)
  for (const { id, name: tag } of await db.selectFrom('tag').selectAll().execute()) names.set(id, `tag ${tag}`)
  const votes = await db.selectFrom('vote').selectAll().execute()
  for (const { id, imported_key } of votes) names.set(id, `vote ${imported_key}`)
  const accounts = await db.selectFrom('ledger_account').selectAll().execute()
  for (const { id, owner, kind, unit } of accounts) names.set(id, `${String(name(owner))} ${kind} ${unit}`)
  const transactions = await db.selectFrom('ledger_transaction').selectAll().execute()
  const events = await db.selectFrom('event_log').selectAll().orderBy('seq').execute()
  const timeless = new Set(transactions.filter(({ kind }) => kind === 'maturity').map(({ id }) => id))
  for (const event of events) names.set(event.id, `event ${event.type} ${namedText(event.payload)}`)
  for (const one of transactions)
    names.set(
      one.id,
      `transaction ${one.kind} ${one.rule ?? ''} ${String(name(one.event_id))} ${String(name(one.reverses_id))}`,
    )
  const entries = await db.selectFrom('ledger_entry').selectAll().execute()

  function namedText(text: string): string {
    return text.replace(/\b[a-z]{3}_[0-9a-z]{20,}\b/g, (id) => names.get(id) ?? 'an id')
  }
  const named = (rows: readonly Row[], ...left: string[]): Row[] =>
    rows
      .map((row) =>
        Object.fromEntries(
          Object.entries(row)
            .filter(([key]) => key !== 'id' && !left.includes(key))
            .map(([key, value]) => [key, typeof value === 'string' ? namedText(value) : value]),
        ),
      )
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))

  return {
    member: named(members),
    thread: named(threads, 'accepted_event_id'),
    post: named(posts),
    vote: named(votes, 'event_id'),
    threadTag: named(await db.selectFrom('thread_tag').selectAll().execute()),
    tag: named(await db.selectFrom('tag').selectAll().execute()),
    badge: named(await db.selectFrom('badge_award').selectAll().where('badge', 'like', 'imported:%').execute()),
    ledgerAccount: named(accounts),
    ledgerTransaction: [
      ...named(transactions.filter(({ id }) => !timeless.has(id))),
      ...named(
        transactions.filter(({ id }) => timeless.has(id)),
        'at',
        'day',
      ),
    ],
    ledgerEntry: named(entries),
    ledgerHold: named(await db.selectFrom('ledger_hold').selectAll().execute()),
    event: named(events.map(({ seq: _seq, at, ...event }) => (byTheClock.test(event.type) ? event : { ...event, at }))),
    searched: named(await db.selectFrom('search_document').selectAll().execute(), 'rowid', 'updated_at'),
  }
}
