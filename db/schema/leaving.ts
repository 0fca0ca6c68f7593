/**
 * A member who left. Until `erase_at` they can return with what `sealed` holds; then it is destroyed and the rest of
 * their data erased. The row stays, with ids alone: it proves that the account was erased.
 */
export type MemberDepartureTable = {
  id: string
  member_id: string
  left_at: string
  /** The admin who deleted the account; null: the member, or the command line. */
  by_id: string | null
  /** keep: posts stay without a name. remove: they go as far as answers of others allow. */
  posts: 'keep' | 'remove'
  erase_at: string
  /** What the member had, sealed with SESSION_SECRET and this id; null after the return or the erasure. */
  sealed: string | null
  returned_at: string | null
  erased_at: string | null
}

/**
 * What somebody who left would sign in with, as a keyed hash: without SESSION_SECRET it names nobody. Gone with the return
 * or the erasure.
 */
export type DepartureKeyTable = { key_hash: string; departure_id: string }

/** A copy of a member's data, made by a job; its file is `exports/<id>.zip` in the folder of data. */
export type DataExportTable = {
  id: string
  member_id: string
  asked_at: string
  /** null: it is being made. */
  ready_at: string | null
  /** When the file is deleted; null until it is ready. */
  expires_at: string | null
  bytes: number | null
}
