import type { ReactNode } from 'react'
import { AuthorName } from '#app/components/members/byline.tsx'
import { useTextLang } from '#app/components/parts/text-lang.ts'
import { Time } from '#app/components/parts/time.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { Locale } from '#app/i18n/locale.ts'

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
export function Comments({
  comments,
  actions,
  marked = null,
  unfolded,
  all = null,
}: {
  comments: readonly CommentView[]
  actions?: (comment: CommentView) => ReactNode
  /** The comment that the address points at: it is marked, and never folded away. */
  marked?: string | null
  unfolded?: boolean
  /** Where all of them are, and how many, when these are only the first. */
  all?: { href: string; count: number } | null
}) {
  const t = useT()
  if (comments.length === 0) return null
  const items = comments.map((comment) => (
    <Comment key={comment.id} comment={comment} marked={comment.id === marked} actions={actions?.(comment)} />
  ))
  const folded = unfolded ? [] : items.slice(shownAtOnce)
  const open = comments.slice(shownAtOnce).some(({ id }) => id === marked)
  return (
    <>
      <ol className="comments">{unfolded ? items : items.slice(0, shownAtOnce)}</ol>
      {folded.length > 0 && (
        <details className="fold" open={open || undefined}>
          <summary>{t('parts.thread.moreComments', { count: (all?.count ?? comments.length) - shownAtOnce })}</summary>
          <ol className="comments">{folded}</ol>
          {all && (
            <p>
              <a href={all.href}>{t('posts.comments.all', { count: all.count })}</a>
            </p>
          )}
        </details>
      )}
    </>
  )
}

function Comment({ comment, marked, actions }: { comment: CommentView; marked: boolean; actions?: ReactNode }) {
  const lang = useTextLang(comment.lang)
  return (
    <li id={comment.id} className={marked ? 'marked' : undefined}>
      <div className="remark" lang={lang} dangerouslySetInnerHTML={{ __html: comment.html }} />
      <div className="meta">
        <AuthorName author={comment.author} />
        <a className="plain" href={`/posts/${comment.id}`} rel="nofollow">
          <Time at={comment.at} />
        </a>
        {actions}
      </div>
    </li>
  )
}
