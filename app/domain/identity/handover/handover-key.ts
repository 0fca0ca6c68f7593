import type { Instant } from '#app/core/time.ts'
import type { HandoverKeyTable } from '#db/schema/identity.ts'

/** A token works for five minutes at most; clocks may differ by thirty seconds. */
export const handoverSeconds = { longest: 300, skew: 30 } as const

export const handoverAlgorithms = ['EdDSA', 'HS256'] as const satisfies readonly HandoverKeyTable['algorithm'][]

/** A key as an admin sees it: never its secret. */
export type HandoverKey = {
  id: string
  algorithm: HandoverKeyTable['algorithm']
  createdAt: Instant
  lastUsedAt: Instant | null
  endedAt: Instant | null
}
