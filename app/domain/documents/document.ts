/** The texts that a site publishes in versions. */
export const documentKinds = ['terms', 'privacy', 'guidelines'] as const
export type DocumentKind = (typeof documentKinds)[number]

/** Those that members agree to. Guidelines are rules of the terms, which refer to them. */
export const agreedKinds = ['terms', 'privacy'] as const satisfies readonly DocumentKind[]
export type AgreedKind = (typeof agreedKinds)[number]

export function isDocumentKind(text: string): text is DocumentKind {
  return documentKinds.some((kind) => kind === text)
}

/** A part of a text below a heading `## Title {#key}`; `key` and `title` '' for what comes before the first one. */
export type DocumentPart = { key: string; title: string; body: string }

/** A part as readers are shown it. `number`: of a rule, from 1; null where parts are not numbered. */
export type DocumentSection = { key: string; number: number | null; title: string; html: string }

const heading = /^## +(.+?)(?: +\{#([a-z][a-z0-9-]{0,39})\})? *$/

/** A text cut at its second-level headings. A heading without a key has the key `part-2`, counted from 1. */
export function partsOf(text: string): DocumentPart[] {
  const parts: DocumentPart[] = [{ key: '', title: '', body: '' }]
  for (const line of text.split('\n')) {
    const found = heading.exec(line)
    if (found === null) {
      const last = parts.at(-1)
      if (last !== undefined) last.body += `${line}\n`
    } else parts.push({ key: found[2] ?? `part-${parts.length}`, title: found[1] ?? '', body: '' })
  }
  return parts
    .map((part) => ({ ...part, body: part.body.trim() }))
    .filter(({ title, body }) => title !== '' || body !== '')
}

export type DocumentProblem = {
  field: 'textEn' | 'textKo'
  key: `legal.errors.${'rules' | 'ruleKey' | 'keyTwice' | 'otherKeys'}`
}

/**
 * Why two texts are not one document: a decision names a rule of the guidelines by its key, so every rule has one, once,
 * and both languages have the same rules in the same order. null: nothing is wrong.
 */
export function documentProblem(kind: DocumentKind, textEn: string, textKo: string): DocumentProblem | null {
  const languages = [
    ['textEn', textEn],
    ['textKo', textKo],
  ] as const
  for (const [field, text] of languages) {
    const keys = partsOf(text)
      .filter(({ title }) => title !== '')
      .map(({ key }) => key)
    if (new Set(keys).size < keys.length) return { field, key: 'legal.errors.keyTwice' }
    if (kind !== 'guidelines') continue
    if (keys.length === 0) return { field, key: 'legal.errors.rules' }
    if (keys.some((key) => /^part-\d+$/.test(key))) return { field, key: 'legal.errors.ruleKey' }
  }
  const [en, ko] = languages.map(([, text]) => keysOf(text))
  return kind === 'guidelines' && en !== ko ? { field: 'textKo', key: 'legal.errors.otherKeys' } : null
}

function keysOf(text: string): string {
  return partsOf(text)
    .filter(({ title }) => title !== '')
    .map(({ key }) => key)
    .join(' ')
}
