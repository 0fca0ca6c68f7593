import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ComplaintCategory } from '#app/domain/cases/detection/complaint.ts'

export type SupportKind = 'complaint' | 'question' | 'technical' | 'praise' | 'neutral'
export type SupportExample = {
  lang: 'ko' | 'en'
  text: string
  kind: SupportKind
  /** Null unless it is a complaint. */
  category: ComplaintCategory | null
  isHeldOut: boolean
}

/**
 * Hand-written support posts. A quarter is held out, chosen by the text itself, so that adding examples never moves
 * another between the parts.
 */
export function readSupportExamples(): SupportExample[] {
  return (['ko', 'en'] as const).flatMap(readLanguage)
}

function readLanguage(lang: 'ko' | 'en'): SupportExample[] {
  const examples: SupportExample[] = []
  let heading: Pick<SupportExample, 'kind' | 'category'> = { kind: 'neutral', category: null }
  for (const line of readFileSync(join(import.meta.dirname, 'examples', `${lang}.txt`), 'utf8').split('\n')) {
    const text = line.trim().normalize('NFC')
    if (text.startsWith('# ')) {
      const [kind, category] = text.slice(2).split(' ')
      heading = { kind: kind as SupportKind, category: (category as ComplaintCategory | undefined) ?? null }
    } else if (text !== '') {
      examples.push({ lang, text, ...heading, isHeldOut: hashOf(text) % 4 === 0 })
    }
  }
  return examples
}

/**
 * Longer posts made of several examples: `count` that stay calm and `count` with complaints among calm sentences.
 * Calibration needs them because a real post is a few sentences long.
 */
export function composePosts(
  examples: readonly SupportExample[],
  count: number,
  random: () => number,
): SupportExample[] {
  const complaints = examples.filter((example) => example.kind === 'complaint')
  const calm = examples.filter((example) => example.kind !== 'complaint' && example.kind !== 'praise')
  const pick = (from: readonly SupportExample[]) => from[Math.floor(random() * from.length)]
  return Array.from({ length: count * 2 }, (_, index) => {
    const isComplaint = index < count
    const angry = isComplaint ? [pick(complaints), ...(random() < 0.5 ? [pick(complaints)] : [])] : []
    const others = Array.from({ length: (isComplaint ? 1 : 2) + Math.floor(random() * 3) }, () => pick(calm))
    const parts = [...angry, ...others].filter((part) => part !== undefined)
    parts.sort(() => random() - 0.5)
    return {
      lang: examples[0]?.lang ?? 'en',
      text: parts.map((part) => part.text).join(random() < 0.5 ? ' ' : '\n\n'),
      kind: isComplaint ? 'complaint' : 'neutral',
      category: null,
      isHeldOut: examples[0]?.isHeldOut ?? false,
    } satisfies SupportExample
  })
}

/** FNV-1a with a last mix; the same for a text everywhere. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
  return (hash ^ (hash >>> 13)) >>> 0
}
