import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import type { Ctx } from '#app/core/context.server.ts'

type Visit = {
  /** Path with query. */
  at: string
  params?: Record<string, string>
  /** Fields of a posted form, several values as a list; without it the page is only opened. */
  form?: Record<string, string | readonly string[]>
  /** The one file of the form, in the field `picture`. */
  file?: Uint8Array | undefined
  /** Hash of the session in use; null when signed out. */
  sessionHash?: string | null
}

/** What Remix hands to a loader or action: `await loader(visit(site.as(ann), { at: '/me/settings' }))`. */
export function visit(
  ctx: Ctx,
  { at, params = {}, form, file, sessionHash = null }: Visit,
): LoaderFunctionArgs & ActionFunctionArgs {
  const url = `http://localhost:3000${at}`
  const request =
    form === undefined
      ? new Request(url)
      : new Request(url, {
          method: 'POST',
          body: bodyOf(form, file),
          headers: { 'User-Agent': 'Firefox/140.0 on a test' },
        })
  return { request, params, context: { ctx, log: ctx.log, offline: false, refusal: null, sessionHash } }
}

function bodyOf(form: Record<string, string | readonly string[]>, file?: Uint8Array): URLSearchParams | FormData {
  const body = file === undefined ? new URLSearchParams() : new FormData()
  for (const [name, value] of Object.entries(form)) {
    for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
  }
  if (file !== undefined && body instanceof FormData)
    body.append('picture', new Blob([new Uint8Array(file)]), 'picture')
  return body
}

/** What an action answers when the form is shown again. */
export type ShownAgain = {
  data: { intent: string; result: { initialValue?: Record<string, unknown>; error?: Record<string, string[] | null> } }
  init: { status: number }
}

/** Status and messages of a form that was not accepted: field → text keys; '' is the form itself. */
export async function refusal(
  answer: Promise<unknown>,
): Promise<{ status: number; errors: Record<string, string>; kept: Record<string, unknown> }> {
  const shown = (await answer) as ShownAgain
  const errors = Object.entries(shown.data.result.error ?? {}).map(([field, messages]) => [
    field,
    (messages?.[0] ?? '').split('|')[0] ?? '',
  ])
  return {
    status: shown.init.status,
    errors: Object.fromEntries(errors) as Record<string, string>,
    kept: shown.data.result.initialValue ?? {},
  }
}
