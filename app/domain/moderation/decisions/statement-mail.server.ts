import type { Reading } from '#app/core/reading.ts'
import { plus } from '#app/core/time.ts'
import { appealableDays } from '#app/domain/moderation/appeals/appeal.ts'
import { findDecision, keptDecision } from '#app/domain/moderation/queries/decisions.server.ts'
import { ruleLines } from '#app/domain/moderation/rules/rule-names.server.ts'
import { formatFor } from '#app/i18n/format.ts'
import type { Locale, T } from '#app/i18n/index.ts'
import { restrictionNames, type Restriction } from '#app/registry/restrictions.ts'

type Told = {
  restriction: Restriction
  /** The rule as a line of text, in the reader's language. */
  rule: string
  facts: string
  law: string
  /** As days and clocks of the site; null: no end. */
  until: string | null
  lastDay: string
  /** The decision that can be appealed, or that was undone. */
  decisionId: string
  undone: boolean
}

/** The statement of reasons by mail (Article 17 of the Digital Services Act); also for suspended and banned members. */
export const statementMail = {
  async read(
    { t, locale, ...from }: Reading & { t: T; locale: Locale },
    { payload }: { payload: { decisionId: string } },
  ): Promise<Told | null> {
    const { read, setting } = from
    const decision = await keptDecision(read, payload.decisionId)
    if (decision === null) return null
    const first = decision.reverses_id === null ? decision : await findDecision(read, decision.reverses_id)
    // What was undone before it was mailed is told as undone, by its own mail.
    if (first === null || (decision.reverses_id === null && decision.reversed !== null)) return null
    const line = await ruleLines(from, t, locale, [decision.rule_version])
    const format = formatFor(locale, setting('site.timeZone'))
    return {
      restriction: restrictionNames.find((name) => name === first.restriction) ?? 'none',
      rule: line(decision.rule, decision.rule_version),
      facts: decision.facts,
      law: decision.law,
      until: decision.until_at === null ? null : format.exact(decision.until_at),
      lastDay: format.date(plus(decision.at, { days: appealableDays })),
      decisionId: first.id,
      undone: decision.reverses_id !== null,
    }
  },
  write: (t: T, told: Told) => ({
    subject: t(`moderation.mail.subject.${told.undone ? 'none' : told.restriction}`),
    blocks: told.undone
      ? [
          { type: 'heading' as const, text: t('moderation.mail.subject.none') },
          { type: 'paragraph' as const, text: t(`moderation.restriction.${told.restriction}`) },
          ...(told.facts === ''
            ? []
            : [{ type: 'paragraph' as const, text: t('moderation.mail.undone', { facts: told.facts }) }]),
          { type: 'button' as const, label: t('moderation.mail.button'), url: `/me/appeals/${told.decisionId}` },
        ]
      : [
          { type: 'heading' as const, text: t(`moderation.told.${told.restriction}`) },
          {
            type: 'paragraph' as const,
            text: told.rule,
          },
          { type: 'paragraph' as const, text: told.facts },
          ...(told.law === ''
            ? []
            : [{ type: 'paragraph' as const, text: t('moderation.verdict.law', { law: told.law }) }]),
          ...(told.until === null
            ? []
            : [{ type: 'paragraph' as const, text: t('moderation.mail.until', { until: told.until }) }]),
          { type: 'button' as const, label: t('moderation.mail.button'), url: `/me/appeals/${told.decisionId}` },
          { type: 'note' as const, text: t('moderation.mail.redress', { day: told.lastDay }) },
        ],
    reason: t('moderation.mail.reason'),
  }),
  samples: (): Told[] => {
    const sample = {
      rule: 'Rule 4: No advertising and no spam',
      facts: 'An advert for another shop, with three links.',
      law: '',
      until: null,
      lastDay: '2027-06-01',
      decisionId: 'dec_sample',
      undone: false,
    }
    return [
      ...restrictionNames
        .filter((name) => name !== 'none')
        .map((restriction) => ({
          ...sample,
          restriction,
          until: restriction === 'silence' ? '2026-12-01 15:30' : null,
        })),
      { ...sample, restriction: 'hide', law: 'Article 283 of the Criminal Act' },
      { ...sample, restriction: 'hide', undone: true },
    ]
  },
}
