import type { Db } from '#db/dialects/dialect.ts'

/** The note of what was last done with a story, and its revision. */
export async function lastStoryStep(db: Db, storyId: string): Promise<{ note: string; revision: number }> {
  const { note, revision } = await db
    .selectFrom('story_event')
    .innerJoin('story', 'story.id', 'story_event.story_id')
    .select(['story_event.note', 'story.revision'])
    .where('story_id', '=', storyId)
    .orderBy('story_event.at', 'desc')
    .orderBy('story_event.id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return { note, revision }
}
