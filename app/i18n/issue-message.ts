import { fieldMessage, type FieldMessage } from './message.ts'

/** The part of a zod issue this mapping reads. */
export type Issue = {
  code?: string
  message: string
  input?: unknown
  origin?: string
  minimum?: number | bigint
  maximum?: number | bigint
  format?: string
}

/**
 * The message of a zod issue. A shape that names its own key (`z.string().min(8, 'threads.titleTooShort')`) keeps it
 * the standard ones get a sentence of `common.field` with its bound.
 */
export function issueMessage(issue: Issue): FieldMessage {
  if (/^[a-z][\w-]*\.[\w.]+(\|.*)?$/i.test(issue.message)) return issue.message
  if (issue.input === undefined || issue.input === null || issue.input === '') return 'common.field.required'

  const textual = issue.origin === 'string'
  const listed = issue.origin === 'array' || issue.origin === 'set'
  if (issue.code === 'too_small') {
    if (textual && Number(issue.minimum) <= 1) return 'common.field.required'
    return fieldMessage(textual ? 'common.field.tooShort' : listed ? 'common.field.tooFew' : 'common.field.tooSmall', {
      minimum: Number(issue.minimum),
      count: Number(issue.minimum),
    })
  }
  if (issue.code === 'too_big') {
    return fieldMessage(textual ? 'common.field.tooLong' : listed ? 'common.field.tooMany' : 'common.field.tooLarge', {
      maximum: Number(issue.maximum),
      count: Number(issue.maximum),
    })
  }
  if (issue.format === 'email') return 'common.field.email'
  if (issue.format === 'url') return 'common.field.url'
  if (issue.code === 'invalid_value') return 'common.field.choice'
  return 'common.field.invalid'
}
