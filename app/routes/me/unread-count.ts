import { json } from '@remix-run/node'
import { bellText } from '#app/components/notifications/bell-text.ts'
import { countUnread } from '#app/domain/notifications/queries/count.server.ts'
import { translator } from '#app/i18n/index.ts'
import { memberLoader } from '#app/web/page-loader.server.ts'

/** What the bell says now, for a page that stays open: `{ text, label }`. */
export const loader = memberLoader(async ({ ctx }) => json(bellText(translator(ctx.locale), await countUnread(ctx))))
