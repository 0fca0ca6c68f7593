import type { SettingKey } from '#app/registry/settings/index.ts'
import type { Database } from '#db/schema/index.ts'

/**
 * Every table with a member's data: what becomes of its rows when the member leaves, and how long they are kept
 * otherwise. `tests/domain/leaving/personal-data.test.ts` holds it complete against the database; `docs/reference` prints
 * it.
 */
export const fates = {
  leaves: 'deleted as soon as the member leaves',
  returns: 'deleted as soon as the member leaves; the sealed copy brings it back when the member returns',
  erased: 'deleted when the account is erased',
  blanked: 'stays without its texts when the account is erased',
  kept: 'stays with the id of the member alone',
  aimed: 'erased by a rule of its own',
} as const
export type Fate = keyof typeof fates

export type PersonalTableName = keyof Database
type ColumnOf<T extends PersonalTableName> = Extract<keyof Database[T], string>

/** `columns`: those with a member's id, each with what becomes of the row. */
type PersonalTable<T extends PersonalTableName> = {
  holds: string
  columns: { [C in ColumnOf<T>]?: Fate }
  /** For `blanked`: what its texts become. */
  blank?: { [C in ColumnOf<T>]?: string | number | null }
  /** Why it is kept, or which rule erases it. */
  because?: string
  /** How long a row is kept while its member stays; left out: as long as the member. */
  period?: SettingKey | string
}

const staffAct = 'who did it is part of the record; staff are named by id'

