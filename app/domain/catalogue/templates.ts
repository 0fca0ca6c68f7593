import { z } from 'zod'
import type { Locale } from '#app/i18n/locale.ts'
import type { ThreadKind } from '#db/schema/threads.ts'

export const threadKinds = ['question', 'discussion', 'idea', 'announcement'] as const satisfies readonly ThreadKind[]

/** The initial text of a new thread, by kind and language; a kind without one begins empty. */
export type Templates = Partial<Record<ThreadKind, Record<Locale, string>>>

/** Template texts in characters. */
export const templateMaxLength = 4_000

const text = z.string().default('')
const both = z.object({ en: text, ko: text })
const shape = z.object({ question: both, discussion: both, idea: both, announcement: both }).partial()

/** The templates of a category as stored. */
export function readTemplates(json: string): Templates {
  const found = shape.parse(JSON.parse(json))
  return Object.fromEntries(
    Object.entries(found).filter(([, texts]) => texts !== undefined && (texts.en !== '' || texts.ko !== '')),
  )
}

/** The template for a kind of thread in a language, else that of the other language; '' when there is none. */
export function templateFor(templates: Templates, kind: ThreadKind, locale: Locale): string {
  const texts = templates[kind]
  if (texts === undefined) return ''
  return texts[locale] === '' ? texts[locale === 'ko' ? 'en' : 'ko'] : texts[locale]
}

/**
 * Puts a template into a text: replaces an empty text or another template, else appends it, so that nothing typed is
 * lost.
 */
export function withTemplate(body: string, template: string, others: readonly string[]): string {
  const typed = body.replace(/\r\n?/g, '\n').trimEnd()
  if (template === '' || typed.includes(template.trimEnd())) return body
  return typed === '' || others.some((other) => other.trimEnd() === typed) ? template : `${typed}\n\n${template}`
}
