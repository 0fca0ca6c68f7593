import type { Generated } from 'kysely'
import type * as accounts from './accounts.ts'
import type * as badges from './badges.ts'
import type * as caseWork from './case-work.ts'
import type * as cases from './cases.ts'
import type * as causes from './causes.ts'
import type * as composer from './composer.ts'
import type * as documents from './documents.ts'
import type * as factors from './factors.ts'
import type * as fairness from './fairness.ts'
import type * as flags from './flags.ts'
import type * as following from './following.ts'
import type * as fraud from './fraud.ts'
import type * as groups from './groups.ts'
import type * as holding from './holding.ts'
import type * as identity from './identity.ts'
import type * as inbox from './inbox.ts'
import type * as joining from './joining.ts'
import type * as leaving from './leaving.ts'
import type * as ledger from './ledger.ts'
import type * as legalRequests from './legal-requests.ts'
import type * as mail from './mail.ts'
import type * as moderationLog from './moderation-log.ts'
import type * as moderation from './moderation.ts'
import type * as notifications from './notifications.ts'
import type * as operation from './operation.ts'
import type * as perks from './perks.ts'
import type * as push from './push.ts'
import type * as review from './review.ts'
import type * as site from './site.ts'
import type * as stories from './stories.ts'
import type * as threads from './threads.ts'

type WithGenerated<Table, Column extends keyof Table> = Omit<Table, Column> & { [C in Column]: Generated<Table[C]> }

