import { z } from 'zod'
import type { PostKind } from '#app/domain/threads/thread.ts'

const kinds = ['opening', 'answer', 'reply', 'comment'] as const satisfies readonly PostKind[]

/** What undoing a merge or a split needs: what each post was, and what was transferred with them. */
export const transferShape = z.object({
  posts: z.array(z.object({ id: z.string(), kind: z.enum(kinds), parentId: z.string().nullable() })),
  /** Ids of members whose "me too" was copied. */
  meToo: z.array(z.string()).default([]),
  /** Ids of members who follow the target because they followed the source. */
  followers: z.array(z.string()).default([]),
  /** The acceptance was transferred, because the target had none. */
  acceptance: z.boolean().default(false),
})
export type TransferDetails = z.output<typeof transferShape>
