import type { Ctx } from '#app/core/context.server.ts'
import { ruleChoices, ruleLines, type RuleLine } from '#app/domain/moderation/rules/rule-names.server.ts'
import { translator } from '#app/i18n/index.ts'

/** The rules that these decisions or sanctions name, as lines in the reader's language. */
export function linesFor(ctx: Ctx, named: readonly { rule_version: number }[]): Promise<RuleLine> {
  return ruleLines(
    ctx,
    translator(ctx.locale),
    ctx.locale,
    named.map(({ rule_version }) => rule_version),
  )
}

/** The rules in force, for a choice. */
export function ruleOptions(ctx: Ctx): Promise<{ value: string; text: string }[]> {
  return ruleChoices(ctx, translator(ctx.locale), ctx.locale)
}
