import { Button } from '#app/components/parts/button.tsx'
import { useLocation } from '#app/components/shell/page.tsx'
import { useReader, useT } from '#app/components/shell/reader.tsx'

/**
 * Tells the server how far this page was read, once it has been looked at (`client/reading-mark.ts`); without script it
 * is a button. `until` null: there is nothing to tell, because it is known, or because more answers are to come by votes.
 */
export function ReadingMark({ threadId, until }: { threadId: string; until: string | null }) {
  const { me } = useReader()
  if (me === null || until === null) return null
  return (
    <div className="without-script" data-reading-mark>
      <MarkRead threadId={threadId} until={until} />
    </div>
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
