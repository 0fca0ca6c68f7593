import { notFound, type DomainError } from '#app/core/errors.ts'
import type { ReplyTemplateTable } from '#db/schema/cases.ts'

/** Days that "used recently" looks back. */
export const recentDays = 30

export function templateNotFound(): DomainError {
  return notFound('replies.errors.notFound')
}

/** The text in the language of the customer; the other one where a template has only that. */
export function textFor(
  { text_en, text_ko }: Pick<ReplyTemplateTable, 'text_en' | 'text_ko'>,
  lang: 'ko' | 'en',
): string {
  return lang === 'ko' ? text_ko || text_en : text_en || text_ko
}
