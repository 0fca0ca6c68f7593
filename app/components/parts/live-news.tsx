import { useLocation } from '#app/components/shell/page.tsx'
import { useReader } from '#app/components/shell/reader.tsx'
import type { LiveKind } from '#app/registry/live-news.ts'

/**
 * Where script says what came since the page was made; empty and out of sight until then. `of`: the id of what the page
 * shows, for kinds that have one. `href` leads to what is new, `{item}` in it stands for its id; left out: this page again.
 */
export function LiveNews({
  kind,
  of,
  text,
  href,
}: {
  kind: LiveKind
  of?: string
  text: 'answers' | 'replies' | Exclude<LiveKind, 'thread' | 'bell' | 'writing'>
  href?: string
}) {
  const { t, now } = useReader()
  const { pathname, search } = useLocation()
  return (
    <div
      className="live"
      role="status"
      data-live={of === undefined ? kind : `${kind}:${of}`}
      data-since={now}
      data-one={t(`live.${text}`, { count: 1, n: '{n}' })}
      data-other={t(`live.${text}`, { count: 2, n: '{n}' })}
      data-href={href ?? `${pathname}${search}`}
    />
  )
}
