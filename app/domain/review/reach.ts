import type { Actor } from '#app/core/actor.ts'
import { authorize, can } from '#app/core/authorize.ts'
import { actorIn, authorizeSomewhere, moderatedCategories } from '#app/domain/access/area.ts'
import { reviewKindNames, reviewKinds, type ReviewKind } from '#app/registry/review-kinds.ts'
import type { ReviewItem } from './review-item.ts'

type Filed = Pick<ReviewItem, 'kind' | 'category_id'>

/** The kinds this reader may decide about, wherever their subjects are filed; none for most members. */
export function kindsEverywhere(actor: Actor): ReviewKind[] {
  return reviewKindNames.filter((kind) => can(actor, reviewKinds[kind].permission))
}

/** The kinds that this reader may decide about in categories which they moderate. */
export function kindsInCategories(actor: Actor): ReviewKind[] {
  const [some] = moderatedCategories(actor)
  return some === undefined ? [] : kindsEverywhere(actorIn(actor, some))
}

/** Every kind that this reader may decide about somewhere. */
export function kindsFor(actor: Actor): ReviewKind[] {
  const kinds = [...kindsEverywhere(actor), ...kindsInCategories(actor)]
  return reviewKindNames.filter((kind) => kinds.includes(kind))
}

/** Whether the actor may know of the item and decide about it, as far as their rights go. */
export function reaches(actor: Actor, item: Filed): boolean {
  return can(actorFor(actor, item), reviewKinds[item.kind].permission)
}

/** @throws unauthenticated, forbidden for an item that the actor may not decide about */
export function authorizeItem(actor: Actor, item: Filed): void {
  authorize(actorFor(actor, item), reviewKinds[item.kind].permission)
}

/** @throws unauthenticated, forbidden for who decides about nothing */
export function authorizeQueue(actor: Actor): void {
  authorizeSomewhere(actor, 'review.read')
}

/** @throws unauthenticated, forbidden for who decides about nothing of that kind */
export function authorizeKind(actor: Actor, kind: ReviewKind): void {
  authorizeSomewhere(actor, reviewKinds[kind].permission)
}

function actorFor(actor: Actor, { category_id: categoryId }: Filed): Actor {
  return categoryId === null ? actor : actorIn(actor, categoryId)
}
