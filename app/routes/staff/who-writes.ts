import { json } from '@remix-run/node'
import { writingText } from '#app/components/cases/who-writes.tsx'
import { whoWrites } from '#app/domain/drafts/who-writes.server.ts'
import { translator } from '#app/i18n/index.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

/** Who is writing an answer in a case now, for its page while it stays open: `{ text }`. */
export const loader = guardedLoader('case.work', async ({ ctx, params }) =>
  json({ text: writingText(translator(ctx.locale), await whoWrites(ctx, params['id'] ?? '')) }),
)
