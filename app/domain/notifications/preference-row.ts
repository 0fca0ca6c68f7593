import type { NotificationChannel, NotificationTopic } from '#app/registry/notifications/topics.ts'
import type { Channels } from './channels.ts'

/** A row of the settings table; `fixed`: what the member cannot change, because it is always so. */
export type PreferenceRow = { topic: NotificationTopic; channels: Channels; fixed: readonly NotificationChannel[] }
