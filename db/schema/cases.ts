export type CaseStatus = 'new' | 'acknowledged' | 'waiting_staff' | 'waiting_customer' | 'resolved' | 'closed'
export type CaseSeverity = 'P1' | 'P2' | 'P3'
export type CaseCategory = 'defect' | 'price' | 'service' | 'delivery' | 'usability' | 'churn_threat' | 'other'
export type ClockName = 'firstResponse' | 'nextResponse' | 'resolution'
/** What staff are told of a promise in turn: it falls due soon; it was broken: whoever works on it, the leads, the shift. */
export type AlarmLevel = 'dueSoon' | 'breached' | 'lead' | 'shift'
export type CaseSource = 'detection' | 'feedback' | 'csat' | 'nps' | 'agent' | 'api'

export type CaseTable = {
  id: string
  /** Counted from 1001; what people say to each other. */
  number: number
  source: CaseSource
  severity: CaseSeverity
  category: CaseCategory
  status: CaseStatus
  customer_id: string | null
  thread_id: string | null
  post_id: string | null
  /** Chosen for a private complaint; a thread has a product of its own. */
  product_id: string | null
  /** Version of that product, as the customer or an agent wrote it. */
  product_version: string | null
  /** Number of an order or a contract, as it was given. Only staff and the customer see it. */
  reference: string | null
  /** The case that this one was merged into; null while it stands for itself. */
  merged_into_id: string | null
  /** The case of the same customer that this one continues, which could not be reopened any more. */
  earlier_case_id: string | null
  /** 1: answered privately, not in the thread. */
  private: number
  subject: string
  body: string
  html: string
  lang: 'ko' | 'en' | null
  /** Detection score 0..1; null when people opened it. */
  score: number | null
  /** JSON list of {text, start, end, weight}: the words that caused it. */
  reasons: string
  assignee_id: string | null
  opened_at: string
  first_response_due_at: string
  first_responded_at: string | null
  resolution_due_at: string
  resolved_at: string | null
  closed_at: string | null
  /** Set while the clocks wait for the customer. */
  paused_at: string | null
  /** Null until the customer has written again after an answer. Due times are a cache: `clocksOf` says them. */
  next_response_due_at: string | null
  /** The earliest due time of the clocks that run, and which clock it is; null while none runs. */
  next_due_at: string | null
  next_clock: ClockName | null
  /** When that clock is late: the first moment of business time after it fell due. */
  next_late_at: string | null
  /** Tier of the customer when the case was opened; null without one. */
  tier: string | null
  /** How many rules raise its severity now. A cache: `severityFrom` says which. */
  raises: number
  /** 1 after staff said it is not a complaint. */
  dismissed: number
  updated_at: string
}

/** Time line of a case: every state change and act, in order. `data` is JSON. */
export type CaseEventTable = {
  id: string
  case_id: string
  at: string
  actor_id: string | null
  /** Its place in the time line of the case, from 1. */
  number: number
  kind: string
  data: string
}

/** What the report counts of a case. A cache: `factsOf` says it from the time line, `csat_response` the rating. */
export type CaseFactTable = {
  case_id: string
  /** JSON, as `factsText` writes it. */
  facts: string
  /** 1 to 5; 0: asked and not answered; null: not asked. */
  rating: number | null
}

/** A case that was made part of another. `before`, `moved`: JSON (`BeforeMerge`, `MovedWithMerge`). */
export type CaseMergeTable = {
  id: string
  case_id: string
  into_id: string
  by_id: string
  at: string
  before: string
  moved: string
  /** Null while it is in force. */
  undone_at: string | null
  undone_by_id: string | null
}

/** Internal notes live in a table of their own: no query for customers can ever reach them by mistake. */
export type CaseNoteTable = {
  id: string
  case_id: string
  author_id: string
  body: string
  html: string
  created_at: string
}

/** Conversation of a private case. */
export type CaseMessageTable = {
  id: string
  case_id: string
  /** Null: somebody without an account (`case_contact`). */
  author_id: string | null
  by_staff: number
  body: string
  html: string
  created_at: string
  /** How it came. */
  via: MessageVia
}

export type MessageVia = 'page' | 'mail' | 'link'

/** Who without an account opened a case; gone when an account with that address takes it over. */
export type CaseContactTable = {
  case_id: string
  address: string
  /** As they gave it; '' without one. */
  name: string
  language: 'ko' | 'en'
  verified_at: string
}

/** A complaint by mail address that waits for its link to be pressed; emptied when it has become a case. */
export type FeedbackRequestTable = {
  id: string
  address: string
  name: string
  language: 'ko' | 'en'
  body: string
  product_id: string | null
  product_version: string | null
  reference: string | null
  sent_at: string
  expires_at: string
  case_id: string | null
}

