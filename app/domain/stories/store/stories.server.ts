import type { Insertable, Updateable } from 'kysely'
import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { type ConsentUse, consentWording } from '#app/domain/stories/consent.ts'
import { sameResult, type StoryContent, type StoryResultContent } from '#app/domain/stories/content.ts'
import type { Story } from '#app/domain/stories/story.ts'
import type { Database } from '#db/schema/index.ts'

/** The locked story. */
export function storyForUpdate(tx: Tx, id: string): Promise<Story | undefined> {
  return tx.dialect.lockRow(tx.db.selectFrom('story').selectAll().where('id', '=', id)).executeTakeFirst()
}

/** Inserts a story; its results, questions and revision are rows of their own. */
export async function insertStory(tx: Tx, row: Story): Promise<void> {
  await tx.db.insertInto('story').values(row).execute()
}

/** Changes columns of a story, and `updated_at`. */
export async function updateStory(tx: Tx, id: string, values: Updateable<Database['story']>): Promise<void> {
  await tx.db
    .updateTable('story')
    .set({ ...values, updated_at: tx.at })
    .where('id', '=', id)
    .execute()
}

/** Stores the text of a revision. */
export async function insertStoryRevision(
  tx: Tx,
  storyId: string,
  revision: number,
  editorId: string,
  content: StoryContent,
): Promise<void> {
  const row = {
    id: newId('storyRevision', msOf(tx.at)),
    story_id: storyId,
    revision,
    editor_id: editorId,
    at: tx.at,
    content: JSON.stringify(content),
  }
  await tx.db.insertInto('story_revision').values(row).execute()
}

/** Adds a line to the history of a story. */
export async function insertStoryEvent(
  tx: Tx,
  event: Omit<Insertable<Database['story_event']>, 'id' | 'at' | 'actor_id'>,
): Promise<void> {
  await tx.db
    .insertInto('story_event')
    .values({ id: newId('storyEvent', msOf(tx.at)), at: tx.at, actor_id: tx.actor.memberId, ...event })
    .execute()
}

/** Replaces the results of a story. A result with the figures of an earlier one keeps its confirmation. */
export async function replaceResults(tx: Tx, storyId: string, results: readonly StoryResultContent[]): Promise<void> {
  const before = await tx.db.selectFrom('story_result').selectAll().where('story_id', '=', storyId).execute()
  await tx.db.deleteFrom('story_result').where('story_id', '=', storyId).execute()
  if (results.length === 0) return
  const rows = results.map(({ evidence, ...result }, position) => {
    const same = before.find((row) => sameResult({ ...row, evidence: null }, { ...result, evidence: null }))
    return {
      id: same?.id ?? newId('storyResult', msOf(tx.at)),
      story_id: storyId,
      position,
      ...result,
      evidence_url: evidence,
      confirmed_by: same?.confirmed_by ?? null,
      confirmed_at: same?.confirmed_at ?? null,
    }
  })
  // Two equal rows would both claim the one that was there.
  const ids = new Set<string>()
  for (const row of rows) {
    if (ids.has(row.id)) row.id = newId('storyResult', msOf(tx.at))
    ids.add(row.id)
  }
  await tx.db.insertInto('story_result').values(rows).execute()
}

/** Replaces the questions that a story answers. */
export async function replaceQuestions(tx: Tx, storyId: string, questions: StoryContent['questions']): Promise<void> {
  await tx.db.deleteFrom('story_question').where('story_id', '=', storyId).execute()
  if (questions.length > 0)
    await tx.db
      .insertInto('story_question')
      .values(questions.map((question) => ({ story_id: storyId, question })))
      .execute()
}

/** Sets who confirmed a figure; null for unconfirmed. @returns whether there is such a result. */
export async function updateConfirmation(
  tx: Tx,
  storyId: string,
  resultId: string,
  by: string | null,
): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('story_result')
    .set({ confirmed_by: by, confirmed_at: by === null ? null : tx.at })
    .where('id', '=', resultId)
    .where('story_id', '=', storyId)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Grants a use that is not granted yet. @returns whether it was new. */
export async function insertConsent(tx: Tx, story: Pick<Story, 'id' | 'author_id'>, use: ConsentUse): Promise<boolean> {
  const active = await tx.db
    .selectFrom('consent_grant')
    .select('id')
    .where('story_id', '=', story.id)
    .where('use', '=', use)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (active !== undefined) return false
  const row = {
    id: newId('consent', msOf(tx.at)),
    story_id: story.id,
    member_id: story.author_id,
    use,
    version: consentWording,
    granted_at: tx.at,
    revoked_at: null,
  }
  await tx.db.insertInto('consent_grant').values(row).execute()
  return true
}

/**
 * Ends a consent. The row stays with its end, as the record that consent was given and revoked. @returns whether there
 * was one to end.
 */
export async function endConsent(tx: Tx, storyId: string, use: ConsentUse): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('consent_grant')
    .set({ revoked_at: tx.at })
    .where('story_id', '=', storyId)
    .where('use', '=', use)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Thanks once per reader. @returns whether this is the first thank of the reader. */
export async function insertThank(tx: Tx, storyId: string, memberId: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('story_thank')
    .values({ story_id: storyId, member_id: memberId, created_at: tx.at })
    .onConflict((conflict) => conflict.columns(['story_id', 'member_id']).doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) return false
  await tx.db
    .updateTable('story')
    .set((eb) => ({ thanks_count: eb('thanks_count', '+', 1) }))
    .where('id', '=', storyId)
    .execute()
  return true
}
