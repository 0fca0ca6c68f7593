import type { Reading } from '#app/core/reading.ts'
import { decisionTemplate } from '#app/domain/moderation/queries/templates.server.ts'
import type { Locale } from '#app/i18n/locale.ts'

/** What a template says in that language, and of which rule; null without a template. */
export async function templateText(
  { read }: Pick<Reading, 'read'>,
  id: string | null,
  locale: Locale,
): Promise<{ text: string; rule: string } | null> {
  const template = id === null ? null : await decisionTemplate(read, id)
  if (template === null) return null
  const texts = { en: template.text_en, ko: template.text_ko }
  return { text: texts[locale] || texts.en || texts.ko, rule: template.rule }
}
