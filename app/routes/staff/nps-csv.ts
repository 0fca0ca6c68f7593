import { exportNps } from '#app/domain/cases/after/export-nps.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

/** All answers to the question whether one would recommend the company. */
export const loader = guardedLoader(
  'case.work',
  async ({ ctx }) =>
    new Response(await exportNps(ctx), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="nps.csv"',
        'Cache-Control': 'private, no-store',
      },
    }),
)
