export type TextLanguage = 'ko' | 'en'

const FENCE = /^ {0,3}(?:```|~~~)/

const NOT_PROSE = [
  /`[^`\n]+`/g,
  /(?:https?:\/\/|www\.|mailto:)[^\s<>)\]]+/gi,
  /<[^<>\n]{1,500}>/g,
  /&[a-z0-9#]{2,8};/gi,
  /(?:@|#thr_)[\p{L}\p{N}_.-]+/gu,
]

const HANGUL = /[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]/g
const LATIN = /\p{Script=Latin}/gu
const OTHER = /(?!\p{Script=Latin}|[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3])\p{L}/gu

/** A Hangul syllable carries about as much as three letters. */
const SYLLABLE_WEIGHT = 3

/** How a Korean sentence ends; nouns alone are often quoted menu names in an English text. */
const KOREAN_ENDING = /[가-힣](?:다|요|죠|까|네|나|음|함|됨)(?=[\s.,?!…~)]|$)/m

/**
 * The language of a post by the share of scripts, code and addresses aside. A Korean sentence full of English terms is
 * Korean; an English one that quotes a Korean menu is English. Null: no letters, or mostly letters of other scripts.
 */
export function detectLanguage(text: string): TextLanguage | null {
  const prose = NOT_PROSE.reduce((rest, pattern) => rest.replace(pattern, ' '), withoutCode(text.normalize('NFC')))
  const hangul = count(prose, HANGUL) * SYLLABLE_WEIGHT
  const latin = count(prose, LATIN)
  const other = count(prose, OTHER) * SYLLABLE_WEIGHT
  if (hangul + latin < 2 || other > hangul + latin) return null
  const share = hangul / (hangul + latin)
  if (share >= 0.5 || (share >= 0.15 && KOREAN_ENDING.test(prose))) return 'ko'
  return 'en'
}

function withoutCode(text: string): string {
  return withoutElement(withoutElement(withoutFences(text), 'pre'), 'code')
}

/** By searching, because a regular expression would look for the end again from every start. */
function withoutElement(html: string, tag: string): string {
  const kept: string[] = []
  let from = 0
  for (;;) {
    const start = html.indexOf(`<${tag}`, from)
    const end = start < 0 ? -1 : html.indexOf(`</${tag}>`, start)
    if (end < 0) break
    kept.push(html.slice(from, start))
    from = end + tag.length + 3
  }
  return [...kept, html.slice(from)].join(' ')
}

function withoutFences(text: string): string {
  let fenced = false
  return text
    .split('\n')
    .filter((line) => {
      if (!FENCE.test(line)) return !fenced
      fenced = !fenced
      return false
    })
    .join('\n')
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
