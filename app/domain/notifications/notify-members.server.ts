import type { Ctx } from '#app/core/context.server.ts'
import { openPace } from '#app/core/pace.server.ts'
import type { LaterJob, Tx } from '#app/core/write.server.ts'
import type { RecordedEvent } from '#app/registry/events.ts'
import { notificationKinds, type NotificationCause, type NotificationKind } from '#app/registry/notifications.ts'
import { notificationTopics, type NotificationTopic } from '#app/registry/notifications/topics.ts'
import { channelsFor, topicsFor, type Channels } from './channels.ts'
import { causesOf, concernsSomebody, fieldsOf, mayKnow, takenBackBy } from './notification.ts'
import { factsAbout, recordedEvent, toldOfPost, type Facts } from './queries/events.server.ts'
import { mutesAmong, type Mutes } from './queries/mutes.server.ts'
import { notifiedMembers, type NotifiedMember } from './queries/readers.server.ts'
import { recipientsOf } from './queries/recipients.server.ts'
import { openWindows } from './store/bundles.server.ts'
import { deleteItemsOf, insertNotifications, type Told } from './store/notifications.server.ts'
import { windowEnd } from './window.ts'

/** Members of one transaction: a full page costs about 40 ms, and the statements stay within what SQLite takes. */
const mostPerWrite = 500

/** The reaction to every event that may tell somebody: constant work in its transaction, whoever follows. */
export function notifyMembersLater(event: RecordedEvent): LaterJob | null {
  if (!concernsSomebody(event)) return null
  return { job: 'notify-members', payload: { eventId: event.id }, dedupe: event.id }
}

/**
 * Tells everybody whom an event concerns, in pages of several hundred members, each a transaction. Twice changes
 * nothing: each member is told of an event once, by the first of its kinds that claims them. Records
 * `notification.created` for each page. @param windows false: no mail follows, for what happened long ago
 */
export async function notifyMembers(
  ctx: Ctx,
  { eventId }: { eventId: string },
  { windows = true }: { windows?: boolean } = {},
): Promise<void> {
  const event = await recordedEvent(ctx.read, eventId)
  if (event === null) return
  const cause = takenBackBy(event)
  if (cause !== null) await ctx.write((tx) => deleteItemsOf(tx, cause), { unseen: true })
  const pace = openPace({ most: mostPerWrite, first: 100, unseen: true })
  const told = new Set(event.actorId === null ? [] : [event.actorId])
  for (const found of causesOf(event)) {
    for (let after: string | null = ''; after !== null;) {
      const limit = pace.size()
      const page = await recipientsOf(ctx.read, event, found.cause, { after, limit })
      const ids = page.filter((id) => !told.has(id))
      if (ids.length > 0)
        for (const id of await pace.write(ctx, ids.length, (tx) => tellPage(tx, event, found, ids, windows)))
          told.add(id)
      after = page.length < limit ? null : (page.at(-1) ?? null)
    }
  }
}

type Found = { kind: NotificationKind; cause: NotificationCause }

/** @returns who was told now */
async function tellPage(
  tx: Tx,
  event: RecordedEvent,
  found: Found,
  ids: string[],
  windows: boolean,
): Promise<ReadonlySet<string>> {
  const { subject: type, topic, urgency, ...more } = notificationKinds[found.kind]
  const fields = fieldsOf(event)
  const subject = { type, id: String(fields[found.cause.subject] ?? '') }
  const post = found.cause.post === undefined ? null : (fields[found.cause.post] as string | null)
  const facts = await factsAbout(tx.db, subject, post)
  const wanted = 'oncePerPost' in more && facts.postId !== null ? await notToldOf(tx, facts.postId, ids) : ids
  const [members, mutes] = await Promise.all([
    notifiedMembers(tx.db, tx.setting, wanted),
    mutesAmong(tx.db, wanted, facts.thread, event.actorId),
  ])
  const chosen = [...members].flatMap(([id, member]) => {
    const channels = channelsOf(member, topic, facts, mutes)
    return channels === null ? [] : [{ id, channels, hours: member.hours }]
  })
  const told = await insertNotifications(tx, toldBy(event, found, subject, facts), chosen)
  if (told.size > 0)
    await tx.record('notification.created', { causeId: event.id, kind: found.kind, members: told.size })
  if (!windows) return told
  const ends = chosen
    .filter(({ id, channels }) => channels.mail && told.has(id))
    .map(({ id, hours }) => ({ memberId: id, dueAt: windowEnd(tx.at, urgency, hours) }))
  await openWindows(tx, ends)
  for (const dueAt of new Set(ends.map((end) => end.dueAt)))
    await tx.schedule('close-windows', {}, { runAt: dueAt, dedupe: dueAt })
  return told
}

async function notToldOf(tx: Tx, postId: string, ids: string[]): Promise<string[]> {
  const told = await toldOfPost(tx.db, postId, ids)
  return ids.filter((id) => !told.has(id))
}

/** By which ways this member is told; null: not at all, because they may not know of it or do not want to. */
function channelsOf(
  { actor, wishes }: NotifiedMember,
  topic: NotificationTopic,
  facts: Facts,
  mutes: Mutes,
): Channels | null {
  if (actor.memberId === null || !mayKnow(actor, facts.known) || !topicsFor(actor.roles).includes(topic)) return null
  // What is always told does not depend on whom one likes to hear.
  if (notificationTopics[topic].channels.bell !== 'always' && mutes.silent.has(actor.memberId)) return null
  if (topic === 'following' && mutes.uninterested.has(actor.memberId)) return null
  const channels = channelsFor(topic, wishes, actor.roles)
  return channels.bell || channels.mail || channels.push ? channels : null
}

function toldBy(event: RecordedEvent, { kind, cause }: Found, subject: Told['subject'], facts: Facts): Told {
  const fields = fieldsOf(event)
  const group = cause.group === undefined ? null : fields[cause.group]
  return {
    event,
    kind,
    subject,
    groupKey: group === null || group === undefined ? null : `${kind}:${group}`,
    postId: facts.postId,
    detail: Object.fromEntries((cause.keeps ?? []).map((field) => [field, fields[field] ?? null])),
  }
}
