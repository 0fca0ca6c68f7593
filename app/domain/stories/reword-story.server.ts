import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { columnsOf, sameContent } from './content.ts'
import type { WordingInput } from './input.ts'
import { contentOf } from './queries/story.server.ts'
import { readableStoryForUpdate } from './readable-story.server.ts'
import { insertStoryRevision, updateStory } from './store/stories.server.ts'
import { editConflict, partyOf, type Story } from './story.ts'

/**
 * Saves a curator's wording of a story in curation as a revision ahead of `approved_revision`, until the author agrees.
 * Figures, names and consent cannot be changed here. @param revision the one the curator started from
 * @throws forbidden for one's own story; not_now (code `not_writable`) outside curation; conflict (code
 * `edit_conflict`)
 */
export async function rewordStory(
  ctx: Ctx,
  { storyId, text, revision }: { storyId: string; text: WordingInput; revision?: number },
): Promise<Story> {
  authorize(ctx.actor, 'story.curate')
  return ctx.write(async (tx) => {
    const story = await readableStoryForUpdate(tx, storyId)
    if (partyOf(tx.actor, story) !== 'curator') throw new DomainError('forbidden', 'stories.errors.ownStory')
    return rewordStoryIn(tx, story, text, revision)
  })
}

/** The part of rewording inside a transaction. Unchanged words make no revision. */
export async function rewordStoryIn(tx: Tx, story: Story, text: WordingInput, startedFrom?: number): Promise<Story> {
  if (story.state !== 'in_curation')
    throw new DomainError('not_now', 'stories.errors.notWritable', {
      code: 'not_writable',
      params: { state: story.state },
    })
  const present = await contentOf(tx.db, story)
  if (present === null) throw new Error(`Story ${story.id} has no revision ${story.revision}`)
  const given = Object.fromEntries(Object.entries(text).filter(([, value]) => value !== undefined)) as WordingInput
  const content = { ...present, ...given }
  if (sameContent(present, content)) return story
  if (startedFrom !== undefined && startedFrom !== story.revision) throw editConflict(story)

  // Words put back as the author wrote them need no new agreement.
  const agreed = await contentOf(tx.db, story, story.approved_revision)
  const revision = story.revision + 1
  const restored = agreed !== null && sameContent(agreed, content)
  const values = { ...columnsOf(content), revision, approved_revision: restored ? revision : story.approved_revision }
  await updateStory(tx, story.id, values)
  await insertStoryRevision(tx, story.id, revision, tx.actor.memberId ?? story.author_id, content)
  await audit(tx, {
    action: 'story.reword',
    subjectType: 'story',
    subjectId: story.id,
    before: { revision: story.revision },
    after: { revision },
  })
  return { ...story, ...values, updated_at: tx.at }
}
