import { mailPreview, previewChoice } from '#app/views/mail-preview.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'
import { shownInFrame } from '#app/web/security-headers.server.ts'

/** An invented mail as the document that a mail client gets. */
export const loader = guardedLoader('mail.administer', async ({ ctx, url }) => {
  const { html } = await mailPreview(ctx, previewChoice(url.searchParams))
  return new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8', ...shownInFrame } })
})
