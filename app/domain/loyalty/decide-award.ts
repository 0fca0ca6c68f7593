/** What has been granted so far, as far as limits look at it. All in reputation, whole numbers. */
export type Standing = {
  /** Sum of what counts into the daily cap on that community day, reversals subtracted. */
  day: number
  /** Sum of what votes on the same post brought or took. */
  post: number
  /** What stands in the member's reputation account (shown reputation less the floor); never below 0. */
  balance: number
}

export type Limits = { dailyCap: number; postCapUp: number; postCapDown: number }

export type Grant = {
  reputation: number
  points: number
  /** Why less than the rule says: `daily`, `post`, `floor`, `staff`; null when nothing was cut. */
  capped: 'daily' | 'post' | 'floor' | 'staff' | null
}

/**
 * How much of an award is granted. Pure, shared by the live ledger and the replay.
 * Order: per post, then per day, then the floor. Points follow the rule whatever the reputation limits cut, except that a
 * vote beyond the limit of its post earns no points either: otherwise one post could be farmed for ever.
 * @param wanted what the rule says; reputation may be negative.
 */
export function decideAward(
  wanted: { reputation: number; points: number },
  rule: { cap: 'day' | 'outside'; perPost: boolean },
  standing: Standing,
  limits: Limits,
  receiverIsStaff: boolean,
): Grant {
  let { reputation, points } = wanted
  let capped: Grant['capped'] = null
  if (rule.perPost) {
    const room = reputation > 0 ? Math.max(0, limits.postCapUp - standing.post) : Math.min(0, limits.postCapDown - standing.post)
    const bounded = reputation > 0 ? Math.min(reputation, room) : Math.max(reputation, room)
    if (bounded !== reputation) {
      if (bounded === 0) points = 0
      reputation = bounded
      capped = 'post'
    }
  }
  if (rule.cap === 'day' && reputation > 0) {
    const bounded = Math.min(reputation, Math.max(0, limits.dailyCap - standing.day))
    if (bounded !== reputation) capped = 'daily'
    reputation = bounded
  }
  if (reputation < 0 && standing.balance + reputation < 0) {
    reputation = -standing.balance
    capped = 'floor'
  }
  if (receiverIsStaff && points > 0) {
    points = 0
    capped ??= 'staff'
  }
  return { reputation: reputation === 0 ? 0 : reputation, points, capped }
}
