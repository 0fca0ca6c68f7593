import { useEffect } from 'react'
import { Button } from '#app/components/parts/button.tsx'
import { useLocation } from '#app/components/shell/page.tsx'
import { useReader, useT } from '#app/components/shell/reader.tsx'

/** Somebody who only passes through has not read the page. */
const lookMs = 1_000

/**
 * Tells the server how far this page was read, once it has been looked at: in the background, so nobody waits for it.
 * Without script it is a button. `until` null: there is nothing to tell, because it is known, or because more answers
 * are to come by votes.
 */
export function ReadingMark({ threadId, until }: { threadId: string; until: string | null }) {
  const { me } = useReader()
  const signedIn = me !== null
  useEffect(() => {
    if (!signedIn || until === null) return
    let timer = 0
    const send = (): void => {
      const body = new URLSearchParams({ intent: 'thread', threadId, until })
      // A mark that was lost is made by the next visit; the page has nothing to say about it.
      fetch('/me/reading', { method: 'POST', body, redirect: 'manual', keepalive: true }).catch(() => undefined)
    }
    const look = (): void => {
      window.clearTimeout(timer)
      if (document.visibilityState === 'visible') timer = window.setTimeout(send, lookMs)
    }
    look()
    document.addEventListener('visibilitychange', look)
    return () => {
      window.clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [signedIn, threadId, until])
  if (!signedIn || until === null) return null
  return (
    <noscript>
      <MarkRead threadId={threadId} until={until} />
    </noscript>
  )
}

/** Whatever is there now counts as read. */
export function MarkAllRead() {
  const t = useT()
  const { pathname, search } = useLocation()
  return (
    <form method="post" action="/me/reading">
      <input type="hidden" name="back" value={pathname + search} />
      <Button look="quiet" size="small" icon="check" name="intent" value="all">
        {t('following.read.all')}
      </Button>
    </form>
  )
}

function MarkRead({ threadId, until }: { threadId: string; until: string }) {
  const t = useT()
  const { pathname, search } = useLocation()
  return (
    <form method="post" action="/me/reading" className="row">
      <input type="hidden" name="threadId" value={threadId} />
      <input type="hidden" name="until" value={until} />
      <input type="hidden" name="back" value={pathname + search} />
      <Button size="small" icon="check" name="intent" value="thread">
        {t('following.read.here')}
      </Button>
    </form>
  )
}
