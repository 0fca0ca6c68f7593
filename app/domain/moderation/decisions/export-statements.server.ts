import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { decisionsBetween } from '#app/domain/moderation/queries/decisions.server.ts'
import { ruleLines } from '#app/domain/moderation/rules/rule-names.server.ts'
import { translator } from '#app/i18n/index.ts'
import { transparencyStatement, type TransparencyStatement } from './transparency-statement.ts'

/** The database takes this many statements in one call. */
const perCall = 100

/**
 * Statements of reasons of a time, for the transparency database: each batch is the body of one call.
 * @param from,to instants; the second is left out
 */
export async function* exportStatements(
  ctx: Ctx,
  { from, to }: { from: string; to: string },
): AsyncGenerator<{ statements: TransparencyStatement[] }> {
  authorize(ctx.actor, 'audit.read')
  const guidelines = `${ctx.platform.env.ORIGIN}/guidelines`
  let after = { at: from, id: '' }
  for (;;) {
    const rows = await decisionsBetween(ctx.read, after, to, perCall)
    const last = rows.at(-1)
    if (last === undefined) return
    after = { at: last.at, id: last.id }
    const line = await ruleLines(
      ctx,
      translator('en'),
      'en',
      rows.map(({ rule_version }) => rule_version),
    )
    const statements = rows.flatMap(
      (row) => transparencyStatement(row, { rule: line(row.rule, row.rule_version), guidelines }) ?? [],
    )
    if (statements.length > 0) yield { statements }
  }
}
