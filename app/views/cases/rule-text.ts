import type { T } from '#app/i18n/translate.ts'

/** What holds of a case by a rule, with its figure: "renews in 21 days". Figures of a day are words. */
export function ruleText(t: T, rule: unknown, figure: unknown): string {
  const count = Number(figure)
  if (count === 0 && (rule === 'renewal' || rule === 'repeated')) return t(`severity.today.${rule}`)
  return t.any(`severity.rule.${String(rule)}`, { count })
}
