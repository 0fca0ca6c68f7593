import { redirect } from '@remix-run/node'
import { firstUnreadPost } from '#app/domain/following/queries/reading.server.ts'
import { addressOfPost } from '#app/domain/threads/queries/address-of-post.server.ts'
import { threadSummary } from '#app/domain/threads/queries/thread-page.server.ts'
import { urls } from '#app/views/urls.ts'
import { memberLoader } from '#app/web/page-loader.server.ts'

/** Leads to the first post of a thread that the reader has not seen; to its beginning when there is none. */
export const loader = memberLoader(async ({ ctx, params }) => {
  const thread = await threadSummary(ctx, params.id ?? '')
  const postId = await firstUnreadPost(ctx, thread.id)
  throw redirect(postId === null ? urls.thread(thread) : await addressOfPost(ctx, postId))
})
