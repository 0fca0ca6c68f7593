import type { ReactNode } from 'react'
import { Avatar } from '#app/components/parts/avatar.tsx'
import { Icon } from '#app/components/parts/icon.tsx'
import { Prose } from '#app/components/parts/prose.tsx'
import { InternalSign, StaffSign } from '#app/components/parts/status-signs.tsx'
import { useTextLang } from '#app/components/parts/text-lang.ts'
import { Time } from '#app/components/parts/time.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { Locale } from '#app/i18n/locale.ts'
import { MarkedText, type CueRange } from './marked-text.tsx'

export type CaseAuthor = { name: string; handle: string | null; avatar?: string | null; staff: boolean }

export type CaseEntry =
  /**
   * What was written: stored HTML, or plain text with the cues marked. `href` null: only the customer and staff read
   * it.
   */
  | {
      kind: 'post'
      id: string
      at: string
      author: CaseAuthor
      href: string | null
      lang: Locale | null
      /** How it came; left out: on a page. */
      via?: 'page' | 'mail' | 'link'
      /** Where the reader can report it; left out: they can't. */
      report?: string
      /** The merged case that it is from; left out: this one. */
      from?: string | undefined
      body: { html: string } | { text: string; cues: readonly CueRange[] }
    }
  /** An internal note; customers never see it. */
  | {
      kind: 'note'
      id: string
      at: string
      author: CaseAuthor
      html: string
      lang: Locale | null
      from?: string | undefined
    }
  /** A change of state, as a sentence. */
  | { kind: 'event'; id: string; at: string; sentence: ReactNode; from?: string | undefined }

/** The conversation of a case in one line of time: posts, notes on their own paper, and every change of state. */
export function CaseTimeline({ entries }: { entries: readonly CaseEntry[] }) {
  return (
    <ol className="talk">
      {entries.map((entry) => {
        if (entry.kind === 'event') {
          return (
            <li className="event" key={entry.id}>
              <span className="dot" aria-hidden="true" />
              {entry.sentence} <From case={entry.from} /> <Time at={entry.at} />
            </li>
          )
        }
        return entry.kind === 'note' ? (
          <NoteEntry key={entry.id} entry={entry} />
        ) : (
          <PostEntry key={entry.id} entry={entry} />
        )
      })}
    </ol>
  )
}

/** Which case an entry was in before it was merged; nothing for an entry of this one. */
function From({ case: from }: { case: string | undefined }) {
  const t = useT()
  return from === undefined ? null : <span>{t('merge.from', { number: from })}</span>
}

function PostEntry({ entry }: { entry: Extract<CaseEntry, { kind: 'post' }> }) {
  const t = useT()
  const lang = useTextLang(entry.lang)
  return (
    <li id={entry.id}>
      <Avatar of={entry.author} />
      <div className="spread">
        <span className="row">
          <b>
            <bdi>{entry.author.name}</bdi>
          </b>
          {entry.author.staff && <StaffSign />}
        </span>
        <p className="meta">
          {entry.href === null ? (
            <span>
              <Icon name="lock" size="small" /> {t(entry.via === 'mail' ? 'parts.case.byMail' : 'parts.case.private')}
            </span>
          ) : (
            <a href={entry.href}>{t(entry.author.staff ? 'parts.case.publicReply' : 'parts.case.publicPost')}</a>
          )}
          <From case={entry.from} />
          <Time at={entry.at} />
          {entry.report !== undefined && (
            <a href={entry.report} rel="nofollow">
              {t('flags.act')}
            </a>
          )}
        </p>
      </div>
      <div className={entry.author.staff ? 'bubble team' : 'bubble'}>
        {'html' in entry.body ? (
          <Prose html={entry.body.html} lang={entry.lang} />
        ) : (
          <p className="lines-kept" lang={lang}>
            <MarkedText {...entry.body} />
          </p>
        )}
      </div>
    </li>
  )
}

function NoteEntry({ entry }: { entry: Extract<CaseEntry, { kind: 'note' }> }) {
  return (
    <li className="memo" id={entry.id}>
      <Avatar of={entry.author} />
      <div className="spread">
        <span className="row">
          <b>
            <bdi>{entry.author.name}</bdi>
          </b>
          <InternalSign />
        </span>
        <p className="meta">
          <From case={entry.from} />
          <Time at={entry.at} />
        </p>
      </div>
      <div className="bubble">
        <Prose html={entry.html} lang={entry.lang} />
      </div>
    </li>
  )
}
