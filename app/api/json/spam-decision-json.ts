import { z } from 'zod'
import type { SpamCleanupTable } from '#db/schema/moderation.ts'
import { instant } from './parts.ts'

export const spamDecisionJsonShape = z
  .object({
    id: z.string(),
    state: z
      .enum(['cleaning', 'clean', 'undoing', 'undone'])
      .meta({ description: 'a job carries it out, and another one undoes it' }),
    sanction: z.enum(['ban', 'suspension']),
    note: z.string().meta({ description: 'what the members are told' }),
    decidedAt: instant,
    members: z.int(),
    posts: z.int().meta({ description: 'to be hidden' }),
    done: z.int().meta({ description: 'hidden so far' }),
    votes: z.int().meta({ description: 'taken back so far' }),
    meToos: z.int().meta({ description: 'taken back so far' }),
    flags: z.int().meta({ description: 'open ones withdrawn so far' }),
    undoneAt: instant.nullable(),
    undoReason: z.string(),
  })
  .meta({ id: 'SpamDecision' })

export function spamDecisionJson(
  cleanup: SpamCleanupTable & { flags: number },
): z.output<typeof spamDecisionJsonShape> {
  return {
    id: cleanup.id,
    state: cleanup.state,
    sanction: cleanup.sanction,
    note: cleanup.note,
    decidedAt: cleanup.at,
    members: cleanup.members,
    posts: cleanup.posts,
    done: cleanup.done,
    votes: cleanup.votes,
    meToos: cleanup.me_toos,
    flags: cleanup.flags,
    undoneAt: cleanup.undone_at,
    undoReason: cleanup.undo_reason,
  }
}
