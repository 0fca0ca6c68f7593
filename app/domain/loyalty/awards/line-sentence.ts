import type { HeldActTable } from '#db/schema/fraud.ts'
import type { LedgerTransactionTable } from '#db/schema/ledger.ts'

export type HeldState = HeldActTable['state']

/** The facts from which the text of a ledger line is made, on the page and in the API. */
export type LineFacts = {
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
  /** The state of a held award; null or left out when none was held. */
  held?: HeldState | null
}

/** Key of the sentence of a ledger line; `{{link}}` and `{{reason}}` are its parts. */
export function sentenceKey(line: LineFacts): string {
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

/** Key of the reason for a settlement: why room came free or was taken; null for every other line. */
export function causeKey(line: LineFacts): string | null {
  return line.kind === 'settlement' ? `loyalty.settled.cause.${eventKey(line)}` : null
}

const heldWords = { held: '', cleared: 'Cleared', refused: 'Refused', gone: 'Gone' } as const satisfies Record<
  HeldState,
  string
>

/** Limits that stop reputation and points together. */
const bothUnits = new Set(['condition', 'held', 'pairTimes', 'times'])

/** `condition`: key of the text for the unmet condition. */
export type Cut = { key: string; granted: number; wanted: number; condition: string | null }

/** Why an award grants less than its rule: at most one reason for reputation and one for points. */
export function cutsOf({
  capped,
  uncapped,
  cappedPoints,
  uncappedPoints,
  reputation,
  points,
  reason,
  held,
}: LineFacts): Cut[] {
  const cuts: Cut[] = []
  const missing = (limit: string): string | null =>
    limit === 'condition' ? `rules.conditionShort.${reason}` : limit === 'held' ? `loyalty.held.${reason}` : null
  const heldKey = (limit: string): string => `loyalty.cut.${limit}${limit === 'held' ? heldWords[held ?? 'held'] : ''}`
  if (capped !== null && uncapped !== null)
    cuts.push({
      key: heldKey(capped),
      granted: reputation,
      wanted: uncapped,
      condition: missing(capped),
    })
  const pointReason = cappedPoints ?? (capped === 'staff' ? 'staff' : null)
  // Both units were cut for the same reason, which is given once.
  const said = bothUnits.has(pointReason ?? '') && cuts.length > 0
  if (pointReason !== null && !said)
    cuts.push({
      key: pointReason === 'post' ? 'loyalty.cut.postPoints' : heldKey(pointReason),
      granted: points,
      wanted: uncappedPoints ?? points,
      condition: missing(pointReason),
    })
  return cuts
}

function eventKey({ eventType }: LineFacts): string {
  return (eventType ?? '').replaceAll('.', '_')
}
