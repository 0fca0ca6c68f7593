import { Readable } from 'node:stream'
import { downloadCopy } from '#app/domain/leaving/copy/make-copy.server.ts'
import { memberLoader } from '#app/web/page-loader.server.ts'

/** The ZIP file of a copy, for its member alone. */
export const loader = memberLoader(async ({ ctx, params }) => {
  const { stream, bytes } = await downloadCopy(ctx, params.id ?? '')
  return new Response(Readable.toWeb(stream) as ReadableStream, {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Length': String(bytes),
      'Content-Disposition': `attachment; filename="my-data-${ctx.now().slice(0, 10)}.zip"`,
      'Cache-Control': 'private, no-store',
    },
  })
})
