import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { FieldErrors } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { neededFields } from './content.ts'
import { lockForAct, moveStory } from './move-story.server.ts'
import { contentOf, hasConsent } from './queries/story.server.ts'
import type { Story } from './story.ts'

/**
 * Hands a story to the curators. Handing in twice changes nothing. Records `story.submitted`.
 * @throws invalid naming what is still missing: a text, or the consent that the community may read it
 */
export async function submitStory(ctx: Ctx, { storyId, note = '' }: { storyId: string; note?: string }): Promise<Story> {
  return ctx.write(async (tx) => {
    const story = await lockForAct(tx, storyId, 'submit', note)
    await refuseIncomplete(tx, story)
    const moved = await moveStory(tx, story, 'submit', note, { submitted_at: tx.at })
    await tx.record('story.submitted', { storyId: story.id, authorId: story.author_id })
    return moved
  })
}

async function refuseIncomplete(tx: Tx, story: Story): Promise<void> {
  const content = await contentOf(tx.db, story)
  const fields: FieldErrors = {}
  for (const field of neededFields) if (content === null || content[field] === '') fields[field] = { key: 'common.field.required' }
  if (!(await hasConsent(tx.db, story.id, 'community'))) fields['consent.uses'] = { key: 'stories.errors.communityNeeded' }
  if (Object.keys(fields).length > 0) throw new DomainError('invalid', 'stories.errors.incomplete', { fields })
}
