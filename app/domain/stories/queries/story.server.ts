import type { ConsentGrant, ConsentUse } from '#app/domain/stories/consent.ts'
import type { StoryContent } from '#app/domain/stories/content.ts'
import type { Story, StoryEvent } from '#app/domain/stories/story.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** The story in any state; undefined when there is none. */
export function findStory(db: Db, id: string): Promise<Story | undefined> {
  return db.selectFrom('story').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The same for moderators: never a draft, which only its author may know of. */
export function storyForModeration(db: Db, id: string): Promise<Story | undefined> {
  return db.selectFrom('story').selectAll().where('id', '=', id).where('state', '!=', 'draft').executeTakeFirst()
}

/** Consent in force, by story. A story without any has an empty set. */
export async function activeConsents(db: Db, storyIds: readonly string[]): Promise<Map<string, Set<ConsentUse>>> {
  const sets = new Map(storyIds.map((id) => [id, new Set<ConsentUse>()]))
  if (storyIds.length === 0) return sets
  const rows = await db
    .selectFrom('consent_grant')
    .select(['story_id', 'use'])
    .where('story_id', 'in', [...storyIds])
    .where('revoked_at', 'is', null)
    .execute()
  for (const { story_id, use } of rows) sets.get(story_id)?.add(use)
  return sets
}

/** Whether a use of a story is granted now. */
export async function hasConsent(db: Db, storyId: string, use: ConsentUse): Promise<boolean> {
  return (await activeConsents(db, [storyId])).get(storyId)?.has(use) ?? false
}

/** Every consent ever given for a story, oldest first, with its end. */
export function consentHistory(db: Db, storyId: string): Promise<ConsentGrant[]> {
  return db
    .selectFrom('consent_grant')
    .selectAll()
    .where('story_id', '=', storyId)
    .orderBy('granted_at')
    .orderBy('id')
    .execute()
}

/** When this member last wrote a revision of a story; null: never. */
export async function latestRevisionBy(db: Db, storyId: string, memberId: string): Promise<string | null> {
  const { at } = await db
    .selectFrom('story_revision')
    .select((eb) => eb.fn.max('at').as('at'))
    .where('story_id', '=', storyId)
    .where('editor_id', '=', memberId)
    .executeTakeFirstOrThrow()
  return at
}

/** The text of a revision, of the present one by default; null when there is no such revision. */
export async function contentOf(
  db: Db,
  story: Pick<Story, 'id' | 'revision'>,
  revision = story.revision,
): Promise<StoryContent | null> {
  const row = await db
    .selectFrom('story_revision')
    .select('content')
    .where('story_id', '=', story.id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return row === undefined ? null : (JSON.parse(row.content) as StoryContent)
}

export type StoryEventView = Pick<StoryEvent, 'id' | 'at' | 'from_state' | 'to_state' | 'note'> & {
  actor: { name: string; handle: string } | null
  byAuthor: boolean
}

/** The history of each story, oldest first. */
export async function eventsOf(
  db: Db,
  stories: readonly Pick<Story, 'id' | 'author_id'>[],
): Promise<Map<string, StoryEventView[]>> {
  const authors = new Map(stories.map(({ id, author_id }) => [id, author_id]))
  const lists = new Map(stories.map(({ id }) => [id, [] as StoryEventView[]]))
  if (stories.length === 0) return lists
  const rows = await db
    .selectFrom('story_event')
    .leftJoin('member', 'member.id', 'story_event.actor_id')
    .selectAll('story_event')
    .select(['member.name', 'member.handle'])
    .where(
      'story_id',
      'in',
      stories.map(({ id }) => id),
    )
    .orderBy('story_event.at')
    .orderBy('story_event.id')
    .execute()
  for (const { id, story_id, at, from_state, to_state, note, actor_id, name, handle } of rows) {
    const actor = name === null || handle === null ? null : { name, handle }
    lists
      .get(story_id)
      ?.push({ id, at, from_state, to_state, note, actor, byAuthor: actor_id === authors.get(story_id) })
  }
  return lists
}

/** Whether the member thanked for the story; false for a visitor. */
export async function hasThanked(db: Db, storyId: string, memberId: string | null): Promise<boolean> {
  if (memberId === null) return false
  const row = await db
    .selectFrom('story_thank')
    .select('story_id')
    .where('story_id', '=', storyId)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether the member works for the company: staff get thanks, not points. */
export async function isStaffMember(db: Db, memberId: string): Promise<boolean> {
  const row = await db
    .selectFrom('member_role')
    .select('role')
    .where('member_id', '=', memberId)
    .where('role', 'in', ['agent', 'admin'])
    .executeTakeFirst()
  return row !== undefined
}
