import type { EventPayload, EventType } from './events.ts'

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

/** What a notification is about: who may know of it, its title and its page follow from that. */
export const notificationSubjects = [
  'post',
  'suggestion',
  'case',
  'story',
  'redemption',
  'points',
  'tier',
  'badge',
  'trust',
  'finding',
  'job',
  'ledger',
  'queue',
  'backup',
  'perk',
  'address',
] as const
export type NotificationSubject = (typeof notificationSubjects)[number]

/** Rules that find recipients where no field of the event names them: `domain/notifications/queries/recipients`. */
export const recipientRules = [
  'postAuthor',
  'parentAuthor',
  'mentioned',
  'mentionedStaff',
  'followers',
  'followersOfEverything',
  'watchers',
  'caseCustomer',
  'caseAssignee',
  'findingMembers',
  'assigneeOrAgents',
  'agents',
  'moderators',
  'admins',
] as const
export type RecipientRule = (typeof recipientRules)[number]

/** Fields of events that a sentence may say; `words` of the domain turns them into text. */
export const keptFields = [
  'badge',
  'tagId',
  'times',
  'tier',
  'until',
  'points',
  'version',
  'level',
  'after',
  'name',
  'to',
  'clock',
  'dueAt',
  'hours',
  'days',
] as const
export type KeptField = (typeof keptFields)[number]

type FieldOf<T extends EventType> = keyof EventPayload<T> & string

/** What one event means for one kind. */
type Cause<T extends EventType> = {
  /** The field that names the recipient, or the rule that finds them. */
  to: FieldOf<T> | { rule: RecipientRule }
  /** Only events with this value, or one of these. */
  when?: { [F in FieldOf<T>]?: EventPayload<T>[F] | readonly EventPayload<T>[F][] }
  /** The field with the id of the subject. */
  subject: FieldOf<T>
  /** The post that one reads there, where the subject is none: it decides who may know too. */
  post?: FieldOf<T>
  /** Unread notifications with the same value here become one: "3 people answered". Left out: each is its own. */
  group?: FieldOf<T>
  /** Copied into the notification for its sentence. */
  keeps?: readonly (FieldOf<T> & KeptField)[]
}

type Kind = {
  topic: NotificationTopic
  subject: NotificationSubject
  /** urgent: within the member's short window; daily: with the next daily mail. */
  urgency: 'urgent' | 'daily'
  /** service: part of what the member uses; advertising: only with its own consent. */
  purpose: 'service' | 'advertising'
  /** hidden: how many, never who. Votes are secret, and so is whose act brought points. */
  actors?: 'hidden'
  /** Not for members who were already told of this post, by whatever kind. */
  oncePerPost?: true
  on: { [T in EventType]?: Cause<T> }
}

/**
 * Every kind of notification. Of two kinds of one event a member gets the one that stands first; of one's own acts one
 * is never told. A new kind is a row here and its texts in `locales/{en,ko}/notifications.json`, and nothing else.
 */
