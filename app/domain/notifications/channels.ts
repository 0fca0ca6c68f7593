import {
  notificationChannels,
  notificationPresets,
  notificationTopics,
  type ChannelFrom,
  type NotificationAudience,
  type NotificationChannel,
  type NotificationPreset,
  type NotificationTopic,
} from '#app/registry/notifications/topics.ts'
import { staffRoles, type Role } from '#app/registry/permissions.ts'

/** By which ways a member wants to be told. */
export type Channels = Record<NotificationChannel, boolean>

/** What a member chose: a preset, and cells of the table that they set apart from it. */
export type Wishes = {
  preset: NotificationPreset
  /** By topic and channel, `votes mail`. */
  choices: ReadonlyMap<string, boolean>
}

/** From which preset on a channel is used for a topic, for somebody with these roles. */
export function channelFrom(
  topic: NotificationTopic,
  channel: NotificationChannel,
  roles: readonly Role[],
): ChannelFrom {
  const {
    channels,
    staff,
  }: { channels: Record<NotificationChannel, ChannelFrom>; staff?: Partial<Record<NotificationChannel, ChannelFrom>> } =
    notificationTopics[topic]
  const works = staffRoles.some((role) => roles.includes(role))
  return (works ? staff?.[channel] : undefined) ?? channels[channel]
}

/** What a preset alone brings. */
export function presetChannel(from: ChannelFrom, preset: NotificationPreset): boolean {
  if (from === 'always') return true
  if (from === 'choice') return false
  return notificationPresets.indexOf(preset) >= notificationPresets.indexOf(from)
}

/** By which ways this member is told of a topic: what is always told, else their choice, else their preset. */
export function channelsFor(topic: NotificationTopic, wishes: Wishes, roles: readonly Role[]): Channels {
  const decide = (channel: NotificationChannel): boolean => {
    const from = channelFrom(topic, channel, roles)
    if (from === 'always') return true
    return wishes.choices.get(`${topic} ${channel}`) ?? presetChannel(from, wishes.preset)
  }
  const [bell, mail, push] = notificationChannels.map(decide)
  return { bell: bell === true, mail: mail === true, push: push === true }
}

/** The topics that exist for somebody with these roles, in the order of the settings page. */
export function topicsFor(roles: readonly Role[]): NotificationTopic[] {
  return (Object.keys(notificationTopics) as NotificationTopic[]).filter((topic) =>
    isAudience(notificationTopics[topic].audience, roles),
  )
}

/** Admins may do what agents do, so they are told of it too. */
function isAudience(audience: NotificationAudience, roles: readonly Role[]): boolean {
  return roles.includes(audience) || (audience === 'agent' && roles.includes('admin'))
}
