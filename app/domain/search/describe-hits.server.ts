import type { Ctx } from '#app/core/context.server.ts'
import { publicAuthor } from '#app/domain/stories/public-author.ts'
import { storyViews, type StoryView } from '#app/domain/stories/queries/views.server.ts'
import { threadSummaries, type ThreadSummary } from '#app/domain/threads/queries/thread-summaries.server.ts'
import { foundMembers, foundStories, type FoundMember } from './queries/found.server.ts'
import type { SearchHit } from './search.server.ts'

/** A story in a list of results: the author only as far as they agreed to be named. */
export type FoundStory = {
  id: string
  slug: string
  headline: string
  lang: 'ko' | 'en' | null
  product: StoryView['product']
  author: string | null
  company: string | null
}

/** A hit with what a row of results shows of it. */
export type DescribedHit = SearchHit &
  (
    | { type: 'thread'; thread: ThreadSummary }
    | { type: 'story'; story: FoundStory }
    | { type: 'member'; member: FoundMember }
  )

/** The hits with their subjects, in their order. The number of queries does not depend on the number of hits. */
export async function describeHits(ctx: Ctx, hits: readonly SearchHit[]): Promise<DescribedHit[]> {
  const idsOf = (type: SearchHit['type']): string[] => hits.filter((hit) => hit.type === type).map(({ id }) => id)
  const [threads, stories, members] = await Promise.all([
    threadSummaries(ctx, idsOf('thread')),
    foundStories(ctx.read, idsOf('story')).then((rows) => storyViews(ctx.read, rows)),
    foundMembers(ctx.read, idsOf('member')),
  ])
  const threadOf = new Map(threads.map((thread) => [thread.id, thread]))
  const storyOf = new Map(stories.map((view) => [view.story.id, foundStory(view)]))
  const memberOf = new Map(members.map((member) => [member.id, member]))
  return hits.flatMap((hit): DescribedHit[] => {
    const { type, id } = hit
    const thread = threadOf.get(id)
    const story = storyOf.get(id)
    const member = memberOf.get(id)
    if (thread !== undefined) return [{ ...hit, type: 'thread', thread }]
    if (story !== undefined) return [{ ...hit, type: 'story', story }]
    return type === 'member' && member !== undefined ? [{ ...hit, type, member }] : []
  })
}

function foundStory(view: StoryView): FoundStory {
  const { id, slug, headline, lang } = view.story
  const { name, company } = publicAuthor(view)
  return { id, slug, headline, lang, product: view.product, author: name, company }
}
