import { feedAt } from '#app/views/feeds/feed.server.ts'
import { conditionalAnswer } from '#app/web/conditional-answer.server.ts'
import { consumeLimit } from '#app/web/consume-limit.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

/** A list of threads, a search or the stories as an Atom feed, for programs that ask again every hour. */
export const loader = pageLoader(async ({ ctx, url, request }) => {
  if (url.searchParams.get('q') !== null) await consumeLimit(ctx, 'search')
  const feed = await feedAt(ctx, url)
  return conditionalAnswer(request, { ...feed, type: 'application/atom+xml; charset=utf-8', language: ctx.locale })
})
