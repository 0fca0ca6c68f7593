import { otherFields, typedFields, type TypedField } from '#app/web/typed-fields.ts'

type Sent = { typed: readonly TypedField[]; rest: readonly TypedField[] | null; action: string }

const nothing: Sent = { typed: [], rest: null, action: '' }

/**
 * What was last sent with script, until a page answers it: an error page in its place can give it back. Browser only.
 */
let sent: Sent = nothing

export function rememberSent(form: HTMLFormElement): void {
  const secrets = [...form.querySelectorAll<HTMLInputElement>('input[type=password]')].map(({ name }) => name)
  const content = new FormData(form)
  const { pathname, search } = new URL(form.getAttribute('action') ?? '', location.href)
  sent = { typed: typedFields(content, secrets), rest: otherFields(content, secrets), action: pathname + search }
}

export function forgetSent(): void {
  sent = nothing
}

export function lastSent(): Sent {
  return sent
}
