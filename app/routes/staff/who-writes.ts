import { json } from '@remix-run/node'
import { presenceText } from '#app/components/cases/who-writes.tsx'
import { noteReading } from '#app/domain/cases/presence/note-reading.server.ts'
import { translator } from '#app/i18n/index.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

/**
 * Who else reads and writes in a case now, for its page while it stays open: `{ text, busy }`. Asking says that the
 * reader is still there.
 */
export const loader = guardedLoader('case.work', async ({ ctx, params }) => {
  const here = await noteReading(ctx, params['id'] ?? '')
  return json({ text: presenceText(translator(ctx.locale), here), busy: here.writing.length > 0 })
})
