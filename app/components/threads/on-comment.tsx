import type { ComponentProps } from 'react'
import { Label } from '#app/components/parts/label.tsx'
import { useReader } from '#app/components/shell/reader.tsx'
import type { ThreadView } from '#app/views/thread-view.server.ts'
import { BookmarkButton } from './bookmark-button.tsx'
import { CommentActs } from './comment-acts.tsx'

/** What this reader may do with a comment, and whether it is new to them. */
export function OnComment({
  comment,
  reader,
}: {
  comment: ComponentProps<typeof CommentActs>['comment']
  reader: ThreadView['reader']
}) {
  const { t } = useReader()
  if (comment === undefined) return null
  return (
    <>
      {reader.fresh.includes(comment.id) && <Label tone="info">{t('following.read.newPost')}</Label>}
      <CommentActs comment={comment} />
      <BookmarkButton postId={comment.id} saved={reader.bookmarked.includes(comment.id)} />
    </>
  )
}
