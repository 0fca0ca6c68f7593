import { json } from '@remix-run/node'
import { countNewResponses } from '#app/domain/threads/answers/count-new-responses.server.ts'
import { translator } from '#app/i18n/index.ts'
import { consumeLimit } from '#app/web/consume-limit.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

/** Whether others answered since `since`, in words for the writer: `{ text, href, look }`; `text` null when none did. */
export const loader = pageLoader(async ({ ctx, params, url }) => {
  await consumeLimit(ctx, 'complete')
  const since = new RegExp(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/).test(url.searchParams.get('since') ?? '')
    ? (url.searchParams.get('since') ?? '')
    : ctx.now()
  const { count, href } = await countNewResponses(ctx, params['id'] ?? '', since)
  const t = translator(ctx.locale)
  return json({
    text: count === 0 ? null : t('composer.meanwhile.text', { count }),
    href,
    look: t('composer.meanwhile.look'),
  })
})