export const notificationKinds = {
  answered: {
    topic: 'answers',
    subject: 'post',
    urgency: 'urgent',
    purpose: 'service',
    on: {
      'post.written': { to: 'threadAuthorId', when: { kind: 'answer' }, subject: 'postId', group: 'threadId' },
    },
  },
  replied: {
    topic: 'answers',
    subject: 'post',
    urgency: 'urgent',
    purpose: 'service',
    on: {
      'post.written': { to: 'threadAuthorId', when: { kind: 'reply' }, subject: 'postId', group: 'threadId' },
    },
  },
  commented: {
    topic: 'conversation',
    subject: 'post',
    urgency: 'urgent',
    purpose: 'service',
    on: {
      'post.written': { to: { rule: 'parentAuthor' }, when: { kind: 'comment' }, subject: 'postId', group: 'threadId' },
    },
  },
  mentioned: {
    topic: 'conversation',
    subject: 'post',
    urgency: 'urgent',
    purpose: 'service',
    oncePerPost: true,
    on: {
      'post.written': { to: { rule: 'mentioned' }, subject: 'postId', group: 'threadId' },
      'thread.posted': { to: { rule: 'mentioned' }, subject: 'postId' },
      'post.edited': { to: { rule: 'mentioned' }, subject: 'postId' },
    },
  },
  followedThread: {
    topic: 'following',
    subject: 'post',
    urgency: 'urgent',
    purpose: 'service',
    on: {
      'post.written': {
        to: { rule: 'followers' },
        when: { kind: ['answer', 'reply'] },
        subject: 'postId',
        group: 'threadId',
      },
    },
  },
  followedComment: {
    topic: 'following',
    subject: 'post',
    urgency: 'urgent',
    purpose: 'service',
    on: {
      'post.written': {
        to: { rule: 'followersOfEverything' },
        when: { kind: 'comment' },
        subject: 'postId',
        group: 'threadId',
      },
    },
  },
  watchedThread: {
    topic: 'following',
    subject: 'post',
    urgency: 'daily',
    purpose: 'service',
    on: { 'thread.posted': { to: { rule: 'watchers' }, subject: 'postId' } },
  },
  ideaStatus: {
    topic: 'following',
    subject: 'post',
    urgency: 'daily',
    purpose: 'service',
    on: { 'idea.statusChanged': { to: { rule: 'followers' }, subject: 'threadId', keeps: ['to'] } },
  },
  acceptReminder: {
    topic: 'answers',
    subject: 'post',
    urgency: 'daily',
    purpose: 'service',
    actors: 'hidden',
    on: { 'question.acceptReminded': { to: 'askerId', subject: 'threadId' } },
  },
  accepted: {
    topic: 'outcomes',
    subject: 'post',
    urgency: 'urgent',
    purpose: 'service',
    on: { 'answer.accepted': { to: 'answerAuthorId', subject: 'postId' } },
  },
  unaccepted: {
    topic: 'standing',
    subject: 'post',
    urgency: 'daily',
    purpose: 'service',
    actors: 'hidden',
    on: { 'answer.unaccepted': { to: { rule: 'postAuthor' }, subject: 'postId' } },
  },
  endorsed: {
    topic: 'outcomes',
    subject: 'post',
    urgency: 'daily',
    purpose: 'service',
    on: { 'answer.endorsed': { to: 'answerAuthorId', subject: 'postId' } },
  },
  worked: {
    topic: 'outcomes',
    subject: 'post',
    urgency: 'daily',
    purpose: 'service',
    actors: 'hidden',
    on: {
      'answer.outcomeSaid': { to: { rule: 'postAuthor' }, when: { worked: 1 }, subject: 'postId', group: 'postId' },
    },
  },
  outdated: {
    topic: 'outcomes',
    subject: 'post',
    urgency: 'daily',
    purpose: 'service',
    actors: 'hidden',
    on: { 'answer.outdated': { to: { rule: 'postAuthor' }, subject: 'postId', keeps: ['version'] } },
  },
  votedUp: {
    topic: 'votes',
    subject: 'post',
    urgency: 'daily',
    purpose: 'service',
    actors: 'hidden',
    on: {
      'question.votedUp': { to: 'authorId', subject: 'postId', group: 'postId' },
      'answer.votedUp': { to: 'authorId', subject: 'postId', group: 'postId' },
    },
  },
  meToo: {
    topic: 'votes',
    subject: 'post',
    urgency: 'daily',
    purpose: 'service',
    actors: 'hidden',
    on: { 'thread.meTooAdded': { to: { rule: 'postAuthor' }, subject: 'threadId', group: 'threadId' } },
  },
  editSuggested: {
    topic: 'upkeep',
    subject: 'suggestion',
    urgency: 'daily',
    purpose: 'service',
    on: { 'edit.suggested': { to: 'authorId', subject: 'suggestionId', post: 'postId', group: 'suggestionId' } },
  },
  editAccepted: {
    topic: 'upkeep',
    subject: 'suggestion',
    urgency: 'daily',
    purpose: 'service',
    on: { 'edit.accepted': { to: 'editorId', subject: 'suggestionId', post: 'postId' } },
  },
  editRejected: {
    topic: 'upkeep',
    subject: 'suggestion',
    urgency: 'daily',
    purpose: 'service',
    on: { 'edit.rejected': { to: 'editorId', subject: 'suggestionId', post: 'postId' } },
  },
  threadMoved: {
    topic: 'upkeep',
    subject: 'post',
    urgency: 'daily',
    purpose: 'service',
    on: { 'thread.moved': { to: { rule: 'postAuthor' }, subject: 'threadId' } },
  },
  threadMerged: {
    topic: 'upkeep',
    subject: 'post',
    urgency: 'daily',
    purpose: 'service',
    on: { 'thread.merged': { to: { rule: 'postAuthor' }, subject: 'threadId' } },
  },
  threadClosed: {
    topic: 'upkeep',
    subject: 'post',
    urgency: 'daily',
    purpose: 'service',
    on: { 'thread.closedAsDuplicate': { to: { rule: 'postAuthor' }, subject: 'threadId' } },
  },
  threadLocked: {
    topic: 'upkeep',
    subject: 'post',
    urgency: 'daily',
    purpose: 'service',
    on: { 'thread.locked': { to: { rule: 'postAuthor' }, subject: 'threadId' } },
  },
  caseOpened: {
    topic: 'cases',
    subject: 'case',
    urgency: 'urgent',
    purpose: 'service',
    actors: 'hidden',
    on: { 'case.opened': { to: 'customerId', subject: 'caseId', keeps: ['dueAt'] } },
  },
  casePromiseMoved: {
    topic: 'cases',
    subject: 'case',
    urgency: 'urgent',
    purpose: 'service',
    actors: 'hidden',
    on: { 'case.promiseMoved': { to: { rule: 'caseCustomer' }, subject: 'caseId', keeps: ['dueAt'] } },
  },
  caseAnswered: {
    topic: 'cases',
    subject: 'case',
    urgency: 'urgent',
    purpose: 'service',
    oncePerPost: true,
    on: { 'case.answered': { to: { rule: 'caseCustomer' }, subject: 'caseId', post: 'postId', group: 'caseId' } },
  },
  caseResolved: {
    topic: 'cases',
    subject: 'case',
    urgency: 'urgent',
    purpose: 'service',
    actors: 'hidden',
    on: { 'case.moved': { to: { rule: 'caseCustomer' }, when: { to: 'resolved' }, subject: 'caseId' } },
  },
  caseAssigned: {
    topic: 'work',
    subject: 'case',
    urgency: 'urgent',
    purpose: 'service',
    on: { 'case.assigned': { to: 'assigneeId', subject: 'caseId' } },
  },
  caseHandedOver: {
    topic: 'work',
    subject: 'case',
    urgency: 'daily',
    purpose: 'service',
    on: { 'case.assigned': { to: 'before', subject: 'caseId' } },
  },
  caseUrgent: {
    topic: 'work',
    subject: 'case',
    urgency: 'urgent',
    purpose: 'service',
    actors: 'hidden',
    on: { 'case.opened': { to: { rule: 'agents' }, when: { severity: 'P1' }, subject: 'caseId' } },
  },
  caseDueSoon: {
    topic: 'work',
    subject: 'case',
    urgency: 'urgent',
    purpose: 'service',
    actors: 'hidden',
    on: { 'case.dueSoon': { to: { rule: 'assigneeOrAgents' }, subject: 'caseId', keeps: ['clock', 'dueAt'] } },
  },
  caseBreachedMine: {
    topic: 'work',
    subject: 'case',
    urgency: 'urgent',
    purpose: 'service',
    actors: 'hidden',
    on: { 'case.breached': { to: { rule: 'caseAssignee' }, subject: 'caseId', keeps: ['clock', 'dueAt'] } },
  },
  caseBreached: {
    topic: 'work',
    subject: 'case',
    urgency: 'urgent',
    purpose: 'service',
    actors: 'hidden',
    on: { 'case.breached': { to: { rule: 'agents' }, subject: 'caseId', keeps: ['clock', 'dueAt'] } },
  },
  caseCustomerWrote: {
    topic: 'work',
    subject: 'case',
    urgency: 'urgent',
    purpose: 'service',
    on: { 'case.customerWrote': { to: { rule: 'caseAssignee' }, subject: 'caseId', post: 'postId', group: 'caseId' } },
  },
  caseNoteMention: {
    topic: 'work',
    subject: 'case',
    urgency: 'urgent',
    purpose: 'service',
    on: { 'case.noted': { to: { rule: 'mentionedStaff' }, subject: 'caseId', group: 'caseId' } },
  },
  caseMention: {
    topic: 'work',
    subject: 'case',
    urgency: 'urgent',
    purpose: 'service',
    on: { 'case.mentioned': { to: { rule: 'mentionedStaff' }, subject: 'caseId', group: 'caseId' } },
  },
  storyPublished: {
    topic: 'stories',
    subject: 'story',
    urgency: 'urgent',
    purpose: 'service',
    on: { 'story.published': { to: 'authorId', subject: 'storyId' } },
  },
  storyChangesRequested: {
    topic: 'stories',
    subject: 'story',
    urgency: 'urgent',
    purpose: 'service',
    on: { 'story.moved': { to: 'authorId', when: { to: 'changes_requested' }, subject: 'storyId' } },
  },
  storyProposed: {
    topic: 'stories',
    subject: 'story',
    urgency: 'urgent',
    purpose: 'service',
    on: { 'story.moved': { to: 'authorId', when: { to: 'author_review' }, subject: 'storyId' } },
  },
  storyDeclined: {
    topic: 'stories',
    subject: 'story',
    urgency: 'urgent',
    purpose: 'service',
    on: { 'story.moved': { to: 'authorId', when: { to: 'declined' }, subject: 'storyId' } },
  },
  storyRetired: {
    topic: 'stories',
    subject: 'story',
    urgency: 'daily',
    purpose: 'service',
    on: { 'story.moved': { to: 'authorId', when: { to: 'retired' }, subject: 'storyId' } },
  },
  badgeAwarded: {
    topic: 'standing',
    subject: 'badge',
    urgency: 'daily',
    purpose: 'service',
    actors: 'hidden',
    on: {
      'badge.awarded': { to: 'memberId', subject: 'memberId', group: 'memberId', keeps: ['badge', 'tagId', 'times'] },
    },
  },
  tierReached: {
    topic: 'standing',
    subject: 'tier',
    urgency: 'daily',
    purpose: 'service',
    actors: 'hidden',
    on: { 'tier.reached': { to: 'memberId', subject: 'memberId', keeps: ['tier'] } },
  },
  tierNear: {
    topic: 'standing',
    subject: 'tier',
    urgency: 'daily',
    purpose: 'service',
    actors: 'hidden',
    on: { 'tier.warned': { to: 'memberId', when: { kind: 'near' }, subject: 'memberId', keeps: ['tier'] } },
  },
  tierEnding: {
    topic: 'standing',
    subject: 'tier',
    urgency: 'daily',
    purpose: 'service',
    actors: 'hidden',
    on: { 'tier.warned': { to: 'memberId', when: { kind: 'ending' }, subject: 'memberId', keeps: ['tier', 'until'] } },
  },
  tierLost: {
    topic: 'standing',
    subject: 'tier',
    urgency: 'daily',
    purpose: 'service',
    actors: 'hidden',
    on: { 'tier.lost': { to: 'memberId', subject: 'memberId', keeps: ['tier'] } },
  },
  trustChanged: {
    topic: 'standing',
    subject: 'trust',
    urgency: 'daily',
    purpose: 'service',
    actors: 'hidden',
    on: { 'member.trustChanged': { to: 'memberId', subject: 'memberId', keeps: ['after'] } },
  },
  trustWarned: {
    topic: 'standing',
    subject: 'trust',
    urgency: 'daily',
    purpose: 'service',
    actors: 'hidden',
    on: { 'member.trustWarned': { to: 'memberId', subject: 'memberId', keeps: ['level', 'until'] } },
  },
  pointsMatured: {
    topic: 'standing',
    subject: 'points',
    urgency: 'daily',
    purpose: 'service',
    actors: 'hidden',
    on: { 'points.matured': { to: 'memberId', subject: 'memberId', group: 'memberId', keeps: ['points'] } },
  },
  pointsExpired: {
    topic: 'standing',
    subject: 'points',
    urgency: 'daily',
    purpose: 'service',
    actors: 'hidden',
    on: { 'points.expired': { to: 'memberId', subject: 'memberId', group: 'memberId', keeps: ['points'] } },
  },
  pointsCapped: {
    topic: 'standing',
    subject: 'points',
    urgency: 'daily',
    purpose: 'service',
    actors: 'hidden',
    on: { 'points.capped': { to: 'memberId', subject: 'memberId', group: 'memberId' } },
  },
  pointsAdjusted: {
    topic: 'decisions',
    subject: 'points',
    urgency: 'daily',
    purpose: 'service',
    actors: 'hidden',
    on: { 'points.adjusted': { to: 'memberId', subject: 'memberId' } },
  },
  corrected: {
    topic: 'decisions',
    subject: 'finding',
    urgency: 'urgent',
    purpose: 'service',
    actors: 'hidden',
    on: { 'gaming.corrected': { to: { rule: 'findingMembers' }, subject: 'findingId' } },
  },
  objectionUpheld: {
    topic: 'decisions',
    subject: 'finding',
    urgency: 'urgent',
    purpose: 'service',
    actors: 'hidden',
    on: { 'gaming.appealDecided': { to: 'memberId', when: { decision: 'uphold' }, subject: 'findingId' } },
  },
  objectionGranted: {
    topic: 'decisions',
    subject: 'finding',
    urgency: 'urgent',
    purpose: 'service',
    actors: 'hidden',
    on: { 'gaming.appealDecided': { to: 'memberId', when: { decision: 'overturn' }, subject: 'findingId' } },
  },
  perkReached: {
    topic: 'standing',
    subject: 'perk',
    urgency: 'daily',
    purpose: 'service',
    actors: 'hidden',
    on: { 'perk.reached': { to: 'memberId', subject: 'perkId', group: 'memberId' } },
  },
  redemptionApproved: {
    topic: 'redemptions',
    subject: 'redemption',
    urgency: 'urgent',
    purpose: 'service',
    actors: 'hidden',
    on: { 'redemption.approved': { to: 'memberId', subject: 'redemptionId' } },
  },
  redemptionFulfilled: {
    topic: 'redemptions',
    subject: 'redemption',
    urgency: 'urgent',
    purpose: 'service',
    actors: 'hidden',
    on: { 'redemption.fulfilled': { to: 'memberId', subject: 'redemptionId' } },
  },
  redemptionDenied: {
    topic: 'redemptions',
    subject: 'redemption',
    urgency: 'urgent',
    purpose: 'service',
    actors: 'hidden',
    on: { 'redemption.denied': { to: 'memberId', subject: 'redemptionId' } },
  },
  redemptionFailed: {
    topic: 'redemptions',
    subject: 'redemption',
    urgency: 'urgent',
    purpose: 'service',
    actors: 'hidden',
    on: {
      'redemption.failed': { to: 'memberId', subject: 'redemptionId' },
      'redemption.timedOut': { to: 'memberId', subject: 'redemptionId' },
    },
  },
  redemptionRefunded: {
    topic: 'redemptions',
    subject: 'redemption',
    urgency: 'daily',
    purpose: 'service',
    actors: 'hidden',
    on: { 'redemption.refunded': { to: 'memberId', subject: 'redemptionId' } },
  },
  mailStopped: {
    topic: 'account',
    subject: 'address',
    urgency: 'daily',
    purpose: 'service',
    actors: 'hidden',
    on: { 'mail.suppressed': { to: 'memberId', subject: 'memberId' } },
  },
  reviewOverdue: {
    topic: 'queue',
    subject: 'queue',
    urgency: 'daily',
    purpose: 'service',
    actors: 'hidden',
    on: { 'review.overdue': { to: { rule: 'moderators' }, subject: 'itemId', keeps: ['hours'] } },
  },
  backupFailed: {
    topic: 'operation',
    subject: 'backup',
    urgency: 'urgent',
    purpose: 'service',
    actors: 'hidden',
    on: { 'backup.failed': { to: { rule: 'admins' }, subject: 'backupId' } },
  },
  backupMissed: {
    topic: 'operation',
    subject: 'backup',
    urgency: 'urgent',
    purpose: 'service',
    actors: 'hidden',
    on: { 'backup.missed': { to: { rule: 'admins' }, subject: 'backupId', keeps: ['days'] } },
  },
  jobFailed: {
    topic: 'operation',
    subject: 'job',
    urgency: 'urgent',
    purpose: 'service',
    actors: 'hidden',
    on: { 'job.failed': { to: { rule: 'admins' }, subject: 'jobId', group: 'name', keeps: ['name'] } },
  },
  ledgerFrozen: {
    topic: 'operation',
    subject: 'ledger',
    urgency: 'urgent',
    purpose: 'service',
    actors: 'hidden',
    on: { 'ledger.differenceFound': { to: { rule: 'admins' }, subject: 'reconciliationId' } },
  },
} as const satisfies Record<string, Kind>

