import { referencedIds } from '#app/core/markdown/fill-references.ts'
import { fieldsOf } from '#app/domain/notifications/notification.ts'
import type { RecordedEvent } from '#app/registry/events.ts'
import type { NotificationCause } from '#app/registry/notifications.ts'
import type { RecipientRule } from '#app/registry/notifications/kinds.ts'
import type { StaffChain } from '#app/registry/notifications/staff-chains.ts'
import type { GrantedRole } from '#app/registry/permissions.ts'
import type { Db } from '#db/dialects/dialect.ts'
import { staffOnDuty } from './staff-on-duty.server.ts'

/** A page of recipients in the order of their ids: those after `after`, `limit` at most. */
type Place = { after: string; limit: number }
type Rule = (db: Db, event: RecordedEvent, place: Place) => Promise<(string | null)[]>

/** The members an event concerns for one kind, in pages: the field of the event, or what the rule finds. */
export async function recipientsOf(
  db: Db,
  event: RecordedEvent,
  { to }: NotificationCause,
  place: Place,
): Promise<string[]> {
  const found = typeof to === 'string' ? [text(event, to)] : await rules[to.rule](db, event, place)
  return [...new Set(found)]
    .filter((id): id is string => id !== null && id !== '' && id > place.after)
    .toSorted((a, b) => (a < b ? -1 : 1))
    .slice(0, place.limit)
}

/** What each rule of the registry finds; a missing one does not compile. */
const rules: Record<RecipientRule, Rule> = {
  /** Who wrote the post that the event names, or the thread where it names none. */
  async postAuthor(db, event) {
    const postId = text(event, 'postId')
    const row =
      postId === null
        ? await db.selectFrom('thread').select('author_id').where('id', '=', text(event, 'threadId')).executeTakeFirst()
        : await db.selectFrom('post').select('author_id').where('id', '=', postId).executeTakeFirst()
    return [row?.author_id ?? null]
  },
  /** Who wrote what a comment is about. */
  async parentAuthor(db, event) {
    const row = await db
      .selectFrom('post')
      .innerJoin('post as parent', 'parent.id', 'post.parent_id')
      .select('parent.author_id')
      .where('post.id', '=', text(event, 'postId'))
      .executeTakeFirst()
    return [row?.author_id ?? null]
  },
  /** The members that the text of the post names. */
  async mentioned(db, event) {
    const row = await db.selectFrom('post').select('html').where('id', '=', text(event, 'postId')).executeTakeFirst()
    const ids = row === undefined ? [] : referencedIds([row.html])
    if (ids.length === 0) return []
    return idsOf(await db.selectFrom('member').select('id').where('id', 'in', ids).execute())
  },
  mentionedStaff: (_db, event) => Promise.resolve((text(event, 'mentionedIds') ?? '').split(' ')),
  followers: (db, event, place) => followers(db, event, place).execute().then(idsOf),
  followersOfEverything: (db, event, place) =>
    followers(db, event, place).where('level', '=', 'all').execute().then(idsOf),
  /** Who watches a tag, the category, the product or the author of a thread. */
  async watchers(db, event, { after, limit }) {
    const thread = await db
      .selectFrom('thread')
      .select(['id', 'category_id', 'product_id', 'author_id'])
      .where('id', '=', text(event, 'threadId'))
      .executeTakeFirst()
    if (thread === undefined) return []
    const subjects = [thread.category_id, thread.product_id, thread.author_id].filter((id) => id !== null)
    const rows = await db
      .selectFrom('watch')
      .select('member_id as id')
      .distinct()
      .where('level', '=', 'watching')
      .where((eb) => eb.or([eb('subject_id', 'in', subjects), eb('subject_id', 'in', tagsOf(db, thread.id))]))
      .where('member_id', '>', after)
      .orderBy('member_id')
      .limit(limit)
      .execute()
    return idsOf(rows)
  },
  async caseCustomer(db, event) {
    const row = await db
      .selectFrom('case')
      .select('customer_id')
      .where('id', '=', text(event, 'caseId'))
      .executeTakeFirst()
    return [row?.customer_id ?? null]
  },
  /** Staff who follow the case; its assignee is told anyway. */
  async caseFollowers(db, event, { after, limit }) {
    const rows = await db
      .selectFrom('case_follow')
      .innerJoin('case', 'case.id', 'case_follow.case_id')
      .select('case_follow.member_id as id')
      .where('case_follow.case_id', '=', text(event, 'caseId'))
      .where((eb) =>
        eb.or([eb('case.assignee_id', 'is', null), eb('case.assignee_id', '!=', eb.ref('case_follow.member_id'))]),
      )
      .where('case_follow.member_id', '>', after)
      .orderBy('case_follow.member_id')
      .limit(limit)
      .execute()
    return idsOf(rows)
  },
  caseAssignee: async (db, event) => [await assigneeOf(db, event)],
  async findingMembers(db, event) {
    const rows = await db
      .selectFrom('gaming_finding_member')
      .select('member_id as id')
      .where('finding_id', '=', text(event, 'findingId'))
      .execute()
    return idsOf(rows)
  },
  assigneeOrShift: (db, event) => onDuty(db, 'assigneeOrShift', event),
  shift: (db, event) => onDuty(db, 'shift', event),
  leads: (db, event) => onDuty(db, 'leads', event),
  agents: (db, _event, place) => withRole(db, 'agent', place),
  moderators: (db, _event, place) => withRole(db, 'moderator', place),
  admins: (db, _event, place) => withRole(db, 'admin', place),
}

/** The tags of a thread, and the names that lead to them. */
export function tagsOf(db: Db, threadId: string) {
  return db
    .selectFrom('thread_tag')
    .innerJoin('tag', (on) =>
      on.on((eb) =>
        eb.or([
          eb('tag.id', '=', eb.ref('thread_tag.tag_id')),
          eb('tag.synonym_of_id', '=', eb.ref('thread_tag.tag_id')),
        ]),
      ),
    )
    .select('tag.id')
    .where('thread_tag.thread_id', '=', threadId)
}

function followers(db: Db, event: RecordedEvent, { after, limit }: Place) {
  return db
    .selectFrom('thread_follow')
    .select('member_id as id')
    .where('thread_id', '=', text(event, 'threadId') ?? '')
    .where('following', '=', 1)
    .where('member_id', '>', after)
    .orderBy('member_id')
    .limit(limit)
}

async function assigneeOf(db: Db, event: RecordedEvent): Promise<string | null> {
  const row = await db
    .selectFrom('case')
    .select('assignee_id')
    .where('id', '=', text(event, 'caseId'))
    .executeTakeFirst()
  return row?.assignee_id ?? null
}

async function onDuty(db: Db, chain: StaffChain, event: RecordedEvent): Promise<string[]> {
  return (await staffOnDuty(db, chain, text(event, 'caseId'), event.at)).ids
}

async function withRole(db: Db, role: GrantedRole, { after, limit }: Place): Promise<string[]> {
  const rows = await db
    .selectFrom('member_role')
    .select('member_id as id')
    .where('role', '=', role)
    .where('member_id', '>', after)
    .orderBy('member_id')
    .limit(limit)
    .execute()
  return idsOf(rows)
}

function text(event: RecordedEvent, field: string): string | null {
  const value = fieldsOf(event)[field]
  return typeof value === 'string' ? value : null
}

function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id)
}
