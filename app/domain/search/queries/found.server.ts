import type { Db } from '#db/dialects/dialect.ts'
import type { StoryTable } from '#db/schema/stories.ts'

export type FoundMember = {
  id: string
  handle: string
  name: string
  avatar: string | null
  joinedAt: string
  staff: boolean
}

export async function foundStories(db: Db, ids: readonly string[]): Promise<StoryTable[]> {
  return ids.length === 0
    ? []
    : db
        .selectFrom('story')
        .selectAll()
        .where('id', 'in', [...ids])
        .execute()
}

export async function foundMembers(db: Db, ids: readonly string[]): Promise<FoundMember[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('member')
    .select(['id', 'handle', 'name', 'avatar', 'joined_at'])
    .where('id', 'in', [...ids])
    .execute()
  const staff = await db
    .selectFrom('member_role')
    .select('member_id')
    .where('member_id', 'in', [...ids])
    .where('role', 'in', ['agent', 'admin'])
    .execute()
  const works = new Set(staff.map(({ member_id }) => member_id))
  return rows.map(({ id, handle, name, avatar, joined_at }) => ({
    id,
    handle,
    name,
    avatar,
    joinedAt: joined_at,
    staff: works.has(id),
  }))
}
