import { notFound } from '#app/core/errors.ts'
import { cardKinds } from '#app/domain/site/cards/card.ts'
import { cardHash, keptCard } from '#app/domain/site/cards/kept-card.server.ts'
import { siteCard } from '#app/views/site/site-card.server.ts'
import { consumeLimit } from '#app/web/consume-limit.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

/** A picture of a page for links in chats: `/cards/thread/thr_….png`, `/cards/site/community.png`. */
export const loader = pageLoader(async ({ ctx, params, request }) => {
  const kind = cardKinds.find((one) => one === params.kind)
  const name = /^(.{1,80})\.png$/.exec(params.file ?? '')?.[1]
  if (kind === undefined || name === undefined) throw notFound()
  await consumeLimit(ctx, 'picture')
  const card = await siteCard(ctx, { kind, id: kind === 'site' ? '' : name })
  const etag = `"${cardHash(card)}"`
  // What is hidden tomorrow may stay in the cache of a chat program for a day, as its text does; no longer.
  const headers = {
    'Content-Type': 'image/png',
    'Cache-Control': 'public, max-age=86400',
    ETag: etag,
    Vary: 'Accept-Language',
  }
  if (request.headers.get('If-None-Match') === etag) return new Response(null, { status: 304, headers })
  return new Response(new Uint8Array(await keptCard(ctx, card)), { headers })
})
