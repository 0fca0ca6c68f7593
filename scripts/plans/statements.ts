import { CompiledQuery, type KyselyPlugin, type QueryId, type RootOperationNode } from 'kysely'
import type { Ctx } from '#app/core/context.server.ts'
import type { OpenDatabase } from '#db/dialects/dialect.ts'

/** Of statements that were compiled while `statementsOf` looked on: some are kept by those who send them often. */
const nodes = new WeakMap<QueryId, RootOperationNode>()

/** The statements that `work` sends through the reader of its context, with their values, in their order. */
export async function statementsOf(ctx: Ctx, work: (ctx: Ctx) => Promise<unknown>): Promise<CompiledQuery[]> {
  const statements: CompiledQuery[] = []
  const executor = ctx.read.getExecutor()
  const keeper: KyselyPlugin = {
    // A part of another statement comes along here too; only what was sent has a result.
    transformQuery({ node, queryId }) {
      nodes.set(queryId, node)
      return node
    },
    transformResult({ result, queryId }) {
      const node = nodes.get(queryId)
      if (node !== undefined) statements.push(executor.compileQuery(node, queryId))
      return Promise.resolve(result)
    },
  }
  await work({ ...ctx, read: ctx.read.withPlugin(keeper) })
  return statements
}

/**
 * How the database means to run a statement, a line per step, indented as it prints them. On PostgreSQL without costs,
 * and as if reading a whole table were forbidden: on a small site that is often the right way, and hides that on a
 * large one there would be no other.
 */
export async function planOf({ reader, dialect }: OpenDatabase, statement: CompiledQuery): Promise<string[]> {
  const parameters = [...statement.parameters]
  if (dialect.name === 'sqlite') {
    const { rows } = await reader.executeQuery<{ id: number; parent: number; detail: string }>(
      CompiledQuery.raw(`explain query plan ${statement.sql}`, parameters),
    )
    const depth = new Map([[0, -1]])
    return rows.map(({ id, parent, detail }) => {
      const deep = (depth.get(parent) ?? -1) + 1
      depth.set(id, deep)
      return '  '.repeat(deep) + detail
    })
  }
  return reader.transaction().execute(async (tx) => {
    await tx.executeQuery(CompiledQuery.raw('set local enable_seqscan = off'))
    const { rows } = await tx.executeQuery<{ 'QUERY PLAN': string }>(
      CompiledQuery.raw(`explain (costs off) ${statement.sql}`, parameters),
    )
    return rows.map((row) => row['QUERY PLAN'])
  })
}

/** Tables of a few hundred rows at most, which are read whole because that is the quickest. */
const small = ['category', 'c', 'product', 'tag', 'story', 'reply_template']

/**
 * The steps of a plan that read a whole table, however large. Following an index in its order is none, unless
 * everything is sorted afterwards.
 */
export function fullScans(plan: readonly string[]): string[] {
  // Rows of a subquery, which has its own steps.
  const derived = new Set(plan.flatMap((line) => /^\s*(?:CO-ROUTINE|MATERIALIZE) (\w+)/.exec(line)?.[1] ?? []))
  return plan.filter((line) => {
    const sqlite = /^\s*SCAN (\w+)(.*)$/.exec(line)
    const postgres = /Seq Scan on (\w+)/.exec(line)
    const table = sqlite?.[1] ?? postgres?.[1]
    if (table === undefined || table === 'CONSTANT' || derived.has(table) || small.includes(table)) return false
    return postgres !== null || !/USING (COVERING )?INDEX|VIRTUAL TABLE/.test(sqlite?.[2] ?? '')
  })
}