export type NotificationKind = keyof typeof notificationKinds

/** Events that take an earlier one back; the field names it. What it told members disappears with it. */
export const takenBack: { readonly [T in EventType]?: FieldOf<T> } = {
  'vote.withdrawn': 'cause',
  'vote.corrected': 'cause',
  'answer.unaccepted': 'cause',
}

type Value = string | number | null

/** A kind as the code that carries it out sees it: the fields of its events are names. */
export type NotificationCause = {
  to: string | { rule: RecipientRule }
  when?: Readonly<Record<string, Value | readonly Value[]>>
  subject: string
  post?: string
  group?: string
  keeps?: readonly KeptField[]
}

/** The kinds that an event may bring, in the order in which they claim a member; computed from the table once. */
export const kindsOfEvent: ReadonlyMap<EventType, readonly { kind: NotificationKind; cause: NotificationCause }[]> =
  causesByEvent()

/** The events that may tell somebody something, or take it back. */
export const toldEvents: readonly EventType[] = [
  ...new Set([...kindsOfEvent.keys(), ...(Object.keys(takenBack) as EventType[])]),
]

function causesByEvent() {
  const found = new Map<EventType, { kind: NotificationKind; cause: NotificationCause }[]>()
  for (const [kind, { on }] of Object.entries(notificationKinds) as [NotificationKind, Kind][])
    for (const [event, cause] of Object.entries(on) as [EventType, NotificationCause][])
      found.set(event, [...(found.get(event) ?? []), { kind, cause }])
  return found
}
