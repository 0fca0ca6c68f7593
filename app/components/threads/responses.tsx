import { LegalNotes } from '#app/components/legal/legal-notes.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { Pager } from '#app/components/parts/pager.tsx'
import { FilterChips } from '#app/components/parts/tabs.tsx'
import { useReader } from '#app/components/shell/reader.tsx'
import { places } from '#app/domain/drafts/place.ts'
import type { ThreadView } from '#app/views/thread-view.server.ts'
import { urls } from '#app/views/urls.ts'
import { PostPosition } from './post-position.tsx'
import { KeptResponse, Response } from './response-card.tsx'
import type { WriteResult } from './write-forms.tsx'

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
    mine,
    mayOpenCase,
    drafts,
    commentOn,
  } = page
  const question = thread.kind === 'question'
  const count = thread.answerCount
  if (responses.length === 0) {
    return (
      <>
        <EmptyState
          title={t(question ? 'threads.show.noAnswers' : 'threads.show.noReplies')}
          text={t(question ? 'threads.show.noAnswersText' : 'threads.show.noRepliesText')}
        />
        <LegalNotes notes={page.legalNotes} />
      </>
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
      {responses.map((post) => {
        const form = { asked: commentOn === post.id, draft: drafts[places.comment(post.id)] ?? null, result }
        const card = {
          post,
          marked: isMarked(post, marked) ? marked : null,
          moreComments: moreComments[post.id],
          outcome: outcomes[post.id] ?? null,
          outdated: post.accepted === null ? null : outdatedMark(page),
          settled: thread.acceptedPostId !== null,
          mayOpenCase,
          mayComment: post.allowed.comment,
          mayAskForComment: post.allowed.comment || (!me && !thread.locked),
          mayQuote: page.allowed.respond && post.removed === null,
        }
        const closed = !form.asked && form.draft === null && result === undefined
        return closed ? <KeptResponse key={post.id} {...card} /> : <Response key={post.id} {...card} form={form} />
      })}
      <LegalNotes notes={page.legalNotes} />
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

/** Whether the address points at the post or one of its comments. */
function isMarked(post: ThreadView['responses'][number], marked: string | null): boolean {
  return post.id === marked || post.comments.some(({ id }) => id === marked)
}

/** What the accepted answer says of newer versions; null: nothing. */
function outdatedMark({ thread, mayRecheck }: ThreadView) {
  if (thread.outdated === null) return null
  return { certainty: thread.outdated, version: thread.outdatedVersion, recheck: mayRecheck ? outdatedQueue : null }
}
