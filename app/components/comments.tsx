import type { ReactNode } from 'react'
import type { Locale } from '#app/i18n/locale.ts'
import { AuthorName } from './byline.tsx'
import { useT } from './reader.tsx'
import { useTextLang } from './text-lang.ts'
import { Time } from './time.tsx'

export type CommentView = {
  id: string
  author: { name: string; handle: string | null }
  at: string
  /** Sanitised HTML of one paragraph or more. */
  html: string
  lang: Locale | null
}

const shownAtOnce = 3

/** Remarks under a post, folded after three. `actions` gives each comment its own (remove, flag). */
export function Comments({ comments, actions }: { comments: readonly CommentView[]; actions?: (comment: CommentView) => ReactNode }) {
  const t = useT()
  if (comments.length === 0) return null
  const items = comments.map((comment) => <Comment key={comment.id} comment={comment} actions={actions?.(comment)} />)
  const folded = items.slice(shownAtOnce)
  return (
    <>
      <ol className="comments">{items.slice(0, shownAtOnce)}</ol>
      {folded.length > 0 && (
        <details className="fold">
          <summary>{t('parts.thread.moreComments', { count: folded.length })}</summary>
          <ol className="comments">{folded}</ol>
        </details>
      )}
    </>
  )
}

function Comment({ comment, actions }: { comment: CommentView; actions?: ReactNode }) {
  const lang = useTextLang(comment.lang)
  return (
    <li id={comment.id}>
      <div className="remark" lang={lang} dangerouslySetInnerHTML={{ __html: comment.html }} />
      <div className="meta">
        <AuthorName author={comment.author} />
        <Time at={comment.at} />
        {actions}
      </div>
    </li>
  )
}
