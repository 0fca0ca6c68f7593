import { createInstance } from 'i18next'
import type { Locale } from './locale.ts'
import type { en } from './locales/en.ts'
import { withParticles } from './particles.ts'

/** Numbers are grouped in the reader's way; a year or a number that is a name goes in as a string. */
export type Params = Record<string, string | number>

type WithoutPlural<Key extends string> =
  Key extends `${infer Base}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}` ? Base : Key

type KeysOf<Node> = {
  [Key in keyof Node & string]: Node[Key] extends string ? WithoutPlural<Key> : `${Key}.${KeysOf<Node[Key]>}`
}[keyof Node & string]

/** `file.key` or `file.group.key`, without the plural ending: `parts.thread.answers`. */
export type TextKey = KeysOf<typeof en>

export type T = {
  (key: TextKey, params?: Params): string
  /** For keys that are known only at run time (errors, registry labels). An unknown key comes back as it is. */
  any: (key: string, params?: Params) => string
  /** Whether a run-time key has a text. */
  has: (key: string) => boolean
  locale: Locale
}

/** Filled texts that are kept per language: a megabyte at most. */
const mostKept = 5_000
const longestKept = 200

type Texts = { [key: string]: string | Texts }

/**
 * One reader's translator over the texts of one language. Synchronous; keep the result, it is costly to make.
 * `count` chooses the plural form.
 */
export function makeTranslator(locale: Locale, texts: Texts): T {
  const numbers = new Intl.NumberFormat(locale)
  const instance = createInstance()
  void instance.init({
    lng: locale,
    initAsync: false,
    keySeparator: '.',
    nsSeparator: false,
    returnNull: false,
    resources: { [locale]: { translation: texts } },
    interpolation: { escapeValue: false }, // React escapes; mails escape when they make HTML
  })

  // Most texts of a page have no parameters, and a hundred of them cost two milliseconds to look up each time.
  const plain = new Map<string, string>()
  function any(key: string, params?: Params): string {
    if (params !== undefined) return keptOrFilled(key, params)
    const known = plain.get(key)
    if (known !== undefined) return known
    const text = fill(key, {})
    // Unknown keys come from outside: they must not fill the memory.
    if (has(key)) plain.set(key, text)
    return text
  }
  // Counts, names and hours come again and again: thirty posts fill some hundred texts, at twenty microseconds each.
  const kept = new Map<string, string>()
  function keptOrFilled(key: string, params: Params): string {
    const wanted = JSON.stringify([key, params])
    const known = kept.get(wanted)
    if (known !== undefined) return known
    const text = fill(key, params)
    if (kept.size >= mostKept) kept.clear()
    if (wanted.length <= longestKept) kept.set(wanted, text)
    return text
  }
  function fill(key: string, params: Params): string {
    const replace = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, typeof value === 'number' ? numbers.format(value) : value]),
    )
    // A name written by a member may look like i18next's own nesting: it is text.
    const text = instance.t(key, {
      count: typeof params.count === 'number' ? params.count : undefined,
      replace,
      nest: false,
    })
    return locale === 'ko' ? withParticles(text) : text
  }
  function has(key: string): boolean {
    return instance.exists(key, { count: 1 }) || instance.exists(key)
  }
  return Object.assign((key: TextKey, params?: Params) => any(key, params), { any, has, locale })
}
