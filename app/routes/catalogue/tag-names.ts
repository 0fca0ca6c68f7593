import { tagsBeginning } from '#app/domain/catalogue/queries/choices.server.ts'
import { consumeLimit } from '#app/web/consume-limit.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

const suggested = 8

/** Tags that begin with what is typed, for the thread form. A synonym is answered with its tag. */
export const loader = pageLoader(async ({ ctx, url }) => {
  const begin = (url.searchParams.get('q') ?? '').slice(0, 60)
  if (begin.trim() !== '') await consumeLimit(ctx, 'suggest')
  return Response.json({ begin, tags: await tagsBeginning(ctx, begin, suggested) })
})
