const firstSyllable = 0xac00
const lastSyllable = 0xd7a3
const finals = 28
const perLead = 588
const leads = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'

/**
 * The beginnings a name may have while its last syllable is still being typed: `미` may become `민`, `ㅁ` any syllable
 * that begins with it. The typed text comes first; a text whose last syllable is complete has only itself.
 */
export function beginningsOf(typed: string): string[] {
  const text = typed.normalize('NFC')
  const head = text.slice(0, -1)
  const last = text.slice(-1)
  const code = last.charCodeAt(0)
  const lead = leads.indexOf(last)
  if (last !== '' && lead >= 0)
    return syllables(firstSyllable + lead * perLead, perLead).map((syllable) => head + syllable)
  const open = code >= firstSyllable && code <= lastSyllable && (code - firstSyllable) % finals === 0
  return open ? syllables(code, finals).map((syllable) => head + syllable) : [text]
}

function syllables(from: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => String.fromCharCode(from + index))
}
