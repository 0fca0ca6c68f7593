import type pg from 'pg'

/** Uses after which a statement gets a name: one that is sent once in a while doesn't need a plan. */
const namedAfter = 5
/**
 * Names of one process at most. PostgreSQL keeps some tens of kilobytes per name and connection; lists of changing
 * length make ever new texts, and those beyond this number stay unnamed.
 */
const mostNames = 300

/** The names of one database's statements: text by text, the same on all its connections. */
export type StatementNames = {
  /** The name of a statement that was sent often enough; null for others. Counts the use. */
  of: (text: string) => string | null
  /** Its plan is outdated: the text starts again under another name. */
  drop: (text: string) => void
}

export function openStatementNames(): StatementNames {
  const uses = new Map<string, number>()
  const names = new Map<string, string>()
  let given = 0
  return {
    of(text) {
      const known = names.get(text)
      if (known !== undefined) return known
      if (names.size >= mostNames) return null
      const used = (uses.get(text) ?? 0) + 1
      if (used < namedAfter) {
        if (uses.size >= 5_000) uses.clear()
        uses.set(text, used)
        return null
      }
      uses.delete(text)
      const name = `dangol_${++given}`
      names.set(text, name)
      return name
    },
    drop: (text) => void names.delete(text),
  }
}

/**
 * Gives the statements that are sent often a name, so that PostgreSQL parses them once per connection and keeps their
 * plan: it spent as long on planning a page's statements as on running them. Names belong to the connection. A pooler
 * that hands one connection to several clients (PgBouncer in transaction mode) must follow them: from 1.21 on with
 * `max_prepared_statements` above 0. Otherwise write `named_statements=off` into the address of the database.
 */
export function nameStatements(client: pg.PoolClient, names: StatementNames): void {
  const send = client.query.bind(client) as (query: unknown, values?: unknown) => Promise<unknown>
  let inTransaction = false
  const query = async (text: unknown, values?: unknown): Promise<unknown> => {
    if (typeof text !== 'string') return send(text, values)
    if (/^(begin|start transaction)/.test(text)) inTransaction = true
    if (/^(commit|rollback$)/.test(text)) inTransaction = false
    const name = Array.isArray(values) && values.length > 0 ? names.of(text) : null
    if (name === null) return send(text, values)
    try {
      return await send({ name, text, values })
    } catch (error) {
      if (!isOutdatedPlan(error)) throw error
      names.drop(text)
      // Inside a transaction nothing more can be sent: the whole is tried again (`isRetryable`).
      if (inTransaction) throw error
      return send(text, values)
    }
  }
  client.query = query as pg.PoolClient['query']
}

/** Another process changed the columns of a table: the plan's `select *` has others than before. */
export function isOutdatedPlan(error: unknown): boolean {
  return error instanceof Error && error.message.includes('cached plan must not change result type')
}
