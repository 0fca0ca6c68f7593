import { json } from '@remix-run/node'
import { meanwhile } from '#app/domain/threads/meanwhile.server.ts'
import { takeLimit } from '#app/web/act-limit.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

/** How many answered since `since`, for whoever is writing an answer: `{ count, href }`. */
export const loader = pageLoader(async ({ ctx, params, url }) => {
  await takeLimit(ctx, 'complete')
  const since = new RegExp(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/).test(url.searchParams.get('since') ?? '')
    ? (url.searchParams.get('since') ?? '')
    : ctx.now()
  return json(await meanwhile(ctx, params['id'] ?? '', since))
})
