import { plus, toInstant } from '#app/core/time.ts'
import { notifyMembers } from '#app/domain/notifications/notify-members.server.ts'
import { readAllNotifications } from '#app/domain/notifications/read-all-notifications.server.ts'
import { toldEvents } from '#app/registry/notifications.ts'
import { actAs, type World } from './world.ts'

/** Read notifications are deleted after about this long, so older ones would not be there. */
const toldDays = 60
/** What everybody in the demo had time to read. */
const readUntilDaysAgo = 2

/**
 * Tells the people of the demo what happened in the last weeks, each event at its time, and lets them read all but the
 * latest. No mail follows. What the jobs at the end of the play derive (badges, tiers) bears its moment and is left out.
 */
export async function playNotifications(world: World): Promise<void> {
  const rows = await world.app.platform.open.db
    .selectFrom('event_log')
    .select(['id', 'at'])
    .where('type', 'in', [...toldEvents])
    .where('at', '>', plus(world.now, { days: -toldDays }))
    .where('at', '<', plus(world.now, { minutes: -1 }))
    .orderBy('at')
    .orderBy('seq')
    .execute()
  for (const { id, at } of rows)
    await notifyMembers(world.app.context({}, { at: toInstant(at), quiet: true }), { eventId: id }, { windows: false })
  const until = plus(world.now, { days: -readUntilDaysAgo })
  for (const handle of world.people.keys()) await readAllNotifications(actAs(world, handle, until), { until })
}
