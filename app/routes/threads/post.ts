import { redirect } from '@remix-run/node'
import { addressOfPost } from '#app/domain/threads/queries/address-of-post.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

/** The address of a post for sharing: it stays right when the thread grows, is merged or split. */
export const loader = pageLoader(async ({ ctx, params }) => {
  throw redirect(await addressOfPost(ctx, params.id ?? ''), 302)
})
