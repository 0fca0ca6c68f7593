import { notFound, type DomainError } from '#app/core/errors.ts'

export function decisionNotFound(): DomainError {
  return notFound('moderation.errors.notFound')
}
