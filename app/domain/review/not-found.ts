import { DomainError } from '#app/core/errors.ts'

export function notFound(): DomainError {
  return new DomainError('not_found', 'errors.notFound')
}
