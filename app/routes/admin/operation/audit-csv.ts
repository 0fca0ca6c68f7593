import { exportAudit } from '#app/domain/audit/export-audit.server.ts'
import { auditQuery } from '#app/views/audit/audit-query.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

/** The rows of the same filter as a file, sent while they are read: a log of years does not fit into memory. */
export const loader = guardedLoader('audit.read', async ({ ctx, url }) => {
  const { filter } = await auditQuery(ctx, url)
  return new Response(streamOf(exportAudit(ctx, filter)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="audit.csv"',
      'Cache-Control': 'private, no-store',
    },
  })
})

/** Reads the next piece when the receiver has room for it, and no more once the receiver is gone. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await pieces.next()
      if (done === true) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}
