export type CategoryTable = {
  id: string
  slug: string
  name_en: string
  name_ko: string
  about_en: string
  about_ko: string
  position: number
  parent_id: string | null
}

export type ProductTable = { id: string; slug: string; name_en: string; name_ko: string; position: number; /** JSON list of version texts, newest first. */ versions: string }

export type TagTable = { id: string; name: string; thread_count: number; created_at: string }
export type ThreadTagTable = { thread_id: string; tag_id: string; position: number }

export type ThreadKind = 'question' | 'discussion' | 'idea' | 'announcement'
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
