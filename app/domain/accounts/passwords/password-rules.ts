/** Longest password in characters: enough for any sentence, too short to make hashing an attack. */
const passwordMaxLength = 128

export type PasswordProblem = { key: 'tooShort' | 'tooLong' | 'repeats' | 'context'; params?: { count: number } }

/** The owner's names, which an attacker tries first. */
export type PasswordOwner = { handle: string; name: string; email: string; siteName: string }

/**
 * What is wrong with a password, apart from being common; null when nothing is. There are no rules about kinds of
 * characters: they make passwords worse (NIST SP 800-63B).
 * @param minLength characters
 */
export function passwordProblem(password: string, minLength: number, owner: PasswordOwner): PasswordProblem | null {
  const length = [...password].length
  if (length < minLength) return { key: 'tooShort', params: { count: minLength } }
  if (length > passwordMaxLength) return { key: 'tooLong', params: { count: passwordMaxLength } }
  if (new Set(password.toLowerCase()).size < 4) return { key: 'repeats' }
  return mostlyKnown(password, owner) ? { key: 'context' } : null
}

/** A password made of the owner's own names and a few characters more: `haruwatt2026!`, `minji.minji.1`. */
function mostlyKnown(password: string, owner: PasswordOwner): boolean {
  let rest = password.toLowerCase()
  for (const word of contextWords(owner)) rest = rest.replaceAll(word, '')
  return rest.length < password.length && [...rest].length < 6
}

function contextWords({ handle, name, email, siteName }: PasswordOwner): string[] {
  const [local = '', domain = ''] = email.split('@')
  const host = domain.split('.')[0] ?? ''
  const words = [
    handle,
    local,
    host,
    siteName,
    siteName.replace(/\s/g, ''),
    ...name.split(/\s+/),
    ...siteName.split(/\s+/),
    'dangol',
  ]
  return [...new Set(words.map((word) => word.toLowerCase()))]
    .filter((word) => [...word].length >= 3)
    .sort((a, b) => b.length - a.length)
}
