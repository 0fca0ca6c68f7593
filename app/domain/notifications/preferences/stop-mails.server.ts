import type { Tx } from '#app/core/write.server.ts'
import { putChoices } from '#app/domain/notifications/store/preferences.server.ts'
import { notificationTopics, type NotificationTopic } from '#app/registry/notifications/topics.ts'

/**
 * Ends mail about one topic of the settings page, or about all of them, for a member who unsubscribed with a link of a
 * mail. The bell stays as it is. @param subject a topic, or `all`; anything else ends nothing
 */
export async function stopMails(tx: Tx, memberId: string, subject: string | null): Promise<void> {
  const topics = (Object.keys(notificationTopics) as NotificationTopic[]).filter(
    (topic) => subject === 'all' || subject === topic,
  )
  await putChoices(
    tx,
    memberId,
    topics.map((topic) => ({ topic, channel: 'mail', chosen: false })),
  )
}
