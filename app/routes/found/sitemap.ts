import { sitemapFile, sitemapIndex, sitemapStream } from '#app/views/sitemap/sitemap.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

const headers = {
  'Content-Type': 'application/xml; charset=utf-8',
  'Cache-Control': 'public, max-age=0, must-revalidate',
}

/** The site map for search engines: the list of its files, or one of them, which is sent while it is read. */
export const loader = pageLoader(async ({ ctx, url }) => {
  const file = sitemapFile(url)
  return new Response(file === null ? await sitemapIndex(ctx) : sitemapStream(ctx, file), { headers })
})
