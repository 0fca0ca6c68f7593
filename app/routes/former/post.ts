import { redirect } from '@remix-run/node'
import { findFormerAddress } from '#app/domain/integrations/find-former-address.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

/** A question or an answer at its address on the site that was imported: \`/questions/12/title\`, \`/q/12\`, \`/a/34\`. */
export const loader = pageLoader(async ({ ctx, params }) => {
  throw redirect(await findFormerAddress(ctx, { kind: 'post', number: params.answer ?? params.id ?? '' }), 301)
})

/** Never shown. With it the address is a page, and an unknown one is answered by the page of errors. */
export default function Former() {
  return null
}
