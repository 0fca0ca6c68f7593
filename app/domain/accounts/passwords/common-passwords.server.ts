/**
 * Whether a password is one of the 49,000 most common (zxcvbn's list, MIT), in any case, with or without a few digits
 * or signs after it. The list is loaded when the first password is set, not at the start of the process.
 */
export async function isCommonPassword(password: string): Promise<boolean> {
  const list = await commonPasswords()
  const plain = password.toLowerCase()
  return list.has(plain) || list.has(plain.replace(/[\d\p{P}\p{S}]{1,4}$/u, ''))
}

let loaded: Promise<Set<string>> | null = null

function commonPasswords(): Promise<Set<string>> {
  loaded ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) =>
      new Set(
        (dictionary['passwords-common'] as readonly string[]).filter((word) => word.length >= shortestThatCounts),
      ),
  )
  return loaded
}

/** Shorter ones cannot be the greater part of a password that is long enough. */
const shortestThatCounts = 6
