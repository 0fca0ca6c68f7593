import { typedFields } from '#app/web/typed-fields.ts'
import type { TypedField } from '#app/web/typed-fields.ts'

/** What was last sent with script, until a page answers it: an error page in its place can give it back. Browser only. */
let sent: readonly TypedField[] = []

export function rememberSent(form: HTMLFormElement): void {
  const secrets = [...form.querySelectorAll<HTMLInputElement>('input[type=password]')].map(({ name }) => name)
  sent = typedFields(new FormData(form), secrets)
}

export function forgetSent(): void {
  sent = []
}

export function lastSent(): readonly TypedField[] {
  return sent
}