/** Every table of the product. Times are ISO text, booleans 0 or 1, JSON is text, on both databases. */
export type Database = {
  account: WithGenerated<accounts.AccountTable, 'products'>
  member: WithGenerated<accounts.MemberTable, 'links' | 'hides_calendar' | 'hides_from_directory' | 'deleted_at'>
  account_link: accounts.AccountLinkTable
  brand_file: site.BrandFileTable
  banner: site.BannerTable
  sign_in_provider: identity.SignInProviderTable
  identity: identity.IdentityTable
  handover_key: identity.HandoverKeyTable
  handover_use: identity.HandoverUseTable
  invitation: joining.InvitationTable
  invitation_use: joining.InvitationUseTable
  registration_request: joining.RegistrationRequestTable
  member_role: accounts.MemberRoleTable
  member_group: groups.MemberGroupTable
  group_member: groups.GroupMemberTable
  profile_field: accounts.ProfileFieldTable
  cleared_profile: accounts.ClearedProfileTable
  profile_value: accounts.ProfileValueTable
  authenticator_app: factors.AuthenticatorAppTable
  passkey: factors.PasskeyTable
  recovery_code: factors.RecoveryCodeTable
  second_step: factors.SecondStepTable
  used_challenge: factors.UsedChallengeTable
  session: accounts.SessionTable
  api_token: accounts.ApiTokenTable
  category: WithGenerated<
    threads.CategoryTable,
    'posting' | 'templates' | 'default_product_id' | 'archived_at' | 'seeing' | 'area'
  >
  category_address: threads.CategoryAddressTable
  category_right: groups.CategoryRightTable
  product: WithGenerated<threads.ProductTable, 'releases' | 'archived_at'>
  tag: WithGenerated<threads.TagTable, 'about_en' | 'about_ko' | 'synonym_of_id' | 'initials'>
  tag_change: threads.TagChangeTable
  tag_change_thread: threads.TagChangeThreadTable
  tenure_anniversary: accounts.TenureAnniversaryTable
  member_day: accounts.MemberDayTable
  member_device: accounts.MemberDeviceTable
  trust_grace: accounts.TrustGraceTable
  trust_event: accounts.TrustEventTable
  thread_tag: threads.ThreadTagTable
  thread: WithGenerated<threads.ThreadTable, 'area'>
  thread_translation: threads.ThreadTranslationTable
  idea_change: threads.IdeaChangeTable
  kind_change: threads.KindChangeTable
  post: threads.PostTable
  post_revision: threads.PostRevisionTable
  edit_suggestion: threads.EditSuggestionTable
  answer_outcome: threads.AnswerOutcomeTable
  thread_transfer: threads.ThreadTransferTable
  vote: threads.VoteTable
  me_too: threads.MeTooTable
  deflection: threads.DeflectionTable
  thread_follow: WithGenerated<following.ThreadFollowTable, 'level'>
  thread_read: following.ThreadReadTable
  watch: following.WatchTable
  bookmark: following.BookmarkTable
  notification: notifications.NotificationTable
  notification_item: notifications.NotificationItemTable
  notification_preference: notifications.NotificationPreferenceTable
  notification_choice: notifications.NotificationChoiceTable
  notification_bundle: notifications.NotificationBundleTable
  push_subscription: push.PushSubscriptionTable
  push_key: push.PushKeyTable
  ledger_account: ledger.LedgerAccountTable
  ledger_transaction: ledger.LedgerTransactionTable
  ledger_entry: ledger.LedgerEntryTable
  ledger_hold: ledger.LedgerHoldTable
  earning_rule_version: ledger.EarningRuleVersionTable
  reconciliation: ledger.ReconciliationTable
  redemption_freeze: ledger.RedemptionFreezeTable
  member_standing: ledger.MemberStandingTable
  legal_request: WithGenerated<legalRequests.LegalRequestTable, 'note'>
  moderation_decision: moderation.ModerationDecisionTable
  decision_appeal: WithGenerated<moderation.DecisionAppealTable, 'reason'>
  moderation_note: moderation.ModerationNoteTable
  decision_template: moderation.DecisionTemplateTable
  review_skip: review.ReviewSkipTable
  sanction: WithGenerated<moderation.SanctionTable, 'lift_reason'>
  write_probe: operation.WriteProbeTable
  backup_run: operation.BackupRunTable
  perk_in_reach: perks.PerkInReachTable
  daily_notice: operation.DailyNoticeTable
  badge_award: WithGenerated<badges.BadgeAwardTable, 'scope' | 'times' | 'subject_id'>
  badge_change: badges.BadgeChangeTable
  badge_count: badges.BadgeCountTable
  badge_review: badges.BadgeReviewTable
  badge_run: badges.BadgeRunTable
  badge_showcase: badges.BadgeShowcaseTable
  leaderboard_opt_out: badges.LeaderboardOptOutTable
  tier_event: ledger.TierEventTable
  fairness_snapshot: fairness.FairnessSnapshotTable
  moderation_log: moderationLog.ModerationLogTable
  second_look: moderationLog.SecondLookTable
  case: cases.CaseTable
  case_event: cases.CaseEventTable
  case_fact: cases.CaseFactTable
  business_calendar: cases.BusinessCalendarTable
  calendar_version: cases.CalendarVersionTable
  sla_policy: cases.SlaPolicyTable
  clock_alarm: cases.ClockAlarmTable
  case_merge: cases.CaseMergeTable
  case_note: cases.CaseNoteTable
  case_message: cases.CaseMessageTable
  detection_label: cases.DetectionLabelTable
  root_cause: causes.RootCauseTable
  case_cause: causes.CaseCauseTable
  cause_fix: causes.CauseFixTable
  fix_notice: causes.FixNoticeTable
  detection_head: cases.DetectionHeadTable
  csat_response: WithGenerated<cases.CsatResponseTable, 'comment'>
  nps_response: WithGenerated<cases.NpsResponseTable, 'comment'>
  doubtful_post: cases.DoubtfulPostTable
  case_ticket: cases.CaseTicketTable
  case_ticket_message: cases.CaseTicketMessageTable
  case_question: cases.CaseQuestionTable
  case_question_answer: cases.CaseQuestionAnswerTable
  case_contact: cases.CaseContactTable
  feedback_request: cases.FeedbackRequestTable
  case_reader: cases.CaseReaderTable
  absence: caseWork.AbsenceTable
  competence: caseWork.CompetenceTable
  case_follow: caseWork.CaseFollowTable
  case_reminder: caseWork.CaseReminderTable
  case_filter: caseWork.CaseFilterTable
  reply_template: cases.ReplyTemplateTable
  reply_template_use: cases.ReplyTemplateUseTable
  story: stories.StoryTable
  story_result: stories.StoryResultTable
  story_question: stories.StoryQuestionTable
  story_revision: stories.StoryRevisionTable
  story_event: stories.StoryEventTable
  consent_grant: stories.ConsentGrantTable
  story_thank: stories.StoryThankTable
  gaming_finding: fraud.FindingTable
  gaming_finding_member: fraud.FindingMemberTable
  gaming_act: fraud.FindingActTable
  gaming_appeal: fraud.FindingAppealTable
  held_act: fraud.HeldActTable
  flag: flags.FlagTable
  flag_pause: flags.FlagPauseTable
  review_item: review.ReviewItemTable
  post_host: holding.PostHostTable
  known_domain: holding.KnownDomainTable
  spam_cleanup: moderation.SpamCleanupTable
  spam_cleanup_member: moderation.SpamCleanupMemberTable
  spam_cleanup_me_too: moderation.SpamCleanupMeTooTable
  spam_cleanup_content: moderation.SpamCleanupContentTable
  spam_cleanup_post: moderation.SpamCleanupPostTable
  spam_cleanup_vote: moderation.SpamCleanupVoteTable
  text_sketch: holding.TextSketchTable
  text_sketch_band: holding.TextSketchBandTable
  block: holding.BlockTable
  perk: perks.PerkTable
  perk_revision: perks.PerkRevisionTable
  coupon: perks.CouponTable
  redemption: perks.RedemptionTable
  redemption_event: perks.RedemptionEventTable
  redemption_approval: perks.RedemptionApprovalTable
  billing_message: perks.BillingMessageTable
  member_departure: leaving.MemberDepartureTable
  departure_key: leaving.DepartureKeyTable
  data_export: leaving.DataExportTable
  document_version: documents.DocumentVersionTable
  document_consent: documents.DocumentConsentTable
  upload: composer.UploadTable
  upload_use: composer.UploadUseTable
  draft: composer.DraftTable
  held_form: composer.HeldFormTable
  event_log: WithGenerated<operation.EventLogTable, 'seq'>
  job: operation.JobTable
  mail: mail.MailTable
  mail_bounce: mail.MailBounceTable
  mail_suppression: mail.MailSuppressionTable
  advertising_consent: mail.AdvertisingConsentTable
  incoming_mail: inbox.IncomingMailTable
  setting: operation.SettingTable
  audit_event: WithGenerated<operation.AuditEventTable, 'seq'>
  audit_check: operation.AuditCheckTable
  idempotency_key: operation.IdempotencyKeyTable
  import_run: operation.ImportRunTable
  imported_picture: operation.ImportedPictureTable
  migration: operation.MigrationTable
  search_word: operation.SearchWordTable
  search_document: WithGenerated<operation.SearchDocumentTable, 'rowid'>
}