export const personalData: { [T in PersonalTableName]?: PersonalTable<T> } = {
  // The person
  member: {
    holds: 'handle, name, e-mail address, password hash, profile',
    columns: { id: 'returns' },
    because: 'the row becomes that of a former member: random handle, no name, no address',
  },
  cleared_profile: {
    holds: 'what a moderator took off the profile',
    columns: { member_id: 'erased' },
    because: 'an appeal brings it back',
  },
  member_role: { holds: 'roles', columns: { member_id: 'leaves', granted_by: 'kept' }, because: staffAct },
  identity: {
    holds: 'who the member is at a provider, with the address told there',
    columns: { member_id: 'returns' },
  },
  invitation: {
    holds: 'addresses of people who were invited',
    columns: { created_by: 'kept' },
    because: 'the address is deleted with the erasure',
    period: '30 days after its end',
  },
  registration_request: {
    holds: 'name, address and words of people who asked to become a member',
    columns: { name: 'aimed', email: 'aimed' },
    because: 'it is of people who were no members; decided requests are deleted by the job',
    period: '30 days',
  },
  legal_request: {
    holds: 'name, address and words of people who asked to take something out of sight for a reason of law',
    columns: { name: 'aimed', email: 'aimed' },
    because: 'both sides may need it in court; it is not of members as members',
    period: 'a year after the decision; 3 days when it was not confirmed',
  },
  invitation_use: { holds: 'who came by which invitation', columns: { member_id: 'leaves' } },
  authenticator_app: { holds: 'key of the authenticator app, sealed', columns: { member_id: 'returns' } },
  passkey: { holds: 'passkeys and their names', columns: { member_id: 'returns' } },
  recovery_code: { holds: 'recovery codes (hashes)', columns: { member_id: 'returns' } },
  second_step: { holds: 'sign-ins that wait for the second step', columns: { member_id: 'leaves' } },
  profile_value: { holds: 'answers to fields of the profile', columns: { member_id: 'returns' } },
  group_member: {
    holds: 'groups a member belongs to',
    columns: { member_id: 'returns', added_by: 'kept' },
    because: staffAct,
  },
  session: {
    holds: 'address and browser of sessions',
    columns: { member_id: 'leaves' },
    period: 'accounts.sessionMaxDays',
  },
  member_device: {
    holds: 'addresses and browsers of sign-ins',
    columns: { member_id: 'leaves' },
    period: 'retention.addressDays',
  },
  api_token: { holds: 'API tokens (hashes) and their names', columns: { member_id: 'leaves' } },
  account_link: { holds: 'links by mail, with the address', columns: { member_id: 'leaves' } },
  push_subscription: { holds: 'browsers that show notifications', columns: { member_id: 'leaves' } },
  draft: { holds: 'what is being written', columns: { member_id: 'leaves' }, period: 'drafts.keepDays' },
  document_consent: { holds: 'consent to terms and privacy policy', columns: { member_id: 'erased' } },
  advertising_consent: { holds: 'consent to advertising', columns: { member_id: 'erased' } },
  member_departure: {
    holds: 'that the member left, with a sealed copy until the erasure',
    columns: { member_id: 'kept', by_id: 'kept' },
    because: 'it proves the erasure',
  },
  departure_key: {
    holds: 'what a member who left would sign in with (keyed hashes)',
    columns: { departure_id: 'aimed' },
    because: 'deleted with the return or the erasure',
  },
  data_export: { holds: 'when a copy of the data was asked for', columns: { member_id: 'leaves' }, period: '24 hours' },
  member_day: { holds: 'days of visits', columns: { member_id: 'erased' } },

  // What they wrote
  thread: {
    holds: 'questions and other threads',
    columns: { author_id: 'aimed', activity_member_id: 'kept', accepted_by: 'kept' },
    because: 'posts stay without a name, or go when the member wishes it (decision 058)',
  },
  post: {
    holds: 'posts',
    columns: { author_id: 'aimed', removed_by: 'kept', endorsed_by: 'kept' },
    because: 'as threads',
    period: 'deleted ones: retention.deletedPostDays',
  },
  post_revision: { holds: 'earlier versions', columns: { editor_id: 'aimed' }, because: 'as their post' },
  edit_suggestion: {
    holds: 'suggested edits',
    columns: { member_id: 'blanked', decided_by: 'kept' },
    blank: { body: '', comment: '', title: null },
    because: staffAct,
  },
  upload: {
    holds: 'pictures',
    columns: { member_id: 'aimed' },
    because: 'pictures that no post shows are deleted, with their files',
  },
  story: {
    holds: 'success stories',
    columns: { author_id: 'aimed', curator_id: 'kept' },
    because: 'their consent ends with the account: they are withdrawn at once and deleted with the erasure',
  },
  story_revision: {
    holds: 'earlier texts of stories',
    columns: { editor_id: 'kept' },
    because: 'those of the member go with the story',
  },
  story_event: {
    holds: 'history of stories',
    columns: { actor_id: 'kept' },
    because: 'those of the member go with the story',
  },
  story_result: { holds: 'figures of stories', columns: { confirmed_by: 'kept' }, because: staffAct },
  consent_grant: {
    holds: 'consent to the use of a story',
    columns: { member_id: 'aimed' },
    because: 'goes with the story',
  },
  story_thank: { holds: 'thanks for stories', columns: { member_id: 'erased' } },
  thread_transfer: { holds: 'merges and splits', columns: { by: 'kept' }, because: staffAct },
  idea_change: { holds: 'states of ideas', columns: { changed_by: 'kept' }, because: staffAct },
  kind_change: { holds: 'changes of kind', columns: { accepted_by: 'kept', changed_by: 'kept' }, because: staffAct },
  vote: { holds: 'votes', columns: { member_id: 'kept' }, because: 'the sum of votes and the ledger rest on it' },
  me_too: { holds: 'who has the same problem', columns: { member_id: 'kept' }, because: 'it is counted' },
  answer_outcome: { holds: 'whether an answer worked', columns: { member_id: 'kept' }, because: 'it is counted' },
  deflection: { holds: 'questions not asked', columns: { member_id: 'kept' }, because: 'it is counted' },

  // What they read and were told
  thread_follow: { holds: 'followed threads', columns: { member_id: 'erased' } },
  thread_read: { holds: 'how far threads were read', columns: { member_id: 'erased' } },
  watch: { holds: 'followed tags, categories, members', columns: { member_id: 'erased' } },
  bookmark: { holds: 'bookmarks with notes', columns: { member_id: 'erased' } },
  notification_item: {
    holds: 'notifications',
    columns: { member_id: 'erased', actor_id: 'kept' },
    because: 'the name is looked up when it is shown',
    period: 'notifications.keepReadDays',
  },
  notification: { holds: 'notifications', columns: { member_id: 'erased' }, period: 'notifications.keepReadDays' },
  notification_preference: { holds: 'choices of notifications', columns: { member_id: 'erased' } },
  notification_choice: { holds: 'choices of notifications', columns: { member_id: 'erased' } },
  notification_bundle: { holds: 'the next mail of notifications', columns: { member_id: 'leaves' } },
  mail: {
    holds: 'which mail was sent to which address',
    columns: { member_id: 'erased' },
    period: 'retention.mailDays',
  },
  incoming_mail: {
    holds: 'messages that came in by mail',
    columns: { member_id: 'erased' },
    period: 'retention.incomingDays',
  },

  // Loyalty
  ledger_account: {
    holds: 'balances',
    columns: { owner: 'kept' },
    because: 'the book must add up; points end by a transaction `erase:<member>`',
  },
  ledger_transaction: {
    holds: 'movements of points',
    columns: { member_id: 'kept', pair_member_id: 'kept', counted_giver_id: 'kept' },
    because: 'the book must add up',
  },
  ledger_hold: { holds: 'pending points', columns: { member_id: 'aimed' }, because: 'ended with the points' },
  member_standing: { holds: 'tier', columns: { member_id: 'erased' } },
  tier_event: { holds: 'history of tiers', columns: { member_id: 'erased' } },
  trust_event: { holds: 'history of trust levels', columns: { member_id: 'erased' } },
  trust_grace: { holds: 'trust level that may be lost', columns: { member_id: 'erased' } },
  badge_award: { holds: 'badges', columns: { member_id: 'kept' }, because: 'holders are counted' },
  badge_change: { holds: 'history of badges', columns: { member_id: 'erased' } },
  badge_review: { holds: 'when badges were worked out', columns: { member_id: 'erased' } },
  badge_showcase: { holds: 'badges shown first', columns: { member_id: 'erased' } },
  leaderboard_opt_out: { holds: 'who is not ranked', columns: { member_id: 'erased' } },
  tenure_anniversary: {
    holds: 'anniversaries that were paid',
    columns: { member_id: 'kept' },
    because: 'seats of an account are counted',
  },
  perk_in_reach: { holds: 'perks that were announced', columns: { member_id: 'erased' } },
  redemption: {
    holds: 'redeemed perks',
    columns: { member_id: 'kept' },
    because: 'points were spent on it; requests that wait are cancelled',
  },
  redemption_event: { holds: 'history of redemptions, with notes', columns: { actor_id: 'kept' }, because: staffAct },
  redemption_approval: { holds: 'approvals', columns: { staff_id: 'kept' }, because: staffAct },

  // Cases
  absence: {
    holds: 'when somebody of staff is away',
    columns: { member_id: 'leaves', by_id: 'kept' },
    because: staffAct,
  },
  competence: { holds: 'what somebody of staff is given cases about', columns: { member_id: 'leaves' } },
  case_follow: { holds: 'cases that somebody of staff follows', columns: { member_id: 'leaves' } },
  case_reminder: { holds: 'when somebody of staff comes back to a case', columns: { member_id: 'leaves' } },
  case_filter: { holds: 'filters of cases that somebody of staff saved', columns: { owner_id: 'leaves' } },
  case: {
    holds: 'cases: subject and text',
    columns: { customer_id: 'aimed', assignee_id: 'kept' },
    because: 'figures of the case stay, its texts are erased',
  },
  case_event: { holds: 'history of cases', columns: { actor_id: 'kept' }, because: staffAct },
  case_merge: {
    holds: 'who merged which cases',
    columns: { by_id: 'kept', undone_by_id: 'kept' },
    because: staffAct,
  },
  calendar_version: {
    holds: 'who changed business hours',
    columns: { by_id: 'kept' },
    because: staffAct,
  },
  case_message: {
    holds: 'conversation of a case',
    columns: { author_id: 'aimed' },
    because: 'all texts of a case of the member are erased',
  },
  case_note: {
    holds: 'internal notes',
    columns: { author_id: 'kept' },
    because: 'notes about the member are erased with the texts of the case',
  },
  case_ticket: { holds: 'tickets of cases in another system', columns: { by_id: 'kept' }, because: staffAct },
  case_question: { holds: 'questions of staff to people outside', columns: { by_id: 'kept' }, because: staffAct },
  case_contact: {
    holds: 'address and name of people without an account who opened a case',
    columns: {},
    because: 'theirs, not a member’s; the row ends when an account takes the case over',
  },
  feedback_request: {
    holds: 'complaints by address that wait to be confirmed',
    columns: {},
    because: 'emptied when confirmed, else deleted a week after their time',
  },
  case_reader: { holds: 'cases that staff have open now', columns: { member_id: 'erased' } },
  reply_template: { holds: 'reply templates of staff', columns: { by_id: 'kept' }, because: staffAct },
  reply_template_use: { holds: 'answers that began with a template', columns: { by_id: 'kept' }, because: staffAct },
  root_cause: { holds: 'root causes of complaints', columns: { owner_id: 'kept' }, because: staffAct },
  case_cause: { holds: 'root causes of cases', columns: { by_id: 'kept' }, because: staffAct },
  cause_fix: { holds: 'which announcement fixes which root cause', columns: { by_id: 'kept' }, because: staffAct },
  fix_notice: {
    holds: 'who was told of a fix, with the sentence they wrote',
    columns: { member_id: 'blanked' },
    blank: { quote: '' },
  },
  csat_response: {
    holds: 'how cases went, as their customers said',
    columns: { member_id: 'blanked' },
    blank: { comment: '' },
  },
  nps_response: {
    holds: 'whether members would recommend the company',
    columns: { member_id: 'blanked' },
    blank: { comment: '' },
  },
  doubtful_post: {
    holds: 'posts that may be complaints, with places in their text',
    columns: {},
    because: 'emptied when the text of the post is erased',
  },
  detection_label: { holds: 'whether a post is a complaint', columns: { by: 'kept' }, because: staffAct },

  // Order
  gaming_finding: { holds: 'findings of vote fraud', columns: { decided_by: 'kept' }, because: staffAct },
  gaming_finding_member: {
    holds: 'members of findings',
    columns: { member_id: 'kept' },
    because: 'others are part of it',
  },
  gaming_act: {
    holds: 'votes of findings',
    columns: { from_id: 'kept', to_id: 'kept' },
    because: 'others are part of it',
  },
  gaming_appeal: {
    holds: 'appeals, with their text',
    columns: { member_id: 'blanked' },
    blank: { text: '', reason: '' },
  },
  post_host: {
    holds: 'hosts that the first posts of a member link to',
    columns: { member_id: 'erased' },
  },
  block: {
    holds: 'who blocked a word, a host, a range of addresses or a mail domain, and who ended that',
    columns: { made_by: 'kept', ended_by: 'kept' },
    because: staffAct,
  },
  held_act: {
    holds: 'acceptances that waited',
    columns: { giver_id: 'kept', receiver_id: 'kept', decided_by: 'kept' },
    because: 'the ledger rests on it',
  },
  review_item: {
    holds: 'items of the review queue',
    columns: { member_id: 'kept', claimed_by: 'kept', decided_by: 'kept' },
    because: 'evidence holds ids and figures alone',
  },

  moderation_decision: {
    holds: 'decisions with their reasons',
    columns: { member_id: 'kept', by_id: 'kept' },
    because: 'the law asks for a statement of reasons; rows are never changed, and facts name nobody',
  },
  spam_cleanup: {
    holds: 'decisions about spam',
    columns: { by_id: 'kept', undone_by: 'kept' },
    because: staffAct,
  },
  spam_cleanup_member: {
    holds: 'whom a decision about spam was about',
    columns: { member_id: 'kept' },
    because: 'undoing it has to find them',
  },
  spam_cleanup_vote: {
    holds: 'votes that a decision about spam took back',
    columns: { member_id: 'kept' },
    because: 'undoing it has to find them',
  },
  spam_cleanup_content: {
    holds: 'profiles and stories that a decision about spam hid',
    columns: { member_id: 'kept' },
    because: 'undoing it has to find them',
  },
  spam_cleanup_me_too: {
    holds: '“me too” that a decision about spam took back',
    columns: { member_id: 'kept' },
    because: 'undoing it has to find them',
  },
  sanction: {
    holds: 'sanctions',
    columns: { member_id: 'kept', lifted_by: 'kept' },
    because: 'a sanction of a decision that is kept',
  },

  decision_appeal: {
    holds: 'appeals against decisions, with their texts',
    columns: { member_id: 'blanked', asked_by: 'kept', decided_by: 'kept' },
    blank: { body: '', question: null, reply: null, reason: '' },
    because: staffAct,
  },
  decision_template: { holds: 'who wrote a template', columns: { by_id: 'kept' }, because: staffAct },
  moderation_note: {
    holds: 'notes of moderators about a member',
    columns: { member_id: 'erased', by_id: 'kept' },
    because: staffAct,
  },
  flag: {
    holds: 'what a member reported, with their text',
    columns: { member_id: 'blanked', author_id: 'kept' },
    blank: { note: '' },
    because: 'decisions on what was reported rest on it',
  },
  flag_pause: {
    holds: 'times in which a member can’t report, with the reason',
    columns: { member_id: 'erased', by_id: 'kept', lifted_by: 'kept' },
    because: staffAct,
  },
  second_look: {
    holds: 'which two moderators decided about a post apart from one another',
    columns: { first_by: 'kept', second_by: 'kept' },
    because: staffAct,
  },
  review_skip: { holds: 'items that a moderator passed over', columns: { member_id: 'erased' } },

  // Operation
  banner: { holds: 'who wrote a banner', columns: { created_by: 'kept' }, because: staffAct },
  event_log: {
    holds: 'what happened, by ids',
    columns: { actor_id: 'kept' },
    because: 'points and figures can be worked out again from it; it holds no texts of people',
  },
  audit_event: {
    holds: 'acts of staff, by ids',
    columns: { actor_id: 'kept' },
    because: 'decisions can be checked; append-only, without names',
  },
  search_document: {
    holds: 'words of what is found',
    columns: { subject_id: 'aimed' },
    because: 'members who left are no longer found',
  },
  job: {
    holds: 'work that waits, by ids',
    columns: {},
    because: 'finished ones are deleted after a day; those that failed are deleted when they name the member',
  },
  idempotency_key: { holds: 'answers to repeated requests', columns: {}, period: '2 days' },
  held_form: { holds: 'forms sent after a session ended, sealed', columns: {}, period: '2 hours' },
  mail_suppression: {
    holds: 'addresses that take no mail',
    columns: {},
    because: 'the row of the address is deleted with the erasure',
  },
  mail_bounce: {
    holds: 'mail that came back',
    columns: {},
    because: 'the rows of the address are deleted with the erasure',
    period: 'retention.mailDays',
  },
  setting: { holds: 'who changed a setting', columns: { changed_by: 'kept' }, because: staffAct },
  document_version: {
    holds: 'who wrote and published legal texts',
    columns: { saved_by: 'kept', published_by: 'kept' },
    because: staffAct,
  },
  earning_rule_version: { holds: 'who changed earning rules', columns: { created_by: 'kept' }, because: staffAct },
  perk_revision: { holds: 'who changed perks', columns: { by_id: 'kept' }, because: staffAct },
  badge_run: { holds: 'who started a recomputation', columns: { started_by: 'kept' }, because: staffAct },
  tag_change: {
    holds: 'who renamed or merged tags',
    columns: { changed_by: 'kept', undone_by: 'kept' },
    because: staffAct,
  },
  reconciliation: { holds: 'who checked the ledger', columns: { by_member_id: 'kept' }, because: staffAct },
  redemption_freeze: {
    holds: 'who stopped redemptions',
    columns: { by_member_id: 'kept', lifted_by: 'kept' },
    because: staffAct,
  },
  billing_message: { holds: 'messages of billing', columns: { settled_by: 'kept' }, because: staffAct },
}
