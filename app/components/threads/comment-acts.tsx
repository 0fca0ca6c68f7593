import { useT } from '#app/components/shell/reader.tsx'
import { PostActs } from './post-acts.tsx'

type ActedOn = {
  id: string
  removed: boolean
  /** By a moderator. */
  hidden: boolean
  /** It waits for a moderator. */
  held: boolean
  /** Written by this reader. */
  own: boolean
  allowed: { edit: boolean; remove: boolean; restore: boolean; flag: boolean }
}

/** What may be done with a comment; nothing for most readers. */
export function CommentActs({ comment }: { comment: ActedOn | undefined }) {
  const t = useT()
  if (comment === undefined) return null
  const { edit, remove, restore, flag } = comment.allowed
  if (!edit && !remove && !restore && !flag && !comment.held) return null
  return (
    <>
      {comment.held && <span>{t('holding.told.short')}</span>}
      {comment.removed && <span>{t(comment.hidden ? 'parts.thread.hidden' : 'parts.thread.removed')}</span>}
      <PostActs
        postId={comment.id}
        others={!comment.own}
        allowed={{ edit, suggest: false, remove, restore, accept: false, unaccept: false, endorse: false, flag }}
      />
    </>
  )
}
