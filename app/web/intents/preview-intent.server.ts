import { valueOfBlock } from '#app/domain/holding/blocks/value-of-block.server.ts'
import { blockShape } from '#app/domain/holding/input.ts'
import { urls } from '#app/views/urls.ts'
import { withQuery } from '#app/views/with-query.ts'
import { intent } from '#app/web/form-action.server.ts'

/** Leads from the form of a new block to what it would have held; what can't be blocked is refused first. */
export const previewIntent = intent({
  shape: blockShape,
  run: ({ ctx }, { kind, value, reason, days }) => {
    const stored = valueOfBlock(ctx, kind, value)
    return Promise.resolve({ to: withQuery(urls.previewBlock(), { kind, value: stored, reason, days: String(days) }) })
  },
})
