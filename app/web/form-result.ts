import type { SubmissionResult } from '@conform-to/dom'
import type { FieldMessage } from '#app/i18n/message.ts'
import type { Params } from '#app/i18n/translate.ts'

/**
 * What an action returns when a form can't be accepted (status 422): which form of the page (`intent`), and Conform's
 * reply with everything typed and the messages as text keys (`fieldMessage`). The key '' of `error` is the form itself.
 */
export type FormResult = { intent: string; result: SubmissionResult<FieldMessage[]> }

/**
 * The whole answer of an action: the form as above; `error`, the failure beside the fields; `extra`, what an intent
 * wants to show (a preview, both texts of an edit conflict).
 */
export type FormReply = {
  intent: string
  result: SubmissionResult<string[]>
  error: { key: string; params: Params; code: string; retryAfterSeconds: number | null } | null
  extra: Record<string, unknown> | null
}
