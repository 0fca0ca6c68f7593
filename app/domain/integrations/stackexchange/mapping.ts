/** The meaning of type ids in a dump, after the network's description of its schema; an unlisted id maps to null. */

/** Orphaned tag wikis (3), moderator nominations (6) and help pages (7, 8) are not conversations. */
const POST_KINDS = { 1: 'question', 2: 'answer', 4: 'tagExcerpt', 5: 'tagWiki' } as const

const VOTE_KINDS = {
  1: 'accept',
  2: 'up',
  3: 'down',
  4: 'offensive',
  5: 'favourite',
  6: 'close',
  7: 'reopen',
  8: 'bountyStart',
  9: 'bountyAward',
  10: 'delete',
  11: 'undelete',
  12: 'spam',
  15: 'review',
  16: 'approveEdit',
} as const

/** `duplicate`: the post is closed as a duplicate of the related one. */
const LINK_KINDS = { 1: 'linked', 3: 'duplicate' } as const

export type SourcePostKind = (typeof POST_KINDS)[keyof typeof POST_KINDS]
export type SourceVoteKind = (typeof VOTE_KINDS)[keyof typeof VOTE_KINDS]
export type SourceLinkKind = (typeof LINK_KINDS)[keyof typeof LINK_KINDS]

/** A question opens a thread, an answer is an answer, an excerpt is the description of a tag. */
export function postKind(typeId: number): SourcePostKind | null {
  return lookUp(POST_KINDS, typeId)
}

/** `up`, `down` and `accept` feed reputation here; the others are read for completeness. */
export function voteKind(typeId: number): SourceVoteKind | null {
  return lookUp(VOTE_KINDS, typeId)
}

export function linkKind(typeId: number): SourceLinkKind | null {
  return lookUp(LINK_KINDS, typeId)
}

function lookUp<Table extends Record<number, string>>(table: Table, key: number): Table[keyof Table] | null {
  return Object.hasOwn(table, key) ? (table[key as keyof Table] ?? null) : null
}
