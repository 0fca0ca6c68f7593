import { json, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { signedIn } from '#app/core/authorize.ts'
import { isDomainError, statusOf } from '#app/core/errors.ts'
import { translator } from '#app/i18n/index.ts'
import { urls } from '#app/views/urls.ts'
import { formOf } from '#app/web/read-form.server.ts'
import { storePicture } from '#app/web/store-picture.server.ts'

/** A picture pasted or dropped into a text: `{ address, width, height }`, or why not in the reader's language. */
export async function action({ context: { ctx }, request }: ActionFunctionArgs) {
  try {
    signedIn(ctx.actor)
    const { id, width, height } = await storePicture(ctx, await formOf(request))
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

/** A reader who opens this address is sent to a page where pictures can be used. */
export function loader() {
  return redirect(urls.ask())
}
