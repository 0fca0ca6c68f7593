import type { Env } from '#app/core/env.server.ts'
import type { Reading } from '#app/core/reading.ts'
import type { Locale, T } from '#app/i18n/index.ts'
import type { MailKind, MailPayload, UnsubscribeTopic } from '#app/registry/mail-kinds.ts'

/** One part of a mail. Texts are plain; a `url` is a path of the site or an address that begins with its origin. */
export type MailBlock =
  | { type: 'heading'; text: string }
  | { type: 'paragraph'; text: string }
  /** What somebody wrote, as an excerpt with its author. */
  | { type: 'quote'; text: string; by?: string }
  /** A link with a line below it. */
  | { type: 'item'; title: string; text?: string; url: string }
  | { type: 'button'; label: string; url: string }
  /** Small print. */
  | { type: 'note'; text: string }

/** What a mail says, in the reader's language. Advertising is marked by the renderer, not here. */
export type MailContent = {
  subject: string
  /** What a list of mails shows beside the subject; the first text when left out. */
  preheader?: string
  blocks: readonly MailBlock[]
  /** Why the reader gets it: "because you follow this question". */
  reason: string
  /** Id of the thread or case it is about: a client shows mails of one id together. */
  thread?: string
  /**
   * Id of the post or case that an answer by mail is about, where the site takes answers; else the mail says that nobody
   * reads them. Only a case is answered by somebody without an account.
   */
  answers?: string
  /** What one press ends; needed by kinds that are `optional`. `subject`: an id, for topics that need one. */
  unsubscribe?: { topic: UnsubscribeTopic; subject?: string }
}

/** A mail whose turn has come. */
export type QueuedMail<K extends MailKind = MailKind> = {
  id: string
  kind: K
  payload: MailPayload<K>
  /** Null for an address without account. */
  member: { id: string; handle: string; name: string } | null
  address: string
}

/** What a composer reads with. `actor` is the reader: rules of who may read what apply as on a page. */
export type MailReading = Reading & { t: T; locale: Locale; env: Pick<Env, 'ORIGIN' | 'SESSION_SECRET'> }

/**
 * Makes the content of a mail at the moment it is sent; null: nothing is left to say, the mail is cancelled. It may run
 * again for the same mail, and writes nothing.
 */
export type Composer<K extends MailKind> = (reading: MailReading, queued: QueuedMail<K>) => Promise<MailContent | null>

/** How a kind is composed, and invented examples of it for the preview and the tests. */
export type MailMaker<K extends MailKind> = { compose: Composer<K>; samples(t: T): readonly MailContent[] }

export type MailMakers = { [K in MailKind]: MailMaker<K> }

/**
 * A kind of mail in two steps: `read` finds what to tell (null: nothing), `write` puts it into words. The preview writes
 * invented `samples` with the same words, one for each way the mail can look.
 */
export function makesMail<K extends MailKind, Told>(maker: {
  read(reading: MailReading, queued: QueuedMail<K>): Promise<Told | null>
  write(t: T, told: Told): MailContent
  samples(t: T): readonly Told[]
}): MailMaker<K> {
  return {
    async compose(reading, queued) {
      const told = await maker.read(reading, queued)
      return told === null ? null : maker.write(reading.t, told)
    },
    samples: (t) => maker.samples(t).map((told) => maker.write(t, told)),
  }
}
