import type { Reading } from '#app/core/reading.ts'
import { guidelineRules, type GuidelineRule } from '#app/domain/documents/document-page.server.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { T } from '#app/i18n/translate.ts'
import { generalRule } from '#app/registry/community-rules.ts'

type From = Pick<Reading, 'read' | 'setting' | 'now'>

/** A rule of the guidelines as a line of text; the guidelines as a whole where a decision names no rule of theirs. */
export type RuleLine = (rule: string, version: number) => string

/**
 * The rules of these versions of the guidelines, in one language: a decision names its rule as it was then. One query for
 * each version. @param t texts of that language
 */
export async function ruleLines(from: From, t: T, locale: Locale, versions: readonly number[]): Promise<RuleLine> {
  const known = new Map<number, readonly GuidelineRule[]>()
  for (const version of new Set(versions)) known.set(version, (await guidelineRules(from, locale, version)).rules)
  return (rule, version) => {
    const found = known.get(version)?.find(({ key }) => key === rule)
    if (found === undefined) return t('moderation.generalRule')
    return t('moderation.ruleLine', { number: found.number, rule: found.title })
  }
}

/** The rules in force, for a choice; the guidelines as a whole come last. */
export async function ruleChoices(from: From, t: T, locale: Locale): Promise<{ value: string; text: string }[]> {
  const { rules } = await guidelineRules(from, locale)
  return [
    ...rules.map(({ key, number, title }) => ({ value: key, text: `${number}. ${title}` })),
    { value: generalRule, text: t('moderation.generalRule') },
  ]
}
