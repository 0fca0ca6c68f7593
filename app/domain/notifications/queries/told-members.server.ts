import type { Db } from '#db/dialects/dialect.ts'

/** Which of these members have which of these events in their bell: `<event> <member>`. One query. */
export async function toldMembers(
  db: Db,
  eventIds: readonly string[],
  memberIds: readonly string[],
): Promise<Set<string>> {
  if (eventIds.length === 0 || memberIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('notification_item as i')
    .innerJoin('notification as n', 'n.id', 'i.notification_id')
    .select(['i.event_id', 'i.member_id'])
    .where('i.event_id', 'in', [...eventIds])
    .where('i.member_id', 'in', [...memberIds])
    .where('n.bell', '=', 1)
    .execute()
  return new Set(rows.map(({ event_id, member_id }) => `${event_id} ${member_id}`))
}
