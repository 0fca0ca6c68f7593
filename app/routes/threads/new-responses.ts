import { json } from '@remix-run/node'
import { countNewResponses } from '#app/domain/threads/answers/count-new-responses.server.ts'
import { consumeLimit } from '#app/web/consume-limit.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

/** How many answered since `since`, for whoever is writing an answer: `{ count, href }`. */
export const loader = pageLoader(async ({ ctx, params, url }) => {
  await consumeLimit(ctx, 'complete')
  const since = new RegExp(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/).test(url.searchParams.get('since') ?? '')
    ? (url.searchParams.get('since') ?? '')
    : ctx.now()
  return json(await countNewResponses(ctx, params['id'] ?? '', since))
})
