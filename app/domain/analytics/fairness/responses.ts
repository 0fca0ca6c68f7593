import { between, unitMs } from '#app/core/time.ts'
import type { Asked } from './facts.ts'
import type { Segmentation } from './groups.ts'
import { percentile } from './percentile.ts'
import type { ResponseGroup, Responses } from './report.ts'
import { smallGroups, minGroupSize } from './suppress-small-groups.ts'

/** How soon questions were first answered; null when too few people asked. */
export function responsesOf(asked: readonly Asked[]): Responses | null {
  return askers(asked).size < minGroupSize ? null : figuresOf(asked)
}

/** Response times by groups of askers or questions; groups with too few askers are suppressed. */
export function responsesBy({ keyOf, keys, nameOf }: Segmentation, asked: readonly Asked[]): ResponseGroup[] {
  const byKey = Map.groupBy(asked, (question) => keyOf(question.askerId, question))
  const groups = keys.flatMap((key) => {
    const questions = byKey.get(key)
    return questions === undefined ? [] : [{ key, questions }]
  })
  const kept = smallGroups(groups.map(({ questions }) => askers(questions)))
  return groups.map(({ key, questions }, at) => ({
    key,
    name: nameOf(key),
    figures: kept.has(at) ? null : figuresOf(questions),
  }))
}

function figuresOf(asked: readonly Asked[]): Responses {
  const first = asked.flatMap(({ at, staffAt, peerAt }) => {
    const byPeer = peerAt !== null && (staffAt === null || peerAt <= staffAt)
    const answeredAt = byPeer ? peerAt : staffAt
    return answeredAt === null
      ? []
      : [{ byPeer, minutes: Math.max(0, Math.round(between(at, answeredAt) / unitMs.minute)) }]
  })
  const waits = first.map(({ minutes }) => minutes)
  const waiting = asked.length - first.length
  return {
    questions: asked.length,
    median: percentile(waits, waiting, 0.5),
    ninetieth: percentile(waits, waiting, 0.9),
    within24h: hundredths(waits.filter((minutes) => minutes <= 24 * 60).length / asked.length),
    byPeers: first.length === 0 ? null : hundredths(first.filter(({ byPeer }) => byPeer).length / first.length),
  }
}

function askers(asked: readonly Asked[]): Set<string> {
  return new Set(asked.map(({ askerId }) => askerId))
}

function hundredths(part: number): number {
  return Math.round(part * 100) / 100
}
