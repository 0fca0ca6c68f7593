/**
 * Whether version `a` of a product came after `b`. The list of the product decides, newest first; a version that is not
 * in it (typed by a member) is compared by its numbers: 4.10 is newer than 4.9. False when the numbers don't decide
 * either.
 */
export function isNewerVersion(product: { versions: readonly string[] }, a: string, b: string): boolean {
  const [one, other] = [folded(a), folded(b)]
  if (one === other) return false
  const known = product.versions.map(folded)
  const [at, otherAt] = [known.indexOf(one), known.indexOf(other)]
  if (at >= 0 && otherAt >= 0) return at < otherAt
  return byNumbers(one, other) > 0
}

/** Versions by their numbers, newest first, for a list that was typed in any order. */
export function newestFirst(versions: readonly string[]): string[] {
  return versions.toSorted((a, b) => byNumbers(folded(b), folded(a)))
}

/** "V 4.2 " and "4.2" are one version. */
function folded(version: string): string {
  return version
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/^v(?:ersion)?\.?\s*(?=\d)/, '')
}

/** Above 0: `a` is newer. A suffix comes before the number without one: 4.2-beta, then 4.2. */
function byNumbers(a: string, b: string): number {
  const [one, other] = [split(a), split(b)]
  if (one === null || other === null) return 0
  for (let i = 0; i < Math.max(one.numbers.length, other.numbers.length); i++) {
    const difference = (one.numbers[i] ?? 0) - (other.numbers[i] ?? 0)
    if (difference !== 0) return difference
  }
  if (one.suffix === other.suffix) return 0
  if (one.suffix === '' || other.suffix === '') return one.suffix === '' ? 1 : -1
  return one.suffix.localeCompare(other.suffix, 'en', { numeric: true })
}

function split(version: string): { numbers: number[]; suffix: string } | null {
  const found = /^(\d+(?:\.\d+)*)(.*)$/.exec(version)
  if (found === null) return null
  return { numbers: (found[1] ?? '').split('.').map(Number), suffix: (found[2] ?? '').trim() }
}
