import type { Ctx } from '#app/core/context.server.ts'
import { plus, type Instant } from '#app/core/time.ts'
import { guidelineRules } from '#app/domain/documents/document-page.server.ts'
import { appealableDays } from '#app/domain/moderation/appeals/appeal.ts'
import type { PostDecisionInput } from '#app/domain/moderation/input.ts'
import { memberLocale } from '#app/domain/moderation/queries/people.server.ts'
import { sanctionsOf } from '#app/domain/moderation/queries/sanctions.server.ts'
import { ruleLines } from '#app/domain/moderation/rules/rule-names.server.ts'
import { ladderStep } from '#app/domain/moderation/sanctions/ladder.ts'
import { hasEnd } from '#app/domain/moderation/sanctions/sanction.ts'
import { formatFor } from '#app/i18n/format.ts'
import { translator } from '#app/i18n/index.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { Restriction } from '#app/registry/restrictions.ts'
import { decisionWords } from './decision-words.server.ts'
import { statementMail } from './statement-mail.server.ts'

/** A decision as its form says it, before it is made. */
export type PlannedDecision = Pick<PostDecisionInput, 'note' | 'rule' | 'templateId' | 'law' | 'sanction' | 'hours'> & {
  authorId: string
  /** Whether the thing is hidden: a message stays. */
  hides: boolean
  /** When hiding ends; null: no end. */
  hidesUntil: Instant | null
}

/** The statements in the language of who gets them: one for hiding, one for a sanction. */
export type StatementPreview = {
  locale: Locale
  mails: Pick<ReturnType<typeof statementMail.write>, 'subject' | 'blocks'>[]
}

/** The statements of reasons that a decision would send, made as the real ones are. Writes nothing. */
export async function statementPreview(ctx: Ctx, planned: PlannedDecision): Promise<StatementPreview> {
  const { authorId, law, sanction, hours } = planned
  const locale = await memberLocale(ctx, authorId)
  const t = translator(locale)
  const format = formatFor(locale, ctx.setting('site.timeZone'))
  const { facts, rule } = await decisionWords(ctx, planned, authorId)
  const { version } = await guidelineRules(ctx, locale)
  const line = await ruleLines(ctx, t, locale, [version])
  const statement = (restriction: Restriction, until: Instant | null) =>
    statementMail.write(t, {
      restriction,
      rule: line(rule, version),
      facts,
      law,
      until: until === null ? null : format.exact(until),
      lastDay: format.date(plus(ctx.now(), { days: appealableDays })),
      decisionId: '',
      undone: false,
    })
  const hidden = planned.hides ? [statement('hide', planned.hidesUntil)] : []
  if (sanction === 'none') return { locale, mails: hidden }
  const kind = sanction === 'next' ? 'silence' : sanction
  const lasts = hours ?? ladderStep(await sanctionsOf(ctx.read, authorId), ctx.now()).hours
  const until = hasEnd(kind) ? plus(ctx.now(), { hours: lasts }) : null
  return { locale, mails: [...hidden, statement(kind, until)] }
}
