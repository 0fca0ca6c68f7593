import { z } from 'zod'
import type { Flag } from '#app/domain/flags/flag.ts'
import { flagReasonKeys, flagReasonOf } from '#app/registry/flag-reasons.ts'
import { instant } from './parts.ts'

export const flagJsonShape = z
  .object({
    id: z.string(),
    post: z.string(),
    reason: z.enum(flagReasonKeys),
    note: z.string(),
    state: z.enum(['open', 'upheld', 'rejected', 'dismissed', 'withdrawn']),
    at: instant,
  })
  .meta({ id: 'Flag', description: 'What one member reported about a post; nobody but them and moderators sees it.' })

export function flagJson(flag: Flag): z.output<typeof flagJsonShape> {
  return {
    id: flag.id,
    post: flag.subject_id,
    reason: flagReasonOf(flag.reason),
    note: flag.note,
    state: flag.state,
    at: flag.at,
  }
}
