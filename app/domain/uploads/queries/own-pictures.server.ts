import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { decodeCursor, toPage, type Page, type PageRequest } from '#app/core/page.ts'
import { shownTitle } from '#db/shown-text.ts'
import { storedBytes } from './uploads.server.ts'

/**
 * A post that shows a picture: `now` in its present text, else only in an older one. `deleted`: the post is deleted.
 */
export type PictureUse = { postId: string; title: string; now: boolean; deleted: boolean }
export type MyPicture = {
  id: string
  bytes: number
  width: number
  height: number
  createdAt: string
  uses: PictureUse[]
  /** No present text shows it. */ free: boolean
}

/**
 * The reader's own pictures, newest first, with the posts that show each. Two queries. @throws invalid for a broken
 * cursor
 */
export async function myPictures(ctx: Ctx, { limit, cursor }: PageRequest): Promise<Page<MyPicture>> {
  const memberId = signedIn(ctx.actor)
  const rows = await ctx.read
    .selectFrom('upload')
    .select(['id', 'bytes', 'width', 'height', 'created_at'])
    .where('member_id', '=', memberId)
    .$if(cursor !== null, (all) => {
      const [at, id] = decodeCursor(cursor ?? '', 2)
      return all.where((eb) => eb(eb.refTuple('created_at', 'id'), '<', eb.tuple(String(at), String(id))))
    })
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = toPage(rows, limit, (row) => [row.created_at, row.id])
  const uses = await usesOf(
    ctx,
    memberId,
    page.items.map(({ id }) => id),
  )
  return {
    next: page.next,
    items: page.items.map(({ created_at: createdAt, ...row }) => {
      const mine = uses.get(row.id) ?? []
      return { ...row, createdAt, uses: mine, free: !mine.some((use) => use.now && !use.ownDeletion) }
    }),
  }
}

/** How many bytes the reader has stored, and the quota. */
export async function pictureRoom(ctx: Ctx): Promise<{ bytes: number; most: number }> {
  const { all } = await storedBytes(ctx.read, signedIn(ctx.actor), ctx.now())
  return { bytes: all, most: ctx.setting('uploads.quotaMegabytes') * 1024 * 1024 }
}

async function usesOf(
  ctx: Ctx,
  memberId: string,
  ids: readonly string[],
): Promise<Map<string, (PictureUse & { ownDeletion: boolean })[]>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.read
    .selectFrom('upload_use')
    .innerJoin('post', 'post.id', 'upload_use.post_id')
    .innerJoin('thread', 'thread.id', 'post.thread_id')
    .select([
      'upload_use.upload_id',
      'upload_use.shown',
      'post.id',
      'post.state',
      'post.author_id',
      'post.removed_by',
      shownTitle(ctx.locale).as('title'),
    ])
    .where('upload_use.upload_id', 'in', [...ids])
    .orderBy('post.created_at')
    .orderBy('post.id')
    .execute()
  const found = rows.map((row) => ({
    uploadId: row.upload_id,
    postId: row.id,
    title: row.title,
    now: row.shown === 1,
    deleted: row.state === 'deleted',
    ownDeletion: row.state === 'deleted' && row.removed_by === memberId && row.author_id === memberId,
  }))
  return Map.groupBy(found, ({ uploadId }) => uploadId)
}
