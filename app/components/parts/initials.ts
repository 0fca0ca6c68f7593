const hangulName = /^[\p{Script=Hangul}]{2,5}$/u

/**
 * Two characters for a face: the given name's two syllables of a Korean name (김서연 → 서연), two letters of a Latin one
 * (Marcus Hale → MH), the first two characters of anything else.
 */
export function initialsOf(name: string): string {
  const words = name.normalize('NFC').trim().split(/\s+/)
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : '']
  if (hangulName.test(first) && last === '')
    return first.length === 4 && compoundSurnames.has(first.slice(0, 2))
      ? first.slice(2)
      : first.length > 3
        ? first.slice(0, 2)
        : first.slice(-2)
  if (hangulName.test(last)) return last.slice(-2)
  const letters = (word: string) => [...word].filter((character) => /[\p{L}\p{N}]/u.test(character))
  const pair = last ? [letters(first)[0], letters(last)[0]] : letters(first).slice(0, 2)
  return pair.join('').toLocaleUpperCase('en') || '?'
}

const compoundSurnames = new Set(['남궁', '황보', '제갈', '사공', '선우', '서문', '독고', '동방'])
