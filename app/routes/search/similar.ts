import { json } from '@remix-run/node'
import { similarThreads } from '#app/domain/search/similar-threads.server.ts'
import { urls } from '#app/views/urls.ts'
import { consumeLimit } from '#app/web/consume-limit.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

/** Threads like a title, as JSON. */
export const loader = pageLoader(async ({ ctx, url }) => {
  const title = url.searchParams.get('title') ?? ''
  if (title.trim() === '') return json({ title, threads: [] })
  await consumeLimit(ctx, 'search')
  const threads = await similarThreads(ctx, title)
  return json({
    title,
    threads: threads.map((thread) => ({
      id: thread.id,
      href: urls.thread(thread),
      title: thread.title,
      lang: thread.lang,
      answers: thread.answerCount,
      accepted: thread.acceptedPostId !== null,
    })),
  })
})
