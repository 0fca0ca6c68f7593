/** Something a person typed into a form, to be shown to them again. */
export type TypedField = { name: string; value: string }

/** Fields of our own, and choices that are quickly made again. */
const machine = new Set([
  'intent',
  'once',
  'next',
  'place',
  'draft',
  'draftRevision',
  'since',
  'revision',
  'attach',
  'preview',
  'kind',
  'category',
  'product',
  'vote',
  'on',
  'shown',
  'website',
])
const secret = /password|token|secret|code/i
const id = /^[a-z]{3}_[0-9a-z]{10,40}$/

/** The fields of a form that its sender would miss: texts, without passwords, ids and marks of ours. */
export function typedFields(entries: Iterable<readonly [string, unknown]>, hide: readonly string[] = []): TypedField[] {
  const fields: TypedField[] = []
  for (const [name, value] of entries) {
    if (
      typeof value !== 'string' ||
      value.trim() === '' ||
      machine.has(name) ||
      secret.test(name) ||
      id.test(value) ||
      hide.includes(name)
    )
      continue
    fields.push({ name, value })
  }
  return fields
}

/**
 * All that a form said beside its texts, so that it can be sent again; null when it cannot: it had a secret, which is
 * never given back, or nothing was typed.
 */
export function otherFields(
  entries: Iterable<readonly [string, unknown]>,
  hide: readonly string[] = [],
): TypedField[] | null {
  const all = [...entries]
  const typed = new Set(typedFields(all, hide).map(({ name, value }) => `${name}=${value}`))
  if (typed.size === 0 || all.some(([name]) => secret.test(name) || hide.includes(name))) return null
  return all.flatMap(([name, value]) =>
    typeof value === 'string' && !typed.has(`${name}=${value}`) ? [{ name, value }] : [],
  )
}
