import { storyWords } from '#app/domain/stories/content.ts'
import { isPublic, type StoryQuestion } from '#app/domain/stories/story.ts'
import type { Db } from '#db/dialects/dialect.ts'
import { storyViews } from './views.server.ts'

/** A story for the search index; without `visible` it leaves the index. */
export type StoryForIndex = {
  id: string
  title: string
  body: string
  lang: 'ko' | 'en' | null
  product: string | null
  industry: string
  questions: StoryQuestion[]
  slug: string
  publishedAt: string | null
  visible: boolean
}

/** Stories for the search index. An id without a story is left out. */
export async function storiesForIndex(db: Db, ids: readonly string[]): Promise<StoryForIndex[]> {
  const views = await storyViews(db, await rowsOf(db, ids))
  return views.map(({ story, results, questions, consent, product }) => ({
    id: story.id,
    title: story.headline,
    body: storyWords({
      headline: story.headline,
      situation: story.situation,
      tried: story.tried,
      turningPoint: story.turning_point,
      outcome: story.outcome,
      quote: story.quote,
      results: results.map((result) => ({ ...result, evidence: null })),
    }),
    lang: story.lang,
    product: product?.slug ?? null,
    industry: story.industry,
    questions,
    slug: story.slug,
    publishedAt: story.published_at,
    visible: isPublic(story, consent.has('community')),
  }))
}

export type StoryLink = { id: string; slug: string; title: string; lang: 'ko' | 'en' | null; visible: boolean }

/** Titles and addresses for links to stories; `visible`: readers may open the story. */
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
