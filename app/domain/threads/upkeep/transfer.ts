import { z } from 'zod'
import type { PostKind } from '#app/domain/threads/thread.ts'

const kinds = ['opening', 'answer', 'reply', 'comment'] as const satisfies readonly PostKind[]

/** What undoing a merge or a split needs: what each post was, and what came along with them. */
export const transferShape = z.object({
  posts: z.array(z.object({ id: z.string(), kind: z.enum(kinds), parentId: z.string().nullable() })),
  /** Members whose "me too" went along. */
  meToo: z.array(z.string()).default([]),
  /** Members who follow the other thread because they followed the one that went. */
  followers: z.array(z.string()).default([]),
  /** Closed duplicates of the thread that went, which now point to the other. */
  duplicates: z.array(z.string()).default([]),
  /** The acceptance went along, because the other thread had none. */
  acceptance: z.boolean().default(false),
})
export type TransferDetails = z.output<typeof transferShape>
