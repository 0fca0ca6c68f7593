import type { Ctx } from '#app/core/context.server.ts'
import { moderationLog } from '#app/domain/analytics/moderation-log/moderation-log.server.ts'
import { ruleOptions } from '#app/views/moderation/rule-lines.server.ts'

/** The public log with the names of rules in force; null before the first one. Rules that are gone keep their key. */
export async function transparencyPage(ctx: Ctx) {
  const log = await moderationLog(ctx)
  if (log === null) return null
  const rules = new Map((await ruleOptions(ctx)).map(({ value, text }) => [value, text]))
  const used = [
    ...log.rule.map(({ key }) => key),
    ...log.appeals.rules.map(({ key }) => key),
    ...log.agreement.map(({ rule }) => rule),
  ]
  return { log, rules: Object.fromEntries(used.map((key) => [key, rules.get(key) ?? key])) }
}
