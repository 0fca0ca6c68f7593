/** The kinds of things an import adds, in the order of the report. */
export const importedKinds = [
  'users',
  'questions',
  'answers',
  'comments',
  'upVotes',
  'downVotes',
  'accepted',
  'duplicates',
  'links',
  'badges',
] as const
export type ImportedKind = (typeof importedKinds)[number]

/** Why a valid row adds nothing. Each is a key of `import.skipped`. */
export const skipReasons = [
  'communityUser',
  'otherPost',
  'beyondLimit',
  'answerWithoutQuestion',
  'commentWithoutPost',
  'voteWithoutPost',
  'otherVote',
  'acceptedWithoutAnswer',
  'linkWithoutPost',
  'secondDuplicate',
  'otherLink',
  'badgeWithoutMember',
] as const
export type SkipReason = (typeof skipReasons)[number]

/** Rows by their result. `known`: imported before. `problems`: rows that could not be read or kept. */
export type ImportTally = {
  added: Record<ImportedKind, number>
  known: Record<ImportedKind, number>
  skipped: Record<SkipReason, number>
  problems: number
}

export function emptyTally(): ImportTally {
  return { added: zeros(importedKinds), known: zeros(importedKinds), skipped: zeros(skipReasons), problems: 0 }
}

function zeros<Key extends string>(keys: readonly Key[]): Record<Key, number> {
  return Object.fromEntries(keys.map((key) => [key, 0])) as Record<Key, number>
}
