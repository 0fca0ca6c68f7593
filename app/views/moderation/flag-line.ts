import type { FlagState } from '#app/domain/flags/flag.ts'
import type { FlagOfItem } from '#app/domain/flags/queries/flags-of-item.server.ts'
import { flagReasonOf, type FlagReason } from '#app/registry/flag-reasons.ts'
import { urls } from '#app/views/urls.ts'

/** A flag as moderators see it. `weight`: what it counted for, as flags of others do at their trust level. */
export type FlagLine = {
  id: string
  reason: FlagReason
  note: string
  state: FlagState
  at: string
  by: { name: string; href: string }
  weight: number
}

export function flagLine(flag: FlagOfItem): FlagLine {
  return {
    id: flag.id,
    reason: flagReasonOf(flag.reason),
    note: flag.note,
    state: flag.state,
    at: flag.at,
    by: { name: flag.name, href: urls.memberFile(flag.handle) },
    weight: flag.weight / 100,
  }
}
