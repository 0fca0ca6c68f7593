/**
 * A version of a legal text or of the community guidelines, in both languages. One without `published_at` is being
 * written; a published one never changes.
 */
export type DocumentVersionTable = {
  id: string
  kind: 'terms' | 'privacy' | 'guidelines'
  /** From 1 on, per kind. */
  version: number
  /** Markdown. */
  text_en: string
  text_ko: string
  /** JSON of `DocumentSection[]`: what readers are shown, rendered when it was saved. */
  sections_en: string
  sections_ko: string
  /** What changed, in plain text; '' for the first version. */
  note_en: string
  note_ko: string
  /** 1: members are asked to agree to it once it is in force. */
  asks: number
  saved_at: string
  saved_by: string | null
  published_at: string | null
  published_by: string | null
  /** Since when it is in force: with the publication or later; null until it is published. */
  valid_from: string | null
}

/** That a member agreed to a version, and when. */
export type DocumentConsentTable = {
  member_id: string
  kind: 'terms' | 'privacy'
  version: number
  at: string
  /** registration: when joining; asked: on the page after a change. */
  how: 'registration' | 'asked'
}
