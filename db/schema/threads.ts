export type CategoryTable = {
  id: string
  slug: string
  name_en: string
  name_ko: string
  about_en: string
  about_ko: string
  position: number
  parent_id: string | null
  /** Who may start threads here; null: as in the parent category; at the top, every member. */
  posting: 'everyone' | 'trust1' | 'trust2' | 'trust3' | 'trust4' | 'groups' | 'staff' | 'nobody' | null
  /** JSON `{ "<kind>": { "en": "…", "ko": "…" } }`: the text a new thread begins with. */
  templates: string
  default_product_id: string | null
  /** Kept and readable, but nothing new. */
  archived_at: string | null
  /** Who sees it and all below it: groups with a right here, or staff; null: as the category above; at the top, everybody. */
  seeing: 'groups' | 'staff' | null
  /**
   * The private area it belongs to, worked out from `seeing` here and above: the id of the nearest category that groups
   * see, 'staff' when only staff do; null: everybody sees it.
   */
  area: string | null
}

/** An address that a category had before. */
export type CategoryAddressTable = { slug: string; category_id: string; left_at: string }

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
  /** First consonants of the syllables in the name (see `consonantKey`). */
  initials: string
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

export type PinnedIn = 'site' | 'category'
export type Outdated = 'possibly' | 'surely'

export type ThreadTable = {
  id: string
  kind: ThreadKind
  slug: string
  title: string
  category_id: string
  /** The area of its category, kept here because every list asks for it; null: everybody may see it. */
  area: string | null
  product_id: string | null
  product_version: string | null
  /** null: the author's account was deleted, or the import had none. */
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
  /**
   * The question to which readers are led: worked out from `named_original_id` and merges (`recomputeOriginals`), never
   * itself closed as a duplicate.
   */
  duplicate_of_id: string | null
  /** The question that it was closed as a duplicate of; that may have been closed or merged since. */
  named_original_id: string | null
  locked_at: string | null
  /** Read only, for staff too, until it is unarchived. */
  archived_at: string | null
  /**
   * Shown first on the first page of lists: 'site' in every list, 'category' in the list of its category; null: not
   * pinned.
   */
  pinned_in: PinnedIn | null
  pinned_at: string | null
  /** From then on it is as if it were not pinned; null: until it is unpinned. */
  pinned_until: string | null
  /** Its posts went to that thread, to which readers are led; `state` is then 'deleted'. */
  merged_into_id: string | null
  /** The category before the last move; null: never moved, or moved back. */
  moved_from_id: string | null
  /**
   * The accepted answer: 'possibly' by what readers say of a newer version, 'surely' when a member checked it; null:
   * nothing speaks against it.
   */
  outdated: Outdated | null
  /** The version on which it stopped working. */
  outdated_version: string | null
  /** The newest version for which a member checked the accepted answer and confirmed it. */
  rechecked_version: string | null
  /** When the asker was reminded to choose an answer, which happens once. */
  accept_reminded_at: string | null
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
  /** The reason shown to its author; null: none was given. */
  removed_reason: string | null
  /** When the text of the deleted post was erased, with its revisions: it can't be restored. null: the text is there. */
  erased_at: string | null
  imported_key: string | null
  /** JSON {site, url, author, authorUrl, licence, licenceUrl} for imported posts. */
  attribution: string | null
}

export type PostRevisionTable = {
  id: string
  post_id: string
  revision: number
  title: string | null
  body: string
  editor_id: string | null
  created_at: string
  /** Why, in the words of the editor. */
  note: string | null
  /** The revision whose text came back. */
  restores: number | null
  /** The suggestion that became this revision. */
  suggestion_id: string | null
  /** An announcement's texts in the other language at that revision; null: it had none. */
  translation_title: string | null
  translation_body: string | null
}

/**
 * Title and text of an announcement in the language that its opening post is not written in. `thread.lang` is null
 * then: it is shown to readers of both. Former texts are in `post_revision`.
 */
export type ThreadTranslationTable = {
  thread_id: string
  lang: 'ko' | 'en'
  title: string
  /** Markdown. */
  body: string
  html: string
  excerpt: string
}

export type SuggestionState = 'open' | 'accepted' | 'rejected' | 'withdrawn'
export type EditSuggestionTable = {
  id: string
  post_id: string
  member_id: string
  /** The revision that the suggestion starts from. */
  base_revision: number
  /** Opening posts only. */
  title: string | null
  body: string
  comment: string
  state: SuggestionState
  /** `post:member` while open, so that there is one at most; null when decided. */
  open_key: string | null
  /** Why it was rejected. */
  reason: string | null
  decided_by: string | null
  decided_at: string | null
  created_at: string
}

/** What a member says of an answer; `version` '' when the thread is about no version. */
export type AnswerOutcomeTable = {
  post_id: string
  member_id: string
  version: string
  worked: number
  changed_at: string
}

/** Posts that went from one thread to another in one act. `details` is JSON with all that undoing it needs. */
export type ThreadTransferTable = {
  id: string
  kind: 'merge' | 'split'
  from_thread_id: string
  to_thread_id: string
  details: string
  by: string | null
  at: string
  undone_at: string | null
}

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

/** A question that was not asked, because its author found this thread while typing it. */
export type DeflectionTable = { thread_id: string; member_id: string; created_at: string }
