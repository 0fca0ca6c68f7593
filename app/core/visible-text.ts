/**
 * Characters that leave no mark on the page: white space and controls, what Unicode calls default ignorable (U+200B,
 * U+00AD, U+2060, U+3164, U+115F, U+FE0F, bidi marks and the like), interlinear marks, and two blank symbols.
 */
const UNSEEN = '\\p{White_Space}\\p{Cc}\\p{Default_Ignorable_Code_Point}\\uFFF9-\\uFFFB\\u2800\\u{1D159}'
const SEEN = new RegExp(`[^${UNSEEN}]`, 'u')
const ALL_UNSEEN = new RegExp(`[${UNSEEN}]+`, 'gu')
const ALL_UNSEEN_BUT_SPACE = new RegExp(`(?! )[${UNSEEN}]`, 'u')
/** Joiners and variation selectors that belong to an emoji. */
const OF_EMOJI = /(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])(?:\u200D|\uFE0F)/gu
const IGNORED = /\p{Default_Ignorable_Code_Point}+/gu

/** Embeddings, overrides and isolates: they show what follows in another order than it is stored in. */
const TURNING = /[\u202A-\u202E\u2066-\u2069]/u

/** Blanks as wide as a letter, and those without any width that say nothing: no joiners, no variation selectors. */
const WIDE_BLANKS = /[\u2800\u3164\uFFA0]/gu
const NO_WIDTH = /\u034F|[\u00AD\u061C\u180E\u200B\u200E\u200F\u2060-\u2064\uFEFF]/gu

/** Whether a reader sees anything of the text. */
export function isVisible(text: string): boolean {
  return SEEN.test(text)
}

/** How many characters (UTF-16 units) of the text can be seen. */
export function visibleLength(text: string): number {
  return text.replace(ALL_UNSEEN, '').length
}

/** Whether a character of the text cannot be seen: blanks other than spaces, controls, and joiners outside of emoji. */
export function hasUnseen(text: string): boolean {
  return !isVisible(text) || ALL_UNSEEN_BUT_SPACE.test(text.replace(OF_EMOJI, ''))
}

/** Whether the text holds characters that turn the direction of the line. */
export function turnsDirection(text: string): boolean {
  return TURNING.test(text)
}

/** The text without characters that are ignored when it is shown; emoji lose their joiners too. For names of things. */
export function withoutIgnored(text: string): string {
  return text.replace(IGNORED, '')
}

/** Text of one line: NFC, single spaces, nothing without width. A text that cannot be seen stays as it was typed. */
export function tidyLine(text: string): string {
  const spaced = text.normalize('NFC').replace(/\s+/gu, ' ').trim()
  if (!isVisible(spaced)) return spaced
  return spaced.replace(NO_WIDTH, '').replace(WIDE_BLANKS, ' ').replace(/\s+/gu, ' ').trim()
}
