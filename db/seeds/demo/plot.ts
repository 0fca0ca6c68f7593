import type { Handle } from './cast.ts'
import type { CategorySlug, ProductSlug, TagSlug } from './catalog.ts'

/** `after` is in hours from the thread's own start, so the whole thread moves when `daysAgo` does. */
export type DemoPost = {
  /** Unique inside its thread, together with the keyed replies of the thread's case. */
  key: string
  /** Questions have answers, discussions have replies; both have comments. */
  kind: 'answer' | 'reply' | 'comment'
  by: Handle
  body: string
  after: number
  /** Comments only; absent means the opening post. May name a keyed reply in `cases.ts`. */
  parent?: string
  up?: readonly Handle[]
  down?: readonly Handle[]
  /** Answers only: the agent who vouches for it, an hour after it was written. */
  endorsedBy?: Handle
}

/** The opening post and what followed, oldest first. */
export type DemoThread = {
  key: string
  kind: 'question' | 'discussion' | 'idea' | 'announcement'
  title: string
  /** Markdown. */
  body: string
  /** Announcements only: title and text in the other language. */
  translation?: { title: string; body: string }
  category: CategorySlug | 'news' | 'sites'
  tags: readonly TagSlug[]
  product?: ProductSlug
  version?: string
  by: Handle
  /** Days before the demo is made; fractions allowed. */
  daysAgo: number
  meToo?: readonly Handle[]
  /** Votes on the opening post. */
  up?: readonly Handle[]
  posts: readonly DemoPost[]
  /**
   * The asker accepts right after the asker's first comment on that answer, or two hours after the answer without one.
   */
  accepted?: string
  /** Ideas only: what staff said becomes of it, `after` in hours. */
  statuses?: readonly {
    after: number
    by: Handle
    status: 'planned' | 'inProgress' | 'done' | 'declined'
    reason: string
  }[]
  /** The thread it was closed in favour of, by whom, and how many hours after its start. */
  duplicateOf?: { thread: string; by: Handle; after: number }
}

/**
 * One act of staff on a case. `at` is in hours from the thread's start.
 * `reply` is public in the thread and becomes a post that comments can name by `key`; `note` is internal.
 * `wait_staff` is to be skipped where a reply has already put the case there.
 */
export type DemoCaseStep =
  | { at: number; by: Handle; act: 'take' | 'resolve' | 'close' | 'wait_staff' | 'wait_customer' }
  | { at: number; by: Handle; act: 'note' | 'dismiss'; body: string }
  | { at: number; by: Handle; act: 'reply'; key: string; body: string; up?: readonly Handle[] }

export type DemoCaseStatus =
  | 'new'
  | 'acknowledged'
  | 'waiting_staff'
  | 'waiting_customer'
  | 'resolved'
  | 'closed'
  | 'dismissed'

/** A complaint. The text is meant to be detected; where it isn't, staff open the case by hand. */
export type DemoCase = {
  thread: string
  /** Key of the post that complains; absent means the opening post. */
  post?: string
  severity: 'P1' | 'P2' | 'P3'
  category: 'defect' | 'price' | 'service' | 'delivery' | 'usability' | 'churn_threat' | 'other'
  /** Where the case stands once every step is played. */
  ends: DemoCaseStatus
  steps: readonly DemoCaseStep[]
}

export type StoryQuestion = 'why_you' | 'why_now' | 'why_pay' | 'why_stay' | 'why_evolve' | 'why_change'

/** A measured change. `before`, `after` are plain numbers in `unit`. */
export type DemoResult = {
  what: string
  before: number
  after: number
  unit: string
  period: string
  /** Self-reported, confirmed by staff, or to be read at the address. */
  evidence: 'self_reported' | 'staff' | { link: string }
}

export type DemoStoryText = {
  headline: string
  situation: string
  tried: string
  turningPoint: string
  outcome: string
  quote: string
}

/**
 * What happens to a story. `at` is in hours from its first draft. `submit` with `text`: the author changed that much
 * before sending it again. `edit` is the curator's wording, over what was submitted; `approve` is the author agreeing
 * to the exact text (where approving publishes by itself, the following `publish` is already done).
 */
export type DemoStoryStep =
  | { at: number; by: Handle; act: 'submit'; text?: Partial<DemoStoryText> }
  | { at: number; by: Handle; act: 'start_curation' | 'send_to_author' | 'approve' | 'publish' | 'feature' }
  | { at: number; by: Handle; act: 'request_changes' | 'decline' | 'withdraw'; note: string }
  | { at: number; by: Handle; act: 'edit'; text: Partial<DemoStoryText> }

export type DemoStoryState =
  | 'draft'
  | 'submitted'
  | 'in_curation'
  | 'changes_requested'
  | 'author_review'
  | 'published'
  | 'featured'
  | 'declined'
  | 'withdrawn'

/** The text is the author's first draft; `steps` say what became of it. */
export type DemoStory = DemoStoryText & {
  key: string
  lang: 'ko' | 'en'
  by: Handle
  daysAgo: number
  industry: 'home' | 'cafe' | 'lodging' | 'housing' | 'storage' | 'bakery' | 'construction' | 'retail'
  /** Null when the author writes as a private person. */
  company: string | null
  product: ProductSlug
  version?: string
  questions: readonly StoryQuestion[]
  results: readonly DemoResult[]
  consent: {
    uses: readonly ('community' | 'website' | 'embed' | 'sales')[]
    name: boolean
    company: boolean
    photo: boolean
  }
  /** Key of the thread where things turned, if there was one. */
  thread?: string
  /** Who thanked the author, once it can be read. */
  thanks?: readonly Handle[]
  ends: DemoStoryState
  steps: readonly DemoStoryStep[]
}
