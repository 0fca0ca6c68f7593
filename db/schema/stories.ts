export type StoryState =
  | 'draft'
  | 'submitted'
  | 'in_curation'
  | 'changes_requested'
  | 'author_review'
  | 'published'
  | 'featured'
  | 'declined'
  | 'withdrawn'
  | 'retired'
export type StoryQuestion = 'why_you' | 'why_now' | 'why_pay' | 'why_stay' | 'why_evolve' | 'why_change'
export type ConsentUse = 'community' | 'website' | 'embed' | 'sales' | 'name' | 'company' | 'photo'

export type StoryTable = {
  id: string
  slug: string
  author_id: string
  state: StoryState
  headline: string
  situation: string
  tried: string
  turning_point: string
  /** A thread that was the turning point; null when it is only described. */
  turning_point_thread_id: string | null
  outcome: string
  quote: string
  product_id: string | null
  product_version: string | null
  industry: string
  company: string
  lang: 'ko' | 'en' | null
  revision: number
  /** The last revision that the author wrote or agreed to; a curator's wording is ahead of it until then. */
  approved_revision: number
  /** Points promised for the publication, as of its day; null while it was never published. */
  reward_points: number | null
  created_at: string
  updated_at: string
  submitted_at: string | null
  published_at: string | null
  featured_at: string | null
  curator_id: string | null
  thanks_count: number
  /** Since when moderators hide it from readers; null: they don't. */
  hidden_at: string | null
}

export type StoryResultTable = {
  id: string
  story_id: string
  position: number
  what: string
  before: string
  after: string
  unit: string
  period: string
  /** Proof: a link, a confirmation by staff, or nothing (then it is labelled self-reported). */
  evidence_url: string | null
  confirmed_by: string | null
  confirmed_at: string | null
}

export type StoryQuestionTable = { story_id: string; question: StoryQuestion }

/** Text as submitted, changed, approved: JSON of the whole story, so that differences can be shown. */
export type StoryRevisionTable = {
  id: string
  story_id: string
  revision: number
  editor_id: string
  at: string
  content: string
}

export type StoryEventTable = {
  id: string
  story_id: string
  at: string
  actor_id: string | null
  from_state: StoryState | null
  to_state: StoryState
  note: string
}

/** One row per permission and its time; revoked in one click, never deleted. */
export type ConsentGrantTable = {
  id: string
  story_id: string
  member_id: string
  use: ConsentUse
  version: number
  granted_at: string
  revoked_at: string | null
}

export type StoryThankTable = { story_id: string; member_id: string; created_at: string }
