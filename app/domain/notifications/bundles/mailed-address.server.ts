import type { Actor } from '#app/core/actor.ts'
import type { Env } from '#app/core/env.server.ts'
import { signedId } from '#app/core/links/signed-id.server.ts'
import { addressOf } from '#app/domain/notifications/address.ts'
import type { NotificationView } from '#app/domain/notifications/notification-view.ts'

/**
 * The page of a notification as a mail links it. Questions, and whether a fix holds, are answered without signing in:
 * their address ends in the id of what is asked about, which is signed here.
 */
export function mailedAddress(env: Pick<Env, 'SESSION_SECRET'>, view: NotificationView, actor: Actor): string {
  const address = addressOf(view, actor)
  return view.topic === 'surveys' || view.subject.type === 'fix'
    ? address.replace(view.subject.id, signedId(env, view.subject.id))
    : address
}
