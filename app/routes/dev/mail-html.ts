import { readDevMail } from '#app/domain/mail/out/dev-mails.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'
import { shownInFrame } from '#app/web/security-headers.server.ts'

/** A mail of the folder as the document that a mail client gets. */
export const loader = pageLoader(async ({ ctx, params }) => {
  const { html } = await readDevMail(ctx, params.file ?? '')
  return new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8', ...shownInFrame } })
})
