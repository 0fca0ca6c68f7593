import type { EventPayload, EventType } from '../events.ts'
import type { NotificationTopic } from './topics.ts'

/** What a notification is about: who may know of it, its title and its page follow from that. */
export const notificationSubjects = [
  'post',
  'suggestion',
  'case',
  'nps',
  'fix',
  'cause',
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
  'export',
  'decision',
  'flag',
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
  'caseFollowers',
  'findingMembers',
  'assigneeOrShift',
  'leads',
  'shift',
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
  'score',
  'yes',
  'no',
] as const
export type KeptField = (typeof keptFields)[number]

export type FieldOf<T extends EventType> = keyof EventPayload<T> & string

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

export type Kind = {
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

export type KindTable = Record<string, Kind>
