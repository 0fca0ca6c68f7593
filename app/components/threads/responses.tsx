import type { ComponentProps } from 'react'
import { Note } from '#app/components/parts/alert.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { Pager } from '#app/components/parts/pager.tsx'
import { FilterChips } from '#app/components/parts/tabs.tsx'
import { useReader } from '#app/components/shell/reader.tsx'
import { places } from '#app/domain/drafts/place.ts'
import type { ThreadView } from '#app/views/thread-view.server.ts'
import { urls } from '#app/views/urls.ts'
import { BookmarkButton } from './bookmark-button.tsx'
import { OnComment } from './on-comment.tsx'
import { OpenCase } from './open-case.tsx'
import { OutcomeBox } from './outcome-box.tsx'
import { PostActs } from './post-acts.tsx'
import { PostCard } from './post-card.tsx'
import { PostPosition } from './post-position.tsx'
import { QuoteLink } from './quote-link.tsx'
import { ShareLink } from './share-link.tsx'
import { CommentForm, CommentLink, type WriteResult } from './write-forms.tsx'

const outdatedQueue = `${urls.reviewQueue()}?kind=outdated-answer`

/** The answers or replies of a thread with their comments; what to do when there are none. */
export function Responses({ page, result }: { page: ThreadView; result: WriteResult }) {
  const { t, me } = useReader()
  const {
    thread,
    responses,
    order,
    here,
    next,
    previous,
    position,
    marked,
    moreComments,
    outcomes,
    mayRecheck,
    mine,
    mayOpenCase,
    reader,
    drafts,
    commentOn,
  } = page
  const question = thread.kind === 'question'
  const count = thread.answerCount
  if (responses.length === 0) {
    return (
      <EmptyState
        title={t(question ? 'threads.show.noAnswers' : 'threads.show.noReplies')}
        text={t(question ? 'threads.show.noAnswersText' : 'threads.show.noRepliesText')}
      />
    )
  }
  return (
    <>
      <div className="head answers">
        <h2>{t(question ? 'parts.thread.answers' : 'parts.thread.replies', { count })}</h2>
        {count > 1 && (
          <FilterChips
            label={t('threads.show.order')}
            chips={[
              { text: t('threads.show.topVotes'), href: here, current: order === 'votes' },
              { text: t('threads.show.oldest'), href: `${here}?order=oldest`, current: order === 'oldest' },
            ]}
          />
        )}
      </div>
      {position && <PostPosition at={position} />}
      {question && mine && thread.acceptedPostId === null && <Note tone="info">{t('threads.show.askerHint')}</Note>}
      {responses.map((post) => (
        <PostCard
          key={post.id}
          post={post}
          marked={marked}
          moreComments={moreComments[post.id]}
          aside={<OutcomeOf outcome={outcomes[post.id]} />}
          outdated={
            post.accepted !== null && thread.outdated !== null
              ? {
                  certainty: thread.outdated,
                  version: thread.outdatedVersion,
                  recheck: mayRecheck ? outdatedQueue : null,
                }
              : null
          }
          actions={
            <>
              {reader.fresh.includes(post.id) && <Label tone="info">{t('following.read.newPost')}</Label>}
              {(post.allowed.comment || (!me && !thread.locked)) && <CommentLink postId={post.id} />}
              {page.allowed.respond && post.removed === null && (
                <QuoteLink postId={post.id} handle={post.author.handle} />
              )}
              <BookmarkButton postId={post.id} saved={reader.bookmarked.includes(post.id)} />
              <ShareLink href={urls.permalink(post.id)} />
              <PostActs
                postId={post.id}
                allowed={post.allowed}
                suggestions={post.suggestions}
                mySuggestion={post.mySuggestion}
                others={post.author.handle !== (me?.handle ?? null)}
                endorsed={post.endorsed}
                settled={thread.acceptedPostId !== null}
              />
              {mayOpenCase && post.author.staff === null && <OpenCase postId={post.id} />}
            </>
          }
          commentActions={(comment) => (
            <OnComment comment={post.comments.find(({ id }) => id === comment.id)} reader={reader} />
          )}
        >
          {post.allowed.comment && (
            <CommentForm
              postId={post.id}
              asked={commentOn === post.id}
              result={result}
              draft={drafts[places.comment(post.id)] ?? null}
            />
          )}
        </PostCard>
      ))}
      {position && <PostPosition at={position} />}
      <Pager
        newer={previous}
        older={next}
        newerText={t('posts.position.earlier')}
        olderText={t(question ? 'threads.show.moreAnswers' : 'threads.show.moreReplies')}
      />
    </>
  )
}

/** Replies have none. */
function OutcomeOf({ outcome }: { outcome: ComponentProps<typeof OutcomeBox>['outcome'] | undefined }) {
  return outcome === undefined ? null : <OutcomeBox outcome={outcome} />
}
