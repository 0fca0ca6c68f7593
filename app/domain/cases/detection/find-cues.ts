import type { ComplaintCategory, ComplaintSeverity, Cue, Topic } from './complaint.ts'
import { englishCues, englishTopics } from './english-cues.ts'
import { koreanCues, koreanTopics } from './korean-cues.ts'

export type CueHit = Pick<Cue, 'category' | 'severity' | 'weight'> & { start: number; end: number }

const mostHitsOfOneCue = 3
const mostMentionsOfOneTopic = 3
const severityOrder = ['P3', 'P2', 'P1'] as const satisfies readonly ComplaintSeverity[]

/** Every cue found, for the languages whose letters the text contains; offsets refer to the text given. */
export function findCues(text: string): CueHit[] {
  const hits: CueHit[] = []
  for (const { category, severity, weight, pattern } of cuesFor(text)) {
    let found = 0
    for (const match of text.matchAll(pattern)) {
      hits.push({ category, severity, weight, start: match.index, end: match.index + match[0].length })
      if (++found === mostHitsOfOneCue) break
    }
  }
  return hits
}

/** The category that most words name; a cue counts more than a topic word. `other` when no word names one. */
export function categoryOf(text: string, hits: readonly CueHit[]): ComplaintCategory {
  const sums = new Map<ComplaintCategory, number>()
  for (const hit of hits) {
    if (hit.weight <= 0 || hit.category === 'other') continue
    const bonus = hit.category === 'churn_threat' ? 3 : 1.5
    sums.set(hit.category, (sums.get(hit.category) ?? 0) + hit.weight * bonus)
  }
  for (const { category, weight, pattern } of topicsFor(text)) {
    const mentions = new Set(Array.from(text.matchAll(pattern), (match) => match[0].toLowerCase()))
    const counted = Math.min(mentions.size, mostMentionsOfOneTopic)
    if (counted > 0) sums.set(category, (sums.get(category) ?? 0) + weight * Math.sqrt(counted))
  }
  let best: ComplaintCategory = 'other'
  let bestSum = 0
  for (const [category, sum] of sums) {
    if (sum > bestSum) [best, bestSum] = [category, sum]
  }
  return best
}

/** The worst severity a cue names; P3 without any, because anger alone blocks no work. */
export function severityOf(hits: readonly CueHit[]): ComplaintSeverity {
  const worst = Math.max(0, ...hits.filter((hit) => hit.weight > 0).map((hit) => severityOrder.indexOf(hit.severity)))
  return severityOrder[worst] ?? 'P3'
}

function cuesFor(text: string): readonly Cue[] {
  return [...(hasHangul(text) ? koreanCues : []), ...(hasLatin(text) ? englishCues : [])]
}

function topicsFor(text: string): readonly Topic[] {
  return [...(hasHangul(text) ? koreanTopics : []), ...(hasLatin(text) ? englishTopics : [])]
}

function hasHangul(text: string): boolean {
  return /[가-힣ㄱ-ㅎㅏ-ㅣ]/.test(text)
}

function hasLatin(text: string): boolean {
  return /[a-z]{2}/i.test(text)
}
