/** One line of a member's list; while it is unread, further events of its group join it. */
export type NotificationTable = {
  id: string
  member_id: string
  /** A key of `notificationKinds` in `app/registry/notifications.ts`, and its subject. */
  kind: string
  subject_type: string
  /** Of the event that came last. */
  subject_id: string
  /** `<kind>:<what>` while others may join; null: it is read, or stays alone. */
  group_key: string | null
  /** By which ways the member wanted to be told, as chosen when it came. */
  bell: number
  mail: number
  push: number
  /** Of the last event whose post was there when one was removed or restored last. */
  at: string
  read_at: string | null
}

/** One event told to one member, once. */
export type NotificationItemTable = {
  event_id: string
  member_id: string
  notification_id: string
  /** null: the system, or a former member. */
  actor_id: string | null
  /** The post that is read there; whoever may not read it is not told. */
  post_id: string | null
  /** JSON of the kept fields of the event. */
  detail: string
  at: string
  /** The mail it went into; null: it waits for the end of the window, or wants no mail. */
  bundle_id: string | null
}

/** Members without a row have the standard preset and the site's times. */
export type NotificationPreferenceTable = {
  member_id: string
  preset: 'essential' | 'mine' | 'everything'
  /** null: the site's. */
  time_zone: string | null
  /** Hours of the day, 0 to 23, in the member's time zone; both null: no quiet hours. */
  quiet_from: number | null
  quiet_until: number | null
  /** null: `notifications.windowMinutes`, `notifications.dailyHour`. */
  window_minutes: number | null
  daily_hour: number | null
  /** Weekday of the digest, 1 Monday to 7 Sunday; null: none wanted. */
  digest_day: number | null
  /** When a digest last led to a visit, at first when it was asked for. */
  digest_visited_at: string | null
  /** When it ended because no visit came from it; null while it is sent, or when the member ended it. */
  digest_stopped_at: string | null
  changed_at: string
}

/** A cell of the settings page that the member set apart from the preset. */
export type NotificationChoiceTable = {
  member_id: string
  /** A key of `notificationTopics`. */
  topic: string
  channel: 'bell' | 'mail' | 'push'
  chosen: number
}

/** The open window of a member: at its end what is still unread goes in one mail. */
export type NotificationBundleTable = { member_id: string; due_at: string }
