/** A message as it came in. */
export type Incoming = {
  raw: Buffer
  /** Receiver of the envelope, when whoever hands it over knows it. */
  recipient?: string
  /** Who handed it to our mail server: what SPF is about. Null or left out: not known. */
  client?: { ip: string; helo: string; sender: string } | null
}

/** Why a message is not taken. Each has its text in `inbox.refused`. */
export const refusals = {
  expired: 'the address that was answered is not ours, or its mail was deleted',
  wrongSender: 'it comes from another address than that of the member who was written to',
  notAuthenticated: 'the domain of the sender disowns it',
  empty: 'nothing new was written',
  tooLarge: 'it is larger than the site takes',
  tooMany: 'this address sent too many in a short time',
  notAllowed: 'the site refused the post; the message says why',
} as const

export type Refusal = keyof typeof refusals

/**
 * What became of a message. `written`: into a case, or beside it (no `number`). `held`: a question of somebody who is no member, until they join. `ignored`: programs sent
 * it, or it is for none of our addresses. `returned`: a mail of ours came back. `repeated`: it came before.
 */
export type Received =
  | { outcome: 'posted'; postId: string; threadId: string }
  | { outcome: 'written'; number?: number }
  | { outcome: 'held' }
  | { outcome: 'refused'; reason: Refusal }
  | { outcome: 'ignored' }
  | { outcome: 'returned' }
  | { outcome: 'repeated' }

/** Largest message in bytes: four pictures as a phone takes them. */
export const mostBytes = 25 * 1024 * 1024
/** Pictures taken from one message. */
export const mostPictures = 4
/** Messages of one address in an hour, whatever becomes of them. */
export const perSender = [{ points: 20, seconds: 3_600 }] as const
/** Answers that say why a message was refused: one mail server must not write to another for ever. */
export const answersPerSender = [
  { points: 1, seconds: 600 },
  { points: 5, seconds: 86_400 },
] as const
