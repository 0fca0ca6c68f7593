import { DomainError } from '#app/core/errors.ts'

/** What a decision did has been changed by something else since, or is no more: it can't be undone exactly. */
export function undoChanged(): DomainError {
  return new DomainError('not_now', 'review.errors.undoChanged')
}
