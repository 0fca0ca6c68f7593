import { notFound } from '#app/core/errors.ts'
import { logCsv } from '#app/domain/analytics/moderation-log/log-csv.ts'
import { moderationLog } from '#app/domain/analytics/moderation-log/moderation-log.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

/** The public log of moderation as a file. */
export const loader = pageLoader(async ({ ctx }) => {
  const log = await moderationLog(ctx)
  if (log === null) throw notFound('transparency.empty.title')
  return new Response([...logCsv(log)].join(''), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="moderation-log.csv"',
      'Cache-Control': 'no-cache',
    },
  })
})
