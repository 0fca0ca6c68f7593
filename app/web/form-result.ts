import type { SubmissionResult } from '@conform-to/react'
import type { FieldMessage } from '#app/i18n/message.ts'

/**
 * What an action returns when a form can't be accepted (status 422): which form of the page (`intent`), and Conform's
 * reply with everything typed and the messages as text keys (`fieldMessage`). The key '' of `error` is the form itself.
 */
export type FormResult = { intent: string; result: SubmissionResult<FieldMessage[]> }
