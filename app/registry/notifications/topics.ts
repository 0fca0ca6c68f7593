/**
 * Where a notification may arrive. `bell`: the list in the header; `mail`: bundled; `push`: the lock screen of a device.
 */
export const notificationChannels = ['bell', 'mail', 'push'] as const
export type NotificationChannel = (typeof notificationChannels)[number]

/** How much a member wants, narrowest first: what a narrow preset brings, every wider one brings too. */
export const notificationPresets = ['essential', 'mine', 'everything'] as const
export type NotificationPreset = (typeof notificationPresets)[number]
/** Of members who never chose. */
export const standardPreset: NotificationPreset = 'mine'

/**
 * From which preset on a channel is used. `always`: whatever the member chose; `choice`: in no preset, only for members
 * who chose it.
 */
export type ChannelFrom = 'always' | NotificationPreset | 'choice'

/** For whom a topic exists: members have all that say `member`, staff those of their role as well. */
export type NotificationAudience = 'member' | 'agent' | 'moderator' | 'admin'

/** The filters of the list. */
export const notificationFilters = ['posts', 'cases', 'standing', 'operation'] as const
export type NotificationFilterName = (typeof notificationFilters)[number]

type Topic = {
  about: string
  /** The filter of the list that shows it. */
  show: NotificationFilterName
  audience: NotificationAudience
  channels: Record<NotificationChannel, ChannelFrom>
  /** Other defaults for staff, who read the site all day. */
  staff?: Partial<Record<NotificationChannel, ChannelFrom>>
}

/** The rows of the settings page: kinds that one decides about together. */
export const notificationTopics = {
  answers: {
    about: 'New answers and replies in my threads',
    show: 'posts',
    audience: 'member',
    channels: { bell: 'essential', mail: 'essential', push: 'mine' },
  },
  conversation: {
    about: 'Comments on my posts, and mentions of me',
    show: 'posts',
    audience: 'member',
    channels: { bell: 'essential', mail: 'mine', push: 'mine' },
  },
  outcomes: {
    about: 'My answer was accepted, endorsed, or worked for somebody',
    show: 'posts',
    audience: 'member',
    channels: { bell: 'essential', mail: 'mine', push: 'everything' },
  },
  votes: {
    about: 'Votes for my posts; others with my problem',
    show: 'standing',
    audience: 'member',
    channels: { bell: 'mine', mail: 'everything', push: 'choice' },
  },
  following: {
    about: 'News in threads I follow; new threads by tags, categories, products and members I watch',
    show: 'posts',
    audience: 'member',
    channels: { bell: 'mine', mail: 'everything', push: 'everything' },
    staff: { mail: 'choice' },
  },
  upkeep: {
    about: 'Suggested edits, and moves and merges of my threads',
    show: 'posts',
    audience: 'member',
    channels: { bell: 'essential', mail: 'mine', push: 'choice' },
  },
  cases: {
    about: 'Replies to my cases, and what became of them',
    show: 'cases',
    audience: 'member',
    channels: { bell: 'always', mail: 'essential', push: 'essential' },
  },
  surveys: {
    about: 'Questions: how my case went, whether I would recommend you, whether it is fixed for me',
    show: 'cases',
    audience: 'member',
    channels: { bell: 'essential', mail: 'essential', push: 'choice' },
  },
  stories: {
    about: 'What became of my stories',
    show: 'standing',
    audience: 'member',
    channels: { bell: 'essential', mail: 'essential', push: 'everything' },
  },
  standing: {
    about: 'Points, tiers, badges, trust level',
    show: 'standing',
    audience: 'member',
    channels: { bell: 'mine', mail: 'everything', push: 'choice' },
  },
  redemptions: {
    about: 'Perks I redeemed',
    show: 'standing',
    audience: 'member',
    channels: { bell: 'always', mail: 'essential', push: 'mine' },
  },
  decisions: {
    about: 'Corrections of my points, and decisions about my objections',
    show: 'standing',
    audience: 'member',
    channels: { bell: 'always', mail: 'essential', push: 'choice' },
  },
  account: {
    about: 'My account: mail does not reach my address',
    show: 'standing',
    audience: 'member',
    channels: { bell: 'always', mail: 'choice', push: 'choice' },
  },
  work: {
    about: 'Cases: assigned to me, the customer wrote, due or late, urgent ones, mentions',
    show: 'cases',
    audience: 'agent',
    channels: { bell: 'always', mail: 'essential', push: 'essential' },
  },
  queue: {
    about: 'The review queue has waited for too long',
    show: 'operation',
    audience: 'moderator',
    channels: { bell: 'always', mail: 'essential', push: 'choice' },
  },
  operation: {
    about: 'The site needs an admin: a job or backup failed, the ledger does not add up',
    show: 'operation',
    audience: 'admin',
    channels: { bell: 'always', mail: 'essential', push: 'essential' },
  },
} as const satisfies Record<string, Topic>

export type NotificationTopic = keyof typeof notificationTopics
