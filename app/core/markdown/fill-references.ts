import { escapeHtml } from './escape-html.ts'

/** What a reference says today: where it leads, and its words (plain text). */
export type ReferenceTarget = { href: string; text: string }

/**
 * A reference as it is stored: a link of ours with nothing but the id of what it leads to. No post can hold one that
 * was typed, because the sanitiser takes the class away.
 */
const REFERENCE = /<a class="(thread-ref|mention)" href="\/(?:threads|members)\/((?:thr|mem)_[0-9a-z]+)">([^<]*)<\/a>/g

/** Ids of the threads (`thr_…`) and members (`mem_…`) that these stored texts refer to, each once. */
export function referencedIds(htmls: readonly string[]): string[] {
  return [...new Set(htmls.flatMap((html) => Array.from(html.matchAll(REFERENCE), ([, , id = '']) => id)))]
}

/**
 * Stored HTML to what a reader gets: each reference with the address and the words of today. What leads nowhere becomes
 * text: a thread its id, a member an omission.
 *
 *     fillReferences(post.html, (id) => threads.get(id) ?? null)
 *
 * @param resolve null: hidden from every reader, or gone
 */
export function fillReferences(html: string, resolve: (id: string) => ReferenceTarget | null): string {
  return html.replace(REFERENCE, (_, kind: string, id: string, stored: string) => {
    const target = resolve(id)
    if (target === null) return kind === 'mention' ? '@…' : stored
    return `<a class="${kind}" href="${escapeHtml(target.href)}">${escapeHtml(target.text)}</a>`
  })
}

/**
 * For plain text, which is stored too: a mention keeps the word that was typed, a thread only says that there is one.
 */
export function withoutThreadNames(html: string): string {
  return html.replace(REFERENCE, (link, kind: string) => (kind === 'mention' ? link : '#…'))
}
