import type { LedgerTransactionTable } from '#db/schema/ledger.ts'

/** What the words for a movement are made from; a line of the page and a line of the API both have it. */
export type WordedLine = {
  kind: LedgerTransactionTable['kind']
  rule: string | null
  eventType: string | null
  reputation: number
  points: number
  capped: string | null
  uncapped: number | null
  cappedPoints: string | null
  uncappedPoints: number | null
  reason: string | null
}

/** Key of the sentence of a movement; `{{link}}` and `{{reason}}` are its parts. */
export function sentenceKey(line: WordedLine): string {
  switch (line.kind) {
    case 'maturity':
      return 'loyalty.matured'
    case 'adjustment':
      return 'loyalty.adjusted'
    case 'expiry':
      return 'loyalty.expired'
    case 'reservation':
    case 'redemption':
    case 'refund':
      return `loyalty.spent.${line.kind}`
    case 'settlement':
      return line.reputation + line.points >= 0 ? 'loyalty.settled.more' : 'loyalty.settled.less'
    case 'reversal':
      return `loyalty.undone.${eventKey(line)}`
    case 'award':
      return `loyalty.earned.${line.rule ?? ''}`
  }
}

/** Key of why room came free or went, for a settlement; null for everything else. */
export function causeKey(line: WordedLine): string | null {
  return line.kind === 'settlement' ? `loyalty.settled.cause.${eventKey(line)}` : null
}

export type Cut = { key: string; granted: number; wanted: number; condition: string | null }

/** Why less than the rule says was granted: at most one reason for reputation and one for points. */
export function cutsOf({
  capped,
  uncapped,
  cappedPoints,
  uncappedPoints,
  reputation,
  points,
  reason,
}: WordedLine): Cut[] {
  const cuts: Cut[] = []
  if (capped !== null && uncapped !== null)
    cuts.push({
      key: `loyalty.cut.${capped}`,
      granted: reputation,
      wanted: uncapped,
      condition: capped === 'condition' ? reason : null,
    })
  const pointReason = cappedPoints ?? (capped === 'staff' ? 'staff' : null)
  // Both units go for the same reason: it is said once.
  const said = (pointReason === 'condition' || pointReason === 'pairTimes') && cuts.length > 0
  if (pointReason !== null && !said)
    cuts.push({
      key: pointReason === 'post' ? 'loyalty.cut.postPoints' : `loyalty.cut.${pointReason}`,
      granted: points,
      wanted: uncappedPoints ?? points,
      condition: pointReason === 'condition' ? reason : null,
    })
  return cuts
}

function eventKey({ eventType }: WordedLine): string {
  return (eventType ?? '').replaceAll('.', '_')
}
