import { uncrawled } from '#app/registry/indexed-pages.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

/** What crawlers need not ask for, and where the site map is. */
export const loader = pageLoader(({ ctx }) => {
  const lines = [
    'User-agent: *',
    ...uncrawled.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${ctx.platform.env.ORIGIN}/sitemap.xml`,
    '',
  ]
  return Promise.resolve(
    new Response(lines.join('\n'), {
      headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
    }),
  )
})
