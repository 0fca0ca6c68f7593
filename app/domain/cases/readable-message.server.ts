import type { Actor } from '#app/core/actor.ts'
import { can } from '#app/core/authorize.ts'
import type { Db } from '#db/dialects/dialect.ts'
import { privateMessages, type PrivateMessage } from './queries/private-messages.server.ts'

/** Whether the actor is on one of the two sides of the conversation: its customer, or who works on cases. */
export function mayReadMessage(actor: Actor, { customerId }: Pick<PrivateMessage, 'customerId'>): boolean {
  return (customerId !== null && customerId === actor.memberId) || can(actor, 'case.work')
}

/** Whether the other side wrote it: staff for its customer, its customer for staff. */
export function isOfOtherSide(actor: Actor, { customerId, authorId, byStaff }: PrivateMessage): boolean {
  const isCustomer = customerId !== null && customerId === actor.memberId
  return authorId === null || authorId !== actor.memberId ? byStaff === isCustomer : false
}

/** A message that the actor may read; null: there is none, or not for them. */
export async function readableMessage(db: Db, actor: Actor, id: string): Promise<PrivateMessage | null> {
  const message = (await privateMessages(db, [id])).get(id)
  return message !== undefined && mayReadMessage(actor, message) ? message : null
}
