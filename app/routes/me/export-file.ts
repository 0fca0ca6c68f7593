import { downloadCopy } from '#app/domain/leaving/copy/make-copy.server.ts'
import { memberLoader } from '#app/web/page-loader.server.ts'

/** The ZIP file of a copy, for its member alone. */
export const loader = memberLoader(async ({ ctx, params }) => {
  const bytes = await downloadCopy(ctx, params.id ?? '')
  return new Response(Buffer.from(bytes), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="my-data-${ctx.now().slice(0, 10)}.zip"`,
      'Cache-Control': 'private, no-store',
    },
  })
})
