import { z } from 'zod'
import type { Flag } from '#app/domain/flags/flag.ts'
import { flagReasonKeys, flagReasonOf } from '#app/registry/flag-reasons.ts'
import { instant } from './parts.ts'

export const flagJsonShape = z
  .object({
    id: z.string(),
    subject: z.object({ type: z.enum(['post', 'story', 'profile', 'picture', 'message']), id: z.string() }),
    post: z.string().nullable(),
    reason: z.enum(flagReasonKeys),
    note: z.string(),
    state: z.enum(['open', 'upheld', 'rejected', 'dismissed', 'withdrawn']),
    at: instant,
  })
  .meta({
    id: 'Flag',
    description:
      'What one member reported; nobody but them and moderators sees it. The `subject` of a profile is the id of its member; `post` is null for other things than posts.',
  })

export function flagJson(flag: Flag): z.output<typeof flagJsonShape> {
  return {
    id: flag.id,
    subject: { type: flag.subject_type, id: flag.subject_id },
    post: flag.subject_type === 'post' ? flag.subject_id : null,
    reason: flagReasonOf(flag.reason),
    note: flag.note,
    state: flag.state,
    at: flag.at,
  }
}
