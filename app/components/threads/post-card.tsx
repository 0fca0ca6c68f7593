import type { ReactNode } from 'react'
import { Byline, type AuthorView } from '#app/components/members/byline.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { Icon } from '#app/components/parts/icon.tsx'
import { Prose } from '#app/components/parts/prose.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { AcceptedSign } from '#app/components/parts/status-signs.tsx'
import { TagList, type TagView } from '#app/components/parts/tag-list.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import { renderedLate } from '#app/html/kept.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { Comments, type CommentView } from './comments.tsx'
import { HeldNote } from './held-note.tsx'
import { VoteBox, type VoteView } from './vote-box.tsx'

export type PostView = {
  /** Also the anchor of the post on its page. */
  id: string
  kind: 'opening' | 'answer' | 'reply'
  author: AuthorView
  at: string
  editedAt: string | null
  /** Sanitised HTML as stored. */
  html: string
  lang: Locale | null
  /** `null` where a post can't be voted on. */
  vote: VoteView | null
  /** Only on the accepted answer; `by` is the name of who accepted. */
  accepted: { by: string; at: string } | null
  tags: readonly TagView[]
  comments: readonly CommentView[]
  /** Shown to those who may see it in place of the text. */
  /** `hidden`: by a moderator. */
  removed: { reason: string | null; erased: boolean; hidden: boolean } | null
  /** It waits for a moderator, as `HeldNote` says. */
  held: { wait: number | null; again: boolean } | null
  /** Where an imported post comes from, as its licence asks. */
  source: { site: string; href: string; licence: string } | null
}

/**
 * Question, answer or reply: who wrote it, the text, one row with its votes and what can be done (`actions`), comments.
 * `children` come after the comments (a comment form).
 */
export function PostCard({
  post,
  marked = null,
  moreComments,
  outdated = null,
  aside,
  actions,
  commentActions,
  children,
}: {
  post: PostView
  /** The post or comment that the address points at. */
  marked?: string | null
  /** Total number of comments, when these are only the first. */
  moreComments?: number
  /** The accepted answer no longer works on a newer version; `recheck` leads those who may to the check. */
  outdated?: { certainty: 'possibly' | 'surely'; version: string | null; recheck: string | null } | null
  /** At the end of the row of acts. */
  aside?: ReactNode
  actions?: ReactNode
  commentActions?: (comment: CommentView) => ReactNode
  children?: ReactNode
}) {
  const t = useT()
  const under = post.comments.length > 0 || children
  return (
    <article
      className={[
        'post',
        post.kind === 'reply' && 'reply-post',
        post.accepted && 'accepted',
        post.id === marked && 'marked',
      ]
        .filter(Boolean)
        .join(' ')}
      id={post.id}
      aria-label={usePostName(post)}
    >
      {post.accepted && (
        <p className="strip">
          <AcceptedSign />
          <span className="quiet-text">
            <Sentence
              text="parts.thread.acceptedBy"
              with={{ name: <bdi>{post.accepted.by}</bdi>, when: <Time at={post.accepted.at} /> }}
            />
          </span>
        </p>
      )}
      <div className="body">
        <Byline author={post.author}>
          {post.editedAt && <Edited postId={post.id} at={post.editedAt} />}
          <Time at={post.at} form="moment" />
        </Byline>
        {outdated && (
          <Note tone="warn" icon="warn">
            {t(`posts.outdated.${outdated.certainty}`, { version: outdated.version ?? '' })}{' '}
            {outdated.recheck && <a href={outdated.recheck}>{t('posts.outdated.recheck')}</a>}
          </Note>
        )}
        {post.held && <HeldNote {...post.held} />}
        {post.removed ? <Removed removed={post.removed} /> : <Prose html={post.html} lang={post.lang} />}
        {post.source && <Source source={post.source} />}
        <TagList tags={post.tags} />
        <div className="acts">
          {post.vote && <VoteBox vote={post.vote} />}
          {actions}
          {aside}
        </div>
      </div>
      {under && (
        <div className="under">
          <Comments
            comments={post.comments}
            actions={commentActions}
            marked={marked}
            all={moreComments === undefined ? null : { href: `/posts/${post.id}/comments`, count: moreComments }}
          />
          {children}
        </div>
      )}
    </article>
  )
}

const Edited = renderedLate(({ postId, at }: { postId: string; at: string }) => {
  const t = useT()
  const format = useFormat()
  return (
    <a href={`/posts/${postId}/revisions`} rel="nofollow" title={format.exact(at)}>
      <Icon name="pen" size="small" />
      <span className="edited">{t('parts.thread.edited', { when: format.relative(at, format.now) })}</span>
    </a>
  )
})

function usePostName(post: PostView): string {
  const t = useT()
  if (post.accepted) return t('parts.sign.accepted')
  if (post.kind === 'opening') return t('parts.thread.question')
  if (post.kind === 'reply') return t('parts.thread.reply')
  return t(post.author.staff ? 'parts.thread.staffAnswer' : 'parts.thread.answer')
}

function Removed({ removed: { reason, erased, hidden } }: { removed: NonNullable<PostView['removed']> }) {
  const t = useT()
  if (erased) return <p className="note">{t('parts.thread.erased')}</p>
  const name = hidden ? 'hidden' : 'removed'
  return <p className="note">{reason ? t(`parts.thread.${name}Because`, { reason }) : t(`parts.thread.${name}`)}</p>
}

function Source({ source: { site, href, licence } }: { source: NonNullable<PostView['source']> }) {
  return (
    <p className="meta-text">
      <Sentence
        text="parts.thread.source"
        with={{
          site: (
            <a href={href} rel="nofollow noopener">
              {site}
            </a>
          ),
        }}
        params={{ licence }}
      />
    </p>
  )
}
