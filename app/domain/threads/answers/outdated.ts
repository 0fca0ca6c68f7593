import { isNewerVersion } from '#app/domain/catalogue/product-version.ts'

/** How many members report that an answer worked, or failed, on one version. */
export type Voices = { version: string; worked: number; failed: number }

export type OutdatedFacts = {
  /** Versions of the product, newest first. */
  versions: readonly string[]
  voices: readonly Voices[]
  /** The version that the question is about: the answer was accepted for it. */
  askedFor: string | null
  /** The newest version for which a check found that the answer works. */
  rechecked: string | null
  /** The least number of members who must report that it failed. */
  least: number
}

/**
 * The newest version on which an answer seems to have stopped working; null when there is none. It must have worked on
 * an older one: by reports of readers, by a check, or because it was accepted for that version.
 */
export function outdatedSince({ versions, voices, askedFor, rechecked, least }: OutdatedFacts): string | null {
  const newer = (a: string, b: string): boolean => isNewerVersion({ versions }, a, b)
  const worked = [
    ...voices.filter((one) => one.worked > one.failed).map(({ version }) => version),
    ...(askedFor === null ? [] : [askedFor]),
    ...(rechecked === null ? [] : [rechecked]),
  ].filter((version) => version !== '')
  const base = worked.reduce<string | null>(
    (best, version) => (best === null || newer(version, best) ? version : best),
    null,
  )
  if (base === null) return null
  const broken = voices.filter(
    (one) => one.version !== '' && newer(one.version, base) && one.failed >= least && one.failed > one.worked,
  )
  return broken.reduce<string | null>(
    (best, { version }) => (best === null || newer(version, best) ? version : best),
    null,
  )
}

/** Whether readers report that an outdated answer works on that version or a newer one. */
export function worksAgain(versions: readonly string[], voices: readonly Voices[], since: string): boolean {
  return voices.some(
    (one) => one.worked > one.failed && (one.version === since || isNewerVersion({ versions }, one.version, since)),
  )
}
