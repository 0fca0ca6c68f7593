import type { Actor } from '#app/core/actor.ts'
import { authorize } from '#app/core/authorize.ts'
import { actorIn } from '#app/domain/access/area.ts'

/** Whether the actor may decide about what is in this thread. @throws unauthenticated, forbidden */
export function authorizeDeciding(actor: Actor, { category_id: categoryId }: { category_id: string }): void {
  authorize(actorIn(actor, categoryId), 'content.moderate')
}
