const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * Which members a night has: the endings of their ids, two characters that are random in each id. Over `days` nights
 * each of the 1,024 endings comes once. @param day counted from any beginning
 */
export function shareOfNight(day: number, days: number): string[] {
  const endings: string[] = []
  for (let number = day % days; number < alphabet.length ** 2; number += days)
    endings.push(`${alphabet[Math.floor(number / alphabet.length)]}${alphabet[number % alphabet.length]}`)
  return endings
}
