import type { ComplaintSeverity, Cue } from './complaint.ts'
import { englishCues } from './english-cues.ts'
import { koreanCues } from './korean-cues.ts'

export type CueHit = Pick<Cue, 'severity' | 'weight'> & { start: number; end: number }

const mostHitsOfOneCue = 3
const severityOrder = ['P3', 'P2', 'P1'] as const satisfies readonly ComplaintSeverity[]

/** Every cue found, for the languages whose letters the text contains; offsets refer to the text given. */
export function findCues(text: string): CueHit[] {
  const hits: CueHit[] = []
  for (const { severity, weight, pattern } of cuesFor(text)) {
    let found = 0
    for (const match of text.matchAll(pattern)) {
      hits.push({ severity, weight, start: match.index, end: match.index + match[0].length })
      if (++found === mostHitsOfOneCue) break
    }
  }
  return hits
}

/** The worst severity a cue names; P3 without any, because anger alone blocks no work. */
export function severityOf(hits: readonly CueHit[]): ComplaintSeverity {
  const worst = Math.max(0, ...hits.filter((hit) => hit.weight > 0).map((hit) => severityOrder.indexOf(hit.severity)))
  return severityOrder[worst] ?? 'P3'
}

function cuesFor(text: string): readonly Cue[] {
  return [...(hasHangul(text) ? koreanCues : []), ...(hasLatin(text) ? englishCues : [])]
}

function hasHangul(text: string): boolean {
  return /[가-힣ㄱ-ㅎㅏ-ㅣ]/.test(text)
}

function hasLatin(text: string): boolean {
  return /[a-z]{2}/i.test(text)
}
