import type { Ctx } from '#app/core/context.server.ts'
import { filledHtml } from '#app/domain/threads/queries/references.server.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { MessageVia } from '#db/schema/cases.ts'

type Reader = Pick<Ctx, 'read' | 'actor'>

export type Writer = { id: string; handle: string; name: string; avatar: string | null } | null
/** A public post of the thread, or a message that only the customer and staff read. */
export type Said = {
  id: string
  at: string
  html: string
  lang: 'ko' | 'en' | null
  byStaff: boolean
  author: Writer
  public: boolean
  /** How it came. */
  via: MessageVia
  /** The case it was written in: one that was merged keeps its own. Null for a post. */
  caseId: string | null
}
export type Note = { id: string; at: string; html: string; author: Writer; caseId: string }

/** Posts of one thread beside a case; the page of the thread has the rest. */
const mostPosts = 100

/** The visible posts of a thread, oldest first. */
export async function postsOfThread(ctx: Reader, threadId: string): Promise<Said[]> {
  const rows = await ctx.read
    .selectFrom('post')
    .leftJoin('member', (on) => on.onRef('member.id', '=', 'post.author_id').on('member.deleted_at', 'is', null))
    .select([
      'post.id',
      'post.created_at',
      'post.html',
      'post.lang',
      'post.by_staff',
      'member.id as member_id',
      'member.handle',
      'member.name',
      'member.avatar',
    ])
    .where('post.thread_id', '=', threadId)
    .where('post.state', '=', 'visible')
    .orderBy('post.created_at')
    .orderBy('post.id')
    .limit(mostPosts)
    .execute()
  const fill = await filled(ctx, rows)
  return rows.map((row) => ({
    id: row.id,
    at: row.created_at,
    html: fill(row.html),
    lang: row.lang,
    byStaff: row.by_staff === 1,
    author: writer(row),
    public: true,
    via: 'page',
    caseId: null,
  }))
}

/** The private conversation of cases that are one, oldest first. For their customer and staff. */
export async function messagesOf(ctx: Reader, caseIds: readonly string[]): Promise<Said[]> {
  const rows = await ctx.read
    .selectFrom('case_message')
    .leftJoin('member', (on) =>
      on.onRef('member.id', '=', 'case_message.author_id').on('member.deleted_at', 'is', null),
    )
    .select([
      'case_message.id',
      'case_message.case_id',
      'case_message.created_at',
      'case_message.html',
      'case_message.by_staff',
      'case_message.via',
      'member.id as member_id',
      'member.handle',
      'member.name',
      'member.avatar',
    ])
    .where('case_message.case_id', 'in', [...caseIds])
    .orderBy('case_message.created_at')
    .orderBy('case_message.id')
    .execute()
  const fill = await filled(ctx, rows)
  return rows.map((row) => ({
    id: row.id,
    at: row.created_at,
    html: fill(row.html),
    lang: null,
    byStaff: row.by_staff === 1,
    author: writer(row),
    public: false,
    via: row.via,
    caseId: row.case_id,
  }))
}

/** What staff last answered privately in a case, in Markdown; null when they did not. */
export async function lastAnswer(db: Db, caseId: string): Promise<string | null> {
  const row = await db
    .selectFrom('case_message')
    .select('body')
    .where('case_id', '=', caseId)
    .where('by_staff', '=', 1)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.body ?? null
}

/** Internal notes, oldest first. The only read of their table: it is for staff alone. */
export async function notesForStaff(ctx: Reader, caseIds: readonly string[]): Promise<Note[]> {
  const rows = await ctx.read
    .selectFrom('case_note')
    .leftJoin('member', 'member.id', 'case_note.author_id')
    .select([
      'case_note.id',
      'case_note.case_id',
      'case_note.created_at',
      'case_note.html',
      'member.id as member_id',
      'member.handle',
      'member.name',
      'member.avatar',
    ])
    .where('case_note.case_id', 'in', [...caseIds])
    .orderBy('case_note.created_at')
    .orderBy('case_note.id')
    .execute()
  const fill = await filled(ctx, rows)
  return rows.map((row) => ({
    id: row.id,
    at: row.created_at,
    html: fill(row.html),
    author: writer(row),
    caseId: row.case_id,
  }))
}

function filled(ctx: Reader, rows: readonly { html: string }[]): Promise<(html: string) => string> {
  return filledHtml(
    ctx,
    rows.map(({ html }) => html),
  )
}

function writer({
  member_id,
  handle,
  name,
  avatar,
}: {
  member_id: string | null
  handle: string | null
  name: string | null
  avatar: string | null
}): Writer {
  return member_id === null || handle === null || name === null ? null : { id: member_id, handle, name, avatar }
}
