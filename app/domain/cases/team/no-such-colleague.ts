import { notFound, type DomainError } from '#app/core/errors.ts'

/** Nobody of staff has this handle. */
export function noSuchColleague(): DomainError {
  return notFound('work.errors.noColleague')
}
