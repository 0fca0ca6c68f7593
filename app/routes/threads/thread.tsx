import { OwnCaseStrip } from '#app/components/cases/own-case-strip.tsx'
import { PeopleHeard } from '#app/components/causes/people-heard.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { LiveNews } from '#app/components/parts/live-news.tsx'
import { PageSplit } from '#app/components/parts/page-split.tsx'
import type { PageProps } from '#app/components/shell/page.tsx'
import { useReader } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { BookmarkButton } from '#app/components/threads/bookmark-button.tsx'
import { FollowButton } from '#app/components/threads/follow-button.tsx'
import { FollowLevelMenu } from '#app/components/threads/follow-level-menu.tsx'
import { IdeaPanel } from '#app/components/threads/idea-panel.tsx'
import { MeToo } from '#app/components/threads/me-too.tsx'
import { OnComment } from '#app/components/threads/on-comment.tsx'
import { OpenCase } from '#app/components/threads/open-case.tsx'
import { PostActs } from '#app/components/threads/post-acts.tsx'
import { PostCard } from '#app/components/threads/post-card.tsx'
import { QuoteLink } from '#app/components/threads/quote-link.tsx'
import { ReadingMark } from '#app/components/threads/reading-mark.tsx'
import { Responses } from '#app/components/threads/responses.tsx'
import { ShareLink } from '#app/components/threads/share-link.tsx'
import { ThreadNotices } from '#app/components/threads/thread-notices.tsx'
import { ThreadSide } from '#app/components/threads/thread-side.tsx'
import { ThreadTitle } from '#app/components/threads/thread-title.tsx'
import { CommentForm, CommentLink, ResponseForm, SignInToRespond } from '#app/components/threads/write-forms.tsx'
import { places } from '#app/domain/drafts/place.ts'
import type { T } from '#app/i18n/translate.ts'
import { breadcrumbs } from '#app/views/structured-data/thing.ts'
import { threadData } from '#app/views/structured-data/thread-data.ts'
import { threadView, type ThreadView } from '#app/views/thread-view.server.ts'
import { urls } from '#app/views/urls.ts'
import { formAction } from '#app/web/form-action.server.ts'
import { threadIntents } from '#app/web/intents/thread-intents.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  sees: ({ thread }) => ({ threadId: thread.id }),
  structured: (page, at) =>
    page.thread.state === 'visible'
      ? [
          threadData(page, at),
          breadcrumbs(at.origin, [...wayTo(page, at.t), { text: page.thread.title, href: page.here }]),
        ]
      : [],
  head: (data, t) =>
    data
      ? {
          title: data.thread.title,
          description: data.thread.excerpt.slice(0, 160),
          noindex: data.thread.state !== 'visible',
          translated: data.thread.translation !== null,
          card: { kind: 'thread', id: data.thread.id },
        }
      : { title: t('threads.list.title') },
}

export const loader = pageLoader(({ ctx, params, url }) =>
  threadView(ctx, { id: params.id ?? '', slug: params.slug, url }),
)

export const action = formAction(threadIntents, { member: true })

function wayTo(page: Pick<ThreadView, 'category'>, t: T) {
  return [{ text: t('threads.list.title'), href: urls.threads() }, page.category]
}

export default function Thread({ data: page, result }: PageProps<typeof loader, typeof action>) {
  const { t, me } = useReader()
  const { thread, allowed } = page
  const kind = thread.kind === 'question' ? 'answer' : 'reply'
  const removed = thread.state !== 'visible'
  return (
    <>
      <Crumbs trail={wayTo(page, t)} />
      {!removed && (
        <LiveNews
          kind="thread"
          of={thread.id}
          text={thread.kind === 'question' ? 'answers' : 'replies'}
          href={urls.permalink('{item}')}
        />
      )}
      <PageSplit side={<ThreadSide page={page} result={result} />} sideLabel={t('threads.show.side')}>
        <ThreadTitle thread={thread} otherText={page.otherText} />
        <ThreadNotices
          // What waits for a moderator says so itself.
          state={page.question.held === null ? thread.state : 'visible'}
          locked={thread.locked}
          closed={thread.duplicateOfId !== null}
          duplicateOf={page.duplicateOf}
          archived={thread.archived}
          duplicates={page.duplicates}
          reminded={page.reminded}
        />
        {page.ownCase && <OwnCaseStrip own={page.ownCase} />}
        {page.peopleHeard !== null && <PeopleHeard people={page.peopleHeard} />}
        <PostCard
          post={page.question}
          marked={page.marked}
          moreComments={page.moreComments[page.question.id]}
          actions={
            <>
              {!removed && (thread.kind === 'question' || thread.kind === 'discussion') && (
                <MeToo threadId={thread.id} count={thread.meTooCount} mine={page.mineToo} mayPress={allowed.meToo} />
              )}
              {(allowed.comment || (!me && !thread.locked)) && <CommentLink postId={page.question.id} />}
              {allowed.respond && !removed && (
                <QuoteLink postId={page.question.id} handle={page.question.author.handle} />
              )}
              <BookmarkButton postId={page.question.id} saved={page.question.saved} />
              <ShareLink href={urls.permalink(page.question.id)} />
              <FollowButton following={page.reader.following} />
              <FollowLevelMenu following={page.reader.following} level={page.reader.level} />
              <PostActs
                postId={page.question.id}
                allowed={page.question.allowed}
                suggestions={page.question.suggestions}
                mySuggestion={page.question.mySuggestion}
                others={!page.question.own}
                removeText={t('threads.show.removeThread')}
              />
              {page.mayOpenCase && page.question.author.staff === null && <OpenCase postId={page.question.id} />}
            </>
          }
          commentActions={(comment) => (
            <OnComment comment={page.question.comments.find(({ id }) => id === comment.id)} />
          )}
        >
          {allowed.comment && (
            <CommentForm
              postId={page.question.id}
              asked={page.commentOn === page.question.id}
              result={result}
              draft={page.drafts[places.comment(page.question.id)] ?? null}
            />
          )}
        </PostCard>
        {page.idea && <IdeaPanel idea={page.idea} result={result} />}
        <Responses page={page} result={result} />
        <ReadingMark threadId={thread.id} until={page.reader.until} />
        {allowed.respond && (
          <ResponseForm
            kind={kind}
            result={result}
            threadId={thread.id}
            draft={page.drafts[places.answer(thread.id)] ?? null}
            quoted={page.quoted}
          />
        )}
        {!me && !thread.locked && thread.duplicateOfId === null && <SignInToRespond kind={kind} />}
      </PageSplit>
    </>
  )
}
