/**
 * How a particle is written where the word before it is not known yet, and what it becomes after a consonant and after
 * a vowel.
 */
const particles: Readonly<Record<string, readonly [afterConsonant: string, afterVowel: string]>> = {
  '을(를)': ['을', '를'],
  '은(는)': ['은', '는'],
  '이(가)': ['이', '가'],
  '과(와)': ['과', '와'],
  '(으)로': ['으로', '로'],
}

/** Final consonants of the digits as they are read: 영, 일, 이, 삼, 사, 오, 육, 칠, 팔, 구. */
const finalsOfDigits = ['ㅇ', 'ㄹ', '', 'ㅁ', '', '', 'ㄱ', 'ㄹ', 'ㄹ', ''] as const

const open = /([가-힣\d])([”’"'»\])]*)(을\(를\)|은\(는\)|이\(가\)|과\(와\)|\(으\)로)/gu

/**
 * A Korean sentence with the particles that its words ask for: `‘미터’을(를)` becomes `‘미터’를`. After a word in another
 * script, whose reading is unknown, both forms stay.
 */
export function withParticles(text: string): string {
  return text.includes('(')
    ? text.replace(
        open,
        (_all, last: string, quotes: string, particle: string) => last + quotes + chosen(finalOf(last), particle),
      )
    : text
}

function chosen(final: string, particle: string): string {
  const [afterConsonant, afterVowel] = particles[particle] ?? [particle, particle]
  return final === '' || (final === 'ㄹ' && particle === '(으)로') ? afterVowel : afterConsonant
}

/** The final consonant of a syllable or digit, as far as a particle asks: none, ㄹ, or another. */
function finalOf(last: string): string {
  const digit = finalsOfDigits[Number(last)]
  if (/\d/.test(last) && digit !== undefined) return digit
  // Unicode orders syllables by initial, vowel, final: 28 finals for each pair, the first of them none, the ninth ㄹ.
  const final = (last.charCodeAt(0) - 0xac00) % 28
  return final === 0 ? '' : final === 8 ? 'ㄹ' : 'ㅇ'
}
