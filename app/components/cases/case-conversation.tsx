import { caseReference } from '#app/domain/cases/case.ts'
import type { Note, Said } from '#app/domain/cases/queries/conversation.server.ts'
import type { MergedCase } from '#app/domain/cases/queries/merges.server.ts'
import type { TimelineEvent } from '#app/domain/cases/queries/timeline.server.ts'
import type { SentenceFacts } from '#app/views/cases/line-words.ts'
import { urls } from '#app/views/urls.ts'
import { CaseSentence, isTold } from './case-sentence.tsx'
import type { CaseEntry } from './case-timeline.tsx'
import type { CueRange } from './marked-text.tsx'

export type Conversation = {
  id: string
  body: string
  html: string
  lang: 'ko' | 'en' | null
  openedAt: string
  postId: string | null
  threadHref: string | null
  customer: { author: { name: string; handle: string | null } } | null
  /** Who without an account opened it. */
  contact: string | null
  cues: readonly CueRange[]
  posts: readonly Said[]
  messages: readonly Said[]
  notes: readonly Note[]
  timeline: readonly TimelineEvent[]
  /** Cases that are part of this one. */
  merged: readonly (MergedCase & { timeline: readonly TimelineEvent[] })[]
} & SentenceFacts

/**
 * Posts, internal notes and events of a case, in chronological order. `former` is the name of somebody who is
 * gone.
 */
export function conversationOf(page: Conversation, former: string): CaseEntry[] {
  const { postId, cues, body, threadHref, names, firstResponse } = page
  const numbers = new Map(page.merged.map(({ id, number }) => [id, caseReference(number)]))
  const fromOf = (caseId: string | null): string | undefined => (caseId === null ? undefined : numbers.get(caseId))
  const shown = (html: string): { html: string } | { text: string; cues: readonly CueRange[] } =>
    isLaidOut(body) ? { html } : { text: body, cues }
  const said = [...page.posts, ...page.messages].map((one): CaseEntry => ({
    kind: 'post',
    id: one.id,
    at: one.at,
    author: {
      name: one.author?.name ?? (one.byStaff ? former : (page.contact ?? former)),
      handle: one.author?.handle ?? null,
      avatar: one.author?.avatar,
      staff: one.byStaff,
    },
    via: one.via,
    report: one.public || one.byStaff ? undefined : urls.flagMessage(one.id),
    from: fromOf(one.caseId),
    href: !one.public ? null : threadHref === null ? urls.permalink(one.id) : `${threadHref}#${one.id}`,
    lang: one.lang,
    body: one.id === postId ? shown(one.html) : { html: one.html },
  }))
  const customer = {
    name: page.customer?.author.name ?? page.contact ?? former,
    handle: page.customer?.author.handle ?? null,
    staff: false,
  }
  // A private case has no post, and a post that was taken away can't be read in its thread any more.
  const first: CaseEntry[] = page.posts.some(({ id }) => id === postId)
    ? []
    : [
        {
          kind: 'post',
          id: 'complaint',
          at: page.openedAt,
          author: customer,
          href: null,
          report: postId === null ? urls.flagMessage(page.id) : undefined,
          lang: page.lang,
          body: shown(page.html),
        },
      ]
  const others = page.merged
    .filter(({ postId: id }) => !page.posts.some((post) => post.id === id))
    .map((one): CaseEntry => ({
      kind: 'post',
      id: one.id,
      at: one.openedAt,
      author: customer,
      from: caseReference(one.number),
      href: null,
      lang: one.lang,
      body: { html: one.html },
    }))
  const notes = page.notes.map((one): CaseEntry => ({
    kind: 'note',
    id: one.id,
    at: one.at,
    author: {
      name: one.author?.name ?? former,
      handle: one.author?.handle ?? null,
      avatar: one.author?.avatar,
      staff: true,
    },
    html: one.html,
    lang: null,
    from: fromOf(one.caseId),
  }))
  const lines = [...page.timeline, ...page.merged.flatMap(({ timeline }) => timeline)]
  const events = lines.filter(isTold).map((event): CaseEntry => ({
    kind: 'event',
    from: fromOf(event.caseId),
    id: event.id,
    at: event.at,
    sentence: <CaseSentence event={event} facts={{ names, firstResponse }} />,
  }))
  // A post comes before the events of the same moment that it caused.
  return [...first, ...others, ...said, ...notes, ...events].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/** Tables, headings, lists and code say nothing as plain text: they are shown as the customer sees them, without marks. */
function isLaidOut(body: string): boolean {
  return /^ {0,3}(?:\||#{1,6} |[-*+] |\d+\. |```|~~~)/m.test(body)
}
