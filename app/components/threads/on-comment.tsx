import type { ComponentProps } from 'react'
import { Label } from '#app/components/parts/label.tsx'
import { useReader } from '#app/components/shell/reader.tsx'
import { BookmarkButton } from './bookmark-button.tsx'
import { CommentActs } from './comment-acts.tsx'

/** What this reader may do with a comment, and whether it is new to them. */
export function OnComment({
  comment,
}: {
  comment: (ComponentProps<typeof CommentActs>['comment'] & { fresh: boolean; saved: boolean }) | undefined
}) {
  const { t } = useReader()
  if (comment === undefined) return null
  return (
    <>
      {comment.fresh && <Label tone="info">{t('following.read.newPost')}</Label>}
      <CommentActs comment={comment} />
      <BookmarkButton postId={comment.id} saved={comment.saved} />
    </>
  )
}
