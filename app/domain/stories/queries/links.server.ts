import { isPublic } from '#app/domain/stories/story.ts'
import type { Db } from '#db/dialects/dialect.ts'
import { storyViews } from './views.server.ts'

export type StoryLink = { id: string; slug: string; title: string; lang: 'ko' | 'en' | null; visible: boolean }

/** Titles and addresses for links to stories; `visible`: readers may open the story. */
export async function storyLinks(db: Db, ids: readonly string[]): Promise<Map<string, StoryLink>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('story')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  const views = await storyViews(db, rows)
  return new Map(
    views.map(({ story, consent }) => [
      story.id,
      {
        id: story.id,
        slug: story.slug,
        title: story.headline,
        lang: story.lang,
        visible: isPublic(story, consent.has('community')),
      },
    ]),
  )
}
