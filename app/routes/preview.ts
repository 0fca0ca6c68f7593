import { json, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { isDomainError, statusOf } from '#app/core/errors.ts'
import { previewText } from '#app/domain/threads/render-text.server.ts'
import { translator } from '#app/i18n/index.ts'
import { consumeLimit } from '#app/web/consume-limit.server.ts'
import { formOf } from '#app/web/read-form.server.ts'

const longestPreview = 32_000

/** What a Markdown text will look like. `message` says in the reader's language why there is nothing to show. */
export async function action({ context: { ctx }, request }: ActionFunctionArgs) {
  try {
    await consumeLimit(ctx, 'preview')
    const body = (await formOf(request)).form.get('body')
    const html = await previewText(ctx, typeof body === 'string' ? body.slice(0, longestPreview + 1) : '')
    return json({ html, message: null })
  } catch (error) {
    if (!isDomainError(error)) throw error
    return json({ html: '', message: translator(ctx.locale).any(error.key, error.params) }, { status: statusOf(error) })
  }
}

/** A reader who opens this address is sent to a page with a preview. */
export function loader() {
  return redirect('/threads/new')
}
