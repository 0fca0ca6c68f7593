import { whenShown } from '../page-shown.ts'
import { showCounts } from './show-counts.ts'
import { showNews } from './show-news.ts'
import { showWriters } from './show-writers.ts'
import { openStream, type LiveMessage } from './stream.ts'

/** A part of a page that stays current. */
export type LivePart = {
  /** The element it is about now; null: the page has none. */
  find(): HTMLElement | null
  /** Begins anew for a page that was made again. */
  begin(): void
  heard(element: HTMLElement, message: LiveMessage): void
}

/**
 * Something that was written while its page was made may be on it or not: it is asked for, and the page knows what it
 * has.
 */
const overlapMs = 2_000

/** Keeps the parts of this page current that say what they are about (`data-live`) and when they were made. */
export function startLive(): void {
  const parts = [showNews(), showCounts(), showWriters()]
  let made = ''
  const found = (): { part: LivePart; element: HTMLElement }[] =>
    parts.flatMap((part) => {
      const element = part.find()
      return element === null ? [] : [{ part, element }]
    })
  const sinceOf = ({ dataset }: HTMLElement): number => Date.parse(dataset['since'] ?? '') - overlapMs

  const changed = openStream(
    () => ({
      keys: found().map(({ element }) => element.dataset['live'] ?? ''),
      since: Math.min(...found().map(({ element }) => sinceOf(element))),
    }),
    (message) => {
      for (const { part, element } of found())
        if (element.dataset['live'] === message.key && message.at >= sinceOf(element)) part.heard(element, message)
    },
  )

  whenShown(() => {
    const now = found()
      .map(({ element: { dataset } }) => `${dataset['live']} ${dataset['since']}`)
      .join()
    if (now === made) return
    made = now
    for (const part of parts) part.begin()
    changed()
  })
}
