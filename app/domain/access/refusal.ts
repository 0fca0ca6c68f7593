import type { Actor } from '#app/core/actor.ts'
import { authorize, can } from '#app/core/authorize.ts'
import { DomainError, type DomainErrorOptions, type ErrorKind } from '#app/core/errors.ts'
import type { Permission } from '#app/registry/permissions.ts'

/**
 * Why an act is not possible: the actor lacks a permission (`ownerId` as in `authorize`), or a rule of the product says
 * no. A plain object, not an error, because a page of a thread asks for hundreds of them and throws none.
 */
export type Refusal = { permission: Permission; ownerId?: string | null } | RuleRefusal
/** The refusal of a rule of the product. */
export type RuleRefusal = { kind: ErrorKind; key: string; options?: DomainErrorOptions }

/** The refusal for an actor without this permission; null for an actor who has it. */
export function refusalWithout(
  actor: Actor,
  permission: Permission,
  on: { ownerId?: string | null } = {},
): Refusal | null {
  return can(actor, permission, on) ? null : { permission, ...on }
}

/**
 * Throws the refusal, if there is one.
 * @throws unauthenticated or forbidden for a missing permission, else the kind that the refusal names
 */
export function refuse(actor: Actor, refusal: Refusal | null): void {
  if (refusal === null) return
  if ('kind' in refusal) throw errorOf(refusal)
  const { permission, ...on } = refusal
  authorize(actor, permission, on)
}

/** The error that a rule throws, for a use-case that has found out itself. */
export function errorOf({ kind, key, options }: RuleRefusal): DomainError {
  return new DomainError(kind, key, options)
}
