import type { Ctx } from '#app/core/context.server.ts'
import { plus } from '#app/core/time.ts'
import { forgetWords } from '#app/domain/search/forget-words.server.ts'
import { indexThread } from '#app/domain/search/index-thread.server.ts'
import { tidyIndex } from '#app/domain/search/tidy-index.server.ts'
import { deleteUploads } from '#app/domain/uploads/delete-uploads.server.ts'
import { deletedPostsBefore, uploadsOnlyIn } from './queries/deleted-posts.server.ts'
import { erasePostTexts, eraseThreadTexts } from './store/texts.server.ts'

const atOnce = 100

/**
 * Erases the texts of posts that were deleted more than `retention.deletedPostDays` ago: versions, suggestions, title and
 * translation of a thread, words of the search, pictures that no other post shows. The rows stay for counts and the
 * ledger. @returns how many
 */
export async function eraseDeletedPosts(ctx: Ctx): Promise<number> {
  const before = plus(ctx.now(), { days: -ctx.setting('retention.deletedPostDays') })
  let erased = 0
  for (;;) {
    const count = await eraseSome(ctx, before)
    if (count === 0) break
    erased += count
  }
  if (erased > 0) await tidyIndex(ctx)
  return erased
}

async function eraseSome(ctx: Ctx, before: string): Promise<number> {
  const { posts, pictures } = await ctx.write(
    async (tx) => {
      // Read where it is written: a post that was restored meanwhile keeps its text.
      const due = await deletedPostsBefore(tx.db, tx.dialect, before, atOnce)
      const ids = due.map(({ id }) => id)
      const uploads = await uploadsOnlyIn(tx.db, ids)
      await erasePostTexts(tx, ids, { body: '', html: '' })
      await eraseThreadTexts(
        tx,
        due.filter(({ kind }) => kind === 'opening').map((post) => post.thread_id),
      )
      return { posts: due, pictures: uploads }
    },
    { unseen: true },
  )
  await deleteUploads(ctx, pictures)
  for (const threadId of new Set(posts.map((post) => post.thread_id))) await indexThread(ctx, { threadId })
  await forgetWords(
    ctx,
    posts.flatMap(({ kind, title, body }) => (kind === 'opening' ? [title, body] : [body])),
  )
  return posts.length
}
