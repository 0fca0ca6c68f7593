import type { Params, T } from './translate.ts'

/**
 * A message of a form field as it travels from the validation to the page: a text key, with its parameters as JSON
 * behind a bar where it has any: `common.field.tooShort|{"minimum":8}`. Conform carries errors as plain strings.
 */
export type FieldMessage = string

export function fieldMessage(key: string, params?: Params): FieldMessage {
  return params && Object.keys(params).length > 0 ? `${key}|${JSON.stringify(params)}` : key
}

/** The sentence of a field message in the reader's language. */
export function messageText(t: T, message: FieldMessage): string {
  const bar = message.indexOf('|')
  if (bar < 0) return t.any(message)
  return t.any(message.slice(0, bar), JSON.parse(message.slice(bar + 1)) as Params)
}
