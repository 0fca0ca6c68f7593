/** A picture in the file store. `bytes`, `width`, `height` are those of what is stored, not of what was sent. */
export type UploadTable = {
  /** 26 random characters, the name of the file and the end of its address `/u/<id>`. */
  id: string
  member_id: string
  /** Of the file as it was sent: the same picture of the same member is stored once. */
  source_sha256: string
  /** Of the file as it is stored: what a backup is compared with. */
  stored_sha256: string
  type: 'image/webp'
  bytes: number
  width: number
  height: number
  created_at: string
  /** Since when moderators hide it wherever it stands; null: they don't. */
  hidden_at: string | null
}

/** A post that shows a picture; shown 0: only an older revision of it does. */
export type UploadUseTable = { upload_id: string; post_id: string; shown: number }

export type DraftTable = {
  id: string
  member_id: string
  /** Which form: `thread`, `answer:thr_…`, `comment:pst_…`, `edit:pst_…`. */
  place: string
  /** JSON object: field → what was typed. */
  fields: string
  /** JSON object: the text that gave way when two devices wrote concurrently; null when that never happened. */
  kept: string | null
  /** Grows with every save; it tells a device that it would overwrite another's text. */
  revision: number
  saved_at: string
}

/**
 * A form sent after its session had ended, until the sender signs in again. Readable only with the cookie of that
 * browser.
 */
export type HeldFormTable = { id: string; sealed: string; expires_at: string }
