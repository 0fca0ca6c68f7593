import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Pager } from '#app/components/parts/pager.tsx'
import { useTextLang } from '#app/components/parts/text-lang.ts'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useReader } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { CommentActs } from '#app/components/threads/comment-acts.tsx'
import { Comments } from '#app/components/threads/comments.tsx'
import { PostPosition } from '#app/components/threads/post-position.tsx'
import { CommentForm, CommentLink } from '#app/components/threads/write-forms.tsx'
import { postShape } from '#app/domain/threads/input.ts'
import { addressOfPost } from '#app/domain/threads/queries/address-of-post.server.ts'
import { commentsPage } from '#app/domain/threads/queries/comments-page.server.ts'
import { postView } from '#app/domain/threads/queries/thread-page.server.ts'
import { writePost } from '#app/domain/threads/write-post.server.ts'
import { commentCards } from '#app/views/post-cards.server.ts'
import { markedIn, placeOf, positionView } from '#app/views/post-place.server.ts'
import { urls } from '#app/views/urls.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { heldToast } from '#app/web/intents/held-toast.ts'
import { threadIntents } from '#app/web/intents/thread-intents.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

const perPage = 50

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (data, t) => ({
    title: data === undefined ? t('posts.comments.title') : `${t('posts.comments.title')} · ${data.thread.title}`,
    noindex: true,
  }),
}

export const loader = pageLoader(async ({ ctx, params, url }) => {
  const id = params.id ?? ''
  const here = urls.comments(id)
  const { thread, post, comments, next, previous, position } = await commentsPage(ctx, id, placeOf(url), perPage)
  return {
    thread: { title: thread.title, lang: thread.lang },
    post: { id: post.id, mayComment: post.allowed.comment },
    back: urls.permalink(post.id),
    comments: commentCards(ctx, comments),
    marked: markedIn(url, position, comments),
    next: next === null ? null : `${here}?cursor=${next}`,
    previous: previous === null ? null : `${here}?before=${previous}`,
    position: positionView(position, here, 'oldest'),
  }
})

export const action = formAction(
  {
    remove: threadIntents.remove,
    restore: threadIntents.restore,
    comment: intent({
      shape: postShape.pick({ body: true }),
      limit: 'post',
      run: async ({ ctx, params }, { body }) => {
        const post = await postView(ctx, params.id ?? '')
        const comment = await writePost(ctx, { threadId: post.threadId, kind: 'comment', parentId: post.id, body })
        return {
          to: await addressOfPost(ctx, comment.id),
          toast: comment.state === 'held' ? heldToast : { tone: 'good', key: 'threads.toast.commented' },
        }
      },
    }),
  },
  { member: true },
)

export default function AllComments({ data, result }: PageProps<typeof loader, typeof action>) {
  const { t, me } = useReader()
  const { thread, post, back, comments, marked, next, previous, position } = data
  return (
    <>
      <Crumbs trail={[{ text: thread.title, href: back, lang: thread.lang }]} />
      <PageTitle title={t('posts.comments.title')} lede={<span lang={useTextLang(thread.lang)}>{thread.title}</span>} />
      {position && <PostPosition at={position} />}
      {comments.length === 0 ? (
        <EmptyState title={t('posts.comments.none')} />
      ) : (
        <Comments
          comments={comments}
          marked={marked}
          unfolded
          actions={(comment) => <CommentActs comment={comments.find(({ id }) => id === comment.id)} />}
        />
      )}
      <Pager
        newer={previous}
        older={next}
        newerText={t('posts.position.earlier')}
        olderText={t('posts.position.later')}
      />
      {post.mayComment && <CommentForm postId={post.id} asked result={result} />}
      {!me && (
        <p className="row gap">
          <CommentLink postId={post.id} />
        </p>
      )}
    </>
  )
}
