import { isPublic } from '#app/domain/stories/story.ts'
import type { Db } from '#db/dialects/dialect.ts'
import { storyViews } from './views.server.ts'

export type StoryLink = { id: string; slug: string; title: string; lang: 'ko' | 'en' | null; visible: boolean }

/** Titles and addresses, for pages that speak of a story; `visible` says whether everybody may follow the link. */
export async function storyLinks(db: Db, ids: readonly string[]): Promise<Map<string, StoryLink>> {
  const views = await storyViews(db, await rowsOf(db, ids))
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

async function rowsOf(db: Db, ids: readonly string[]) {
  return ids.length === 0
    ? []
    : db
        .selectFrom('story')
        .selectAll()
        .where('id', 'in', [...ids])
        .execute()
}
