import type { TypedField } from './typed-fields.ts'

/**
 * A request turned away before any route saw it. `key` is a text; seconds are whole, null where waiting does not help.
 * `rest` with `typed` is the whole form.
 */
export type Refusal = {
  status: number
  key: string
  params: Record<string, string | number>
  retryAfterSeconds: number | null
  typed?: readonly TypedField[]
  rest?: readonly TypedField[] | null
}
