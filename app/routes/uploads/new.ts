import { json, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { isDomainError, statusOf } from '#app/core/errors.ts'
import { translator } from '#app/i18n/index.ts'
import { readMultipart } from '#app/web/read-multipart.server.ts'
import { takePicture } from '#app/web/take-picture.server.ts'
import { urls } from '#app/web/urls.ts'

/** A picture pasted or dropped into a text: `{ address, width, height }`, or why not in the reader's language. */
export async function action({ context: { ctx }, request }: ActionFunctionArgs) {
  try {
    // A body that is torn or no form at all carried no picture.
    const sent = await readMultipart(request).catch(() => ({ file: null, refused: null }))
    const { id, width, height } = await takePicture(ctx, sent)
    return json({ address: urls.upload(id), width, height, message: null }, { status: 201 })
  } catch (error) {
    if (!isDomainError(error)) throw error
    const headers = error.retryAfterSeconds === null ? undefined : { 'Retry-After': String(error.retryAfterSeconds) }
    return json(
      { address: null, width: 0, height: 0, message: translator(ctx.locale).any(error.key, error.params) },
      { status: statusOf(error), headers },
    )
  }
}

/** Somebody who opens the address itself is led to where pictures are of use. */
export function loader() {
  return redirect(urls.ask())
}
