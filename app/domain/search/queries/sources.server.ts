import { activeConsents } from '#app/domain/stories/queries/story.server.ts'
import { publicStates } from '#app/domain/stories/story.ts'
import { findTranslation } from '#app/domain/threads/queries/translations.server.ts'
import type { Translation } from '#app/domain/threads/translation.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { StoryResultTable, StoryTable } from '#db/schema/stories.ts'
import type { PostTable, ThreadTable } from '#db/schema/threads.ts'

/** Posts of one thread that are indexed at most; far more than 40,000 tokens have room for. */
const MOST_POSTS = 1_000

export type ThreadSource = {
  thread: ThreadTable
  posts: Pick<PostTable, 'id' | 'kind' | 'html'>[]
  labels: string[]
  translation: Translation | null
}

/** The searchable text of a thread; null when it must not be found. `labels`: tags and the product's names. */
export async function threadSource(db: Db, threadId: string): Promise<ThreadSource | null> {
  const thread = await db
    .selectFrom('thread')
    .selectAll()
    .where('id', '=', threadId)
    .where('state', '=', 'visible')
    .executeTakeFirst()
  if (thread === undefined) return null
  const posts = await db
    .selectFrom('post')
    .select(['id', 'kind', 'html'])
    .where('thread_id', '=', threadId)
    .where('state', '=', 'visible')
    .orderBy('created_at')
    .orderBy('id')
    .limit(MOST_POSTS)
    .execute()
  const tags = await db
    .selectFrom('thread_tag')
    .innerJoin('tag', 'tag.id', 'thread_tag.tag_id')
    .select('tag.name')
    .where('thread_id', '=', threadId)
    .orderBy('position')
    .execute()
  const product = await productNames(db, thread.product_id)
  // A hidden opening post hides both of its texts.
  const opening = posts.some(({ id }) => id === thread.opening_post_id)
  const translation = opening ? await findTranslation(db, thread) : null
  return { thread, posts, translation, labels: [...tags.map(({ name }) => name), ...product] }
}

export type StorySource = { story: StoryTable; results: StoryResultTable[]; product: string | null }

/** The searchable text of a story; null unless it is published and the community may read it. */
export async function storySource(db: Db, storyId: string): Promise<StorySource | null> {
  const story = await db
    .selectFrom('story')
    .selectAll()
    .where('id', '=', storyId)
    .where('state', 'in', [...publicStates])
    .where('hidden_at', 'is', null)
    .executeTakeFirst()
  if (story === undefined || !(await activeConsents(db, [storyId])).get(storyId)?.has('community')) return null
  const results = await db
    .selectFrom('story_result')
    .selectAll()
    .where('story_id', '=', storyId)
    .orderBy('position')
    .execute()
  const product = await productNames(db, story.product_id)
  return { story, results, product: product.length === 0 ? null : product.join('\n\n') }
}

export function memberSource(db: Db, memberId: string): Promise<{ name: string; handle: string } | undefined> {
  return db
    .selectFrom('member')
    .select(['name', 'handle'])
    .where('id', '=', memberId)
    .where('suspended_at', 'is', null)
    .where('deleted_at', 'is', null)
    .where('hides_from_directory', '=', 0)
    .executeTakeFirst()
}

async function productNames(db: Db, productId: string | null): Promise<string[]> {
  if (productId === null) return []
  const product = await db
    .selectFrom('product')
    .select(['name_en', 'name_ko'])
    .where('id', '=', productId)
    .executeTakeFirst()
  return product === undefined ? [] : [...new Set([product.name_en, product.name_ko])]
}
