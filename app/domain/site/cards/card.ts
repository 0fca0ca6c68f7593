/** What has a card of its own; every other page shows the one of the site. */
export const cardKinds = ['site', 'thread', 'story', 'member'] as const
export type CardKind = (typeof cardKinds)[number]
/** `id` '' for the site. */
export type CardOf = { kind: CardKind; id: string }

/** A picture of a link: 1,200 × 630 pixels, as Open Graph and chat programs ask for. */
export const cardSize = { width: 1_200, height: 630 } as const

/** What is drawn. `state` '' where there is none. */
export type Card = { site: string; title: string; kind: string; state: string; accent: string; quiet: string }

const shown = { title: 110, line: 72 } as const

/** Characters that the font of the cards has no drawing for, and what a row of text cannot hold. */
const undrawable = /[\p{Extended_Pictographic}\p{Regional_Indicator}\u{FE0F}\u{200D}\p{Cc}]/gu

/** A text as a card can show it: one line, cut at a whole character. Hangul is twice as wide as Latin. */
export function cardText(text: string, most: keyof typeof shown): string {
  const clean = text.replace(undrawable, ' ').replace(/\s+/g, ' ').trim()
  let width = 0
  const kept: string[] = []
  for (const one of clean) {
    width += /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7a3\uff00-\uff60]/.test(one) ? 2 : 1
    if (width > shown[most]) return `${kept.join('').trimEnd()}…`
    kept.push(one)
  }
  return clean
}
