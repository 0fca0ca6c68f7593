import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import { createBlockIn } from '#app/domain/holding/blocks/create-block.server.ts'
import { valueOfBlock } from '#app/domain/holding/blocks/value-of-block.server.ts'
import type { SpamInput } from '#app/domain/moderation/input.ts'
import { countOpenPosts, spamMembers } from '#app/domain/moderation/queries/spam.server.ts'
import { insertCleanup } from '#app/domain/moderation/store/spam.server.ts'

/**
 * One decision about everything that the members of a choice wrote: their posts are hidden and what those earned is
 * reversed, their votes are taken back with what they brought to others, so are their "me too" and open flags, they are banned
 * or suspended, and where they came from is blocked for a time. The job `clean-spam` carries it out; `undoSpam` undoes all of it. Audited. @returns the id of the cleanup
 * @throws forbidden; not_found when nobody is left to decide about; invalid for what can't be blocked
 */
export async function decideSpam(ctx: Ctx, input: SpamInput): Promise<string> {
  authorize(ctx.actor, 'sanction.give')
  const by = ctx.actor.memberId
  if (by === null) throw new DomainError('forbidden', 'errors.forbidden')
  const blocks = (['host', 'addresses', 'mailDomain'] as const).flatMap((kind) =>
    input[kind].map((typed) => ({ kind, value: valueOfBlock(ctx, kind, typed) })),
  )
  return ctx.write(async (tx) => {
    const ids = (await spamMembers(tx.db, input)).filter((id) => id !== by)
    if (ids.length === 0) throw new DomainError('not_found', 'spam.errors.nobody')
    const id = newId('spamCleanup', msOf(tx.at))
    const { note, sanction } = input
    await insertCleanup(
      tx,
      {
        id,
        at: tx.at,
        by_id: by,
        note,
        sanction,
        members: ids.length,
        posts: await countOpenPosts(tx.db, ids),
        done: 0,
        votes: 0,
        me_toos: 0,
        state: 'cleaning',
        undone_at: null,
        undone_by: null,
        undo_reason: '',
      },
      ids,
    )
    for (const block of blocks)
      await createBlockIn(tx, { ...block, reason: note.slice(0, 300), days: input.days, decisionId: id })
    await audit(tx, {
      action: 'spam.decide',
      subjectType: 'spamCleanup',
      subjectId: id,
      after: { by: input.by, members: ids.length, sanction, blocks: blocks.length },
      reason: note,
    })
    await tx.schedule('clean-spam', { cleanupId: id }, { dedupe: `clean-spam ${id}` })
    return id
  })
}
