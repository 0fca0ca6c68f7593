import { redirect } from '@remix-run/node'
import { addressOfPost } from '#app/domain/threads/queries/address-of-post.server.ts'
import { orPlaceOfNote } from '#app/views/legal/legal-note.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

/** The address of a post for sharing: it stays right when the thread grows, is merged or split. */
export const loader = pageLoader(async ({ ctx, params }) => {
  const id = params.id ?? ''
  throw redirect(await orPlaceOfNote(ctx, id, addressOfPost(ctx, id)), 302)
})
