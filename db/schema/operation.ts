/** Every event that was ever recorded, in order. `payload` is JSON. */
export type EventLogTable = {
  id: string
  seq: number
  type: string
  at: string
  actor_id: string | null
  payload: string
}

export type JobTable = {
  id: string
  name: string
  payload: string
  run_at: string
  /** queued → running → done, or dead after the last attempt. */
  state: 'queued' | 'running' | 'done' | 'dead'
  attempts: number
  max_attempts: number
  locked_until: string | null
  /** The process that runs it (`app/core/process-mark.server.ts`); null: none, or an older version's. */
  locked_by: string | null
  last_error: string | null
  created_at: string
  finished_at: string | null
  /** One queued job at most per key; null: any number. */
  dedupe_key: string | null
}

export type SettingTable = { key: string; value: string; changed_at: string; changed_by: string | null }

export type AuditEventTable = {
  seq: number
  id: string
  at: string
  actor_id: string | null
  action: string
  subject_type: string
  subject_id: string
  before: string | null
  after: string | null
  reason: string
  prev_hash: string
  hash: string
}

/** What the last check of the audit log found: one row, id 1. `broken_at`: number of the first row that is not as it was written. */
export type AuditCheckTable = { id: 1; at: string; rows: number; broken_at: number | null }

export type IdempotencyKeyTable = {
  /** `<member>:<key>`. */
  key: string
  request_hash: string
  /** JSON of what the write returned, '' for nothing; null when it may not be kept. */
  result: string | null
  /** JSON of the whole answer; null while it is not made yet, and for good when it may not be kept. */
  answer: string | null
  created_at: string
}

/** One row, written by `/readyz`. */
export type WriteProbeTable = { id: number; at: string }

/** What members were told today, in the community's time zone: told once a day while it lasts. `day`: 2026-11-30. */
export type DailyNoticeTable = { name: string; day: string }

/** A run of `dangol backup`; `good` 0: it failed. */
export type BackupRunTable = { id: string; at: string; good: 0 | 1 }

/** Progress of an import that can be killed and started again. `cursor` is JSON. */
export type ImportRunTable = { source: string; cursor: string; updated_at: string; finished_at: string | null }

/** A picture of an imported post; `upload_id` null: it stayed a link, because of `problem`. */
export type ImportedPictureTable = {
  post_id: string
  address: string
  upload_id: string | null
  problem: string | null
  at: string
}

export type MigrationTable = { name: string; checksum: string; applied_at: string }

/**
 * Words that are in texts, to find what a mistyped word or first consonants may mean. `letters`: as typed, Hangul taken
 * apart; `head` and `tail`: its first and last two. `initials`: first consonants (see `consonantKey`). `in_title`: in a
 * title, a tag or a name of a product.
 */
export type SearchWordTable = {
  word: string
  letters: string
  length: number
  head: string
  tail: string
  initials: string
  in_title: 0 | 1
}

/**
 * What is searchable, one row per thread, story or member; the index over it belongs to the dialect. It may lag behind:
 * whether a subject may be shown is asked of the subject itself, never of this row.
 */
export type SearchDocumentTable = {
  /** Small whole number made by the database, because FTS5 knows rows by number. */
  rowid: number
  type: 'thread' | 'story' | 'member'
  subject_id: string
  title: string
  /**
   * JSON list of `{ id, text }`, most telling first: plain texts; `id` names the post or section, null: found but not
   * quoted.
   */
  parts: string
  lang: 'ko' | 'en' | null
  title_tokens: number
  body_tokens: number
  updated_at: string
}
