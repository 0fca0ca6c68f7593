import { redirect } from '@remix-run/node'
import { findFormerAddress } from '#app/domain/integrations/find-former-address.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

/** The questions with a tag at their address on the site that was imported. */
export const loader = pageLoader(async ({ ctx, params }) => {
  throw redirect(await findFormerAddress(ctx, { kind: 'tag', name: params.tag ?? '' }), 301)
})

/** Never shown. With it the address is a page, and an unknown one is answered by the page of errors. */
export default function Former() {
  return null
}
