export type CategoryTable = {
  id: string
  slug: string
  name_en: string
  name_ko: string
  about_en: string
  about_ko: string
  position: number
  parent_id: string | null
  /** Who may start threads here; null: as in the category above, everybody at the top. */
  posting: 'everyone' | 'trust1' | 'trust2' | 'trust3' | 'trust4' | 'staff' | 'nobody' | null
  /** JSON `{ "<kind>": { "en": "…", "ko": "…" } }`: the text a new thread begins with. */
  templates: string
  default_product_id: string | null
  /** Kept and readable, but nothing new. */
  archived_at: string | null
}

export type ProductTable = {
  id: string
  slug: string
  name_en: string
  name_ko: string
  position: number
  /** JSON list of version texts, newest first. */
  versions: string
  /** JSON `{ "<version>": "2026-11-22" }`, where the day is known. */
  releases: string
  archived_at: string | null
}

export type TagTable = {
  id: string
  name: string
  thread_count: number
  created_at: string
  about_en: string
  about_ko: string
  /** Not null: this name only leads to that tag, which is never a synonym itself. Threads never carry a synonym. */
  synonym_of_id: string | null
}
/** A rename or a merge, kept so that it can be undone. `tag_id` went into `into_id`; the same for a rename. */
export type TagChangeTable = {
  id: string
  kind: 'rename' | 'merge'
  tag_id: string
  into_id: string
  name_before: string
  name_after: string
  /** JSON list of the tags that were synonyms of the merged one. */
  synonym_ids: string
  reason: string
  changed_at: string
  changed_by: string | null
  undone_at: string | null
  undone_by: string | null
}
/** A thread that had the merged tag. `had_both` 1: the other one too. */
export type TagChangeThreadTable = { change_id: string; thread_id: string; position: number; had_both: number }
export type ThreadTagTable = { thread_id: string; tag_id: string; position: number }

export type ThreadKind = 'question' | 'discussion' | 'idea' | 'announcement'
export type IdeaStatus = 'open' | 'planned' | 'inProgress' | 'done' | 'declined'
export type PostKind = 'opening' | 'answer' | 'reply' | 'comment'
/** held: waits for a moderator; hidden: hidden by flags or a moderator; deleted: soft, reversible. */
export type ContentState = 'visible' | 'held' | 'hidden' | 'deleted'

export type ThreadTable = {
  id: string
  kind: ThreadKind
  slug: string
  title: string
  category_id: string
  product_id: string | null
  product_version: string | null
  /** null: the author's account is gone, or the import had none. */
  author_id: string | null
  state: ContentState
  opening_post_id: string
  accepted_post_id: string | null
  accepted_at: string | null
  accepted_by: string | null
  /** Event of the present acceptance, so that taking it back names what it undoes. */
  accepted_event_id: string | null
  /** Visible answers or replies, without comments. */
  answer_count: number
  comment_count: number
  /** Sum of the votes on the opening post. */
  votes: number
  me_too_count: number
  /** 1 when a visible answer or reply by staff exists. */
  staff_answered: number
  duplicate_of_id: string | null
  locked_at: string | null
  created_at: string
  activity_at: string
  activity_member_id: string | null
  lang: 'ko' | 'en' | null
  /** First lines of the opening post as plain text, for lists. */
  excerpt: string
  imported_key: string | null
  /** Of ideas; null for every other kind. */
  idea_status: IdeaStatus | null
}

/** One step of an idea, with staff's reason. `undoes_id`: it takes that step back. */
export type IdeaChangeTable = {
  id: string
  thread_id: string
  from_status: IdeaStatus
  to_status: IdeaStatus
  reason: string
  changed_at: string
  changed_by: string | null
  undoes_id: string | null
}

/** What a thread lost when it changed its kind, so that going back brings it back. */
export type KindChangeTable = {
  id: string
  thread_id: string
  from_kind: ThreadKind
  to_kind: ThreadKind
  idea_status: IdeaStatus | null
  accepted_post_id: string | null
  accepted_by: string | null
  reason: string
  changed_at: string
  changed_by: string | null
  undone_at: string | null
}

export type PostTable = {
  id: string
  thread_id: string
  /** The post a comment belongs to; null for opening posts, answers and replies. */
  parent_id: string | null
  kind: PostKind
  author_id: string | null
  /** Markdown as typed; HTML source for imported posts. */
  body: string
  /** Rendered and sanitised at write time. */
  html: string
  excerpt: string
  state: ContentState
  votes: number
  endorsed_at: string | null
  endorsed_by: string | null
  /** 1 when written by staff acting as staff. */
  by_staff: number
  revision: number
  lang: 'ko' | 'en' | null
  created_at: string
  edited_at: string | null
  removed_at: string | null
  removed_by: string | null
  imported_key: string | null
  /** JSON {site, url, author, authorUrl, licence, licenceUrl} for imported posts. */
  attribution: string | null
}

export type PostRevisionTable = { id: string; post_id: string; revision: number; title: string | null; body: string; editor_id: string | null; created_at: string }

export type VoteTable = {
  id: string
  post_id: string
  /** null for a vote that came with an import without its voter. */
  member_id: string | null
  /** 1 or -1; a withdrawn vote is deleted, its history is in the event log. */
  value: number
  /** Event that this vote recorded, named when it is undone. */
  event_id: string
  created_at: string
  changed_at: string
  imported_key: string | null
}

export type MeTooTable = { thread_id: string; member_id: string; created_at: string }