/** What staff said of the detection, for measuring and re-training. */
export type DetectionLabelTable = {
  id: string
  post_id: string
  verdict: 'complaint' | 'not_complaint'
  by: string
  at: string
  score: number | null
}

/** A post that may be a complaint: staff say whether it is. Gone when its text no longer is, or with a case. */
export type DoubtfulPostTable = {
  post_id: string
  /** 0..1 */
  score: number
  /** JSON list as in a case; places count from the beginning of the post. */
  reasons: string
  noted_at: string
  /** When staff said it; null while it waits. */
  decided_at: string | null
}

/** What the site learnt of complaints from its staff. `weights`: base64 of 32-bit floats; `figures`: JSON, on the held posts. */
export type DetectionHeadTable = {
  id: string
  trained_at: string
  /** Posts that it learnt from, and posts that were held back to measure it. */
  labels: number
  held: number
  figures: string
  slope: number
  bias: number
  weights: string
}

/** A prepared answer. `category` null: for every category. The last three: what follows from sending it; null: nothing. */
export type ReplyTemplateTable = {
  id: string
  title: string
  text_en: string
  text_ko: string
  category: CaseCategory | null
  set_status: 'waiting_customer' | 'resolved' | null
  set_category: CaseCategory | null
  /** Working days until the agent is reminded of the case. */
  remind_days: number | null
  by_id: string | null
  changed_at: string
  archived_at: string | null
}

/** An answer that began with a template was sent. */
export type ReplyTemplateUseTable = {
  id: string
  template_id: string
  case_id: string
  by_id: string
  at: string
}

/** What a customer was asked 24 hours after their case was resolved, once for each case, and what they answered. */
export type CsatResponseTable = {
  case_id: string
  /** Null: somebody without an account (`case_contact`). */
  member_id: string | null
  asked_at: string
  /** From then on the link of the question leads to nothing that can be answered. */
  expires_at: string
  reminded_at: string | null
  /** 1 (bad) to 5 (good); null while it is not answered. */
  score: number | null
  answered_at: string | null
  /** '' without one. */
  comment: string
  /** When the customer was invited to tell the story. */
  invited_at: string | null
}

/** Whether a member would recommend the company: what they were asked and what they answered. */
export type NpsResponseTable = {
  id: string
  member_id: string
  asked_at: string
  expires_at: string
  /** 0 to 10; null while it is not answered. */
  score: number | null
  answered_at: string | null
  comment: string
  /** The case that a low score opened or joined. */
  case_id: string | null
}

/** Business hours that a policy counts by. What they were at a time is a version. */
export type BusinessCalendarTable = {
  id: string
  name_en: string
  name_ko: string
  /** The version in force. */
  version_id: string
}

/** One state of a calendar; never changed. */
export type CalendarVersionTable = {
  id: string
  calendar_id: string
  at: string
  /** Null: from the settings of before, or a job. */
  by_id: string | null
  zone: string
  /** JSON: seven lists, Monday first, of {from, to} in minutes since midnight. */
  week: string
  /** JSON list of {day, en, ko}. */
  holidays: string
}

/** What is promised; a condition that is null is met by every case. Of each set of conditions there is one policy. */
export type SlaPolicyTable = {
  id: string
  severity: CaseSeverity | null
  tier: string | null
  source: CaseSource | null
  first_response_minutes: number
  next_response_minutes: number
  resolution_minutes: number
  calendar_id: string
}

/** What is to be told next of a running clock. A cache, made again with every change of the case. */
export type ClockAlarmTable = {
  case_id: string
  clock: ClockName
  due_at: string
  tell_at: string
  level: AlarmLevel
}

/** An agent who has a case open, or had it open a moment ago. */
export type CaseReaderTable = {
  case_id: string
  member_id: string
  seen_at: string
}

/** The ticket of a case in the company's other system. */
export type CaseTicketTable = {
  case_id: string
  state: 'sending' | 'open' | 'closed' | 'failed'
  /** As the other system says it; null until it answered. */
  number: string | null
  url: string | null
  /** What the agent wrote to the other system. */
  note: string
  by_id: string
  sent_at: string
  changed_at: string
}

/** A call-back about a ticket, as it came. */
export type CaseTicketMessageTable = {
  id: string
  case_id: string
  body: string
  received_at: string
}

/** A question about a case to somebody outside, by mail. Only staff see it and its answers. */
export type CaseQuestionTable = {
  id: string
  case_id: string
  by_id: string
  address: string
  language: 'ko' | 'en'
  body: string
  asked_at: string
}

export type CaseQuestionAnswerTable = {
  id: string
  question_id: string
  body: string
  html: string
  at: string
}
