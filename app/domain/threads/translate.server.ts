import type { Ctx } from '#app/core/context.server.ts'
import { DomainError, isDomainError } from '#app/core/errors.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { Text } from './import/imported.ts'
import type { TranslationInput } from './input.ts'
import { renderText } from './render-text.server.ts'
import type { ThreadKind } from './thread.ts'
import { otherLanguage, type Translation } from './translation.ts'

/**
 * The second text of an announcement, as it is stored. Where neither language is recognised, the first text is taken to
 * be in the language of its writer.
 * @throws invalid on `translation.title` for any other kind of thread, and on `translation.body` for what `renderText`
 * refuses and for a text in the language of the first one
 */
export async function renderTranslation(
  ctx: Ctx,
  kind: ThreadKind,
  first: Pick<Text, 'lang'>,
  { title, body }: TranslationInput,
): Promise<Translation> {
  if (kind !== 'announcement') throw refusal('title', 'threads.errors.translationOfAnnouncement')
  const { html, excerpt, lang } = await renderSecond(ctx, body)
  const translation = { title, body, html, excerpt, lang: lang ?? otherLanguage(first.lang ?? ctx.locale) }
  refuseSameLanguage(first, translation)
  return translation
}

/** @throws invalid on `translation.body` when both texts of an announcement are in one language */
export function refuseSameLanguage(first: { lang: Locale | null }, second: Pick<Translation, 'lang'> | null): void {
  if (second !== null && first.lang === second.lang) throw refusal('body', `threads.errors.sameLanguage.${second.lang}`)
}

async function renderSecond(ctx: Ctx, body: string) {
  try {
    return await renderText(ctx, body)
  } catch (error) {
    if (isDomainError(error) && error.kind === 'invalid') throw refusal('body', error.key, error.params)
    throw error
  }
}

function refusal(field: 'title' | 'body', key: DomainError['key'], params?: DomainError['params']): DomainError {
  return new DomainError('invalid', key, { params, fields: { [`translation.${field}`]: { key, params } } })
}
