import { redirect } from '@remix-run/node'
import type { ComponentProps } from 'react'
import { Note } from '#app/components/parts/alert.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { PageSplit } from '#app/components/parts/page-split.tsx'
import { Pager } from '#app/components/parts/pager.tsx'
import { SideSection } from '#app/components/parts/section.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { AcceptedSign } from '#app/components/parts/status-signs.tsx'
import { FilterChips } from '#app/components/parts/tabs.tsx'
import { useTextLang } from '#app/components/parts/text-lang.ts'
import { Time } from '#app/components/parts/time.tsx'
import { type DataOf, type PageProps, useActionData, useLoaderData } from '#app/components/shell/page.tsx'
import { useReader } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { BookmarkButton } from '#app/components/threads/bookmark-button.tsx'
import { CommentActs } from '#app/components/threads/comment-acts.tsx'
import { FollowButton } from '#app/components/threads/follow-button.tsx'
import { IdeaPanel } from '#app/components/threads/idea-panel.tsx'
import { KindForm } from '#app/components/threads/kind-form.tsx'
import { MeToo } from '#app/components/threads/me-too.tsx'
import { OpenCase } from '#app/components/threads/open-case.tsx'
import { OutcomeBox } from '#app/components/threads/outcome-box.tsx'
import { PostActs } from '#app/components/threads/post-acts.tsx'
import { PostCard } from '#app/components/threads/post-card.tsx'
import { PostPosition } from '#app/components/threads/post-position.tsx'
import { ReadingMark } from '#app/components/threads/reading-mark.tsx'
import { ShareLink } from '#app/components/threads/share-link.tsx'
import { SimilarList } from '#app/components/threads/similar-threads.tsx'
import { ThreadModeration } from '#app/components/threads/thread-moderation.tsx'
import { ThreadNotices } from '#app/components/threads/thread-notices.tsx'
import { CommentForm, ResponseForm, SignInToRespond } from '#app/components/threads/write-forms.tsx'
import { can } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { isDomainError } from '#app/core/errors.ts'
import { categories } from '#app/domain/catalogue/queries/choices.server.ts'
import { draftsAt } from '#app/domain/drafts/drafts-at.server.ts'
import { places } from '#app/domain/drafts/place.ts'
import type { PostView } from '#app/domain/threads/queries/post-views.server.ts'
import { threadPage, type ThreadLink, type ThreadPage } from '#app/domain/threads/queries/thread-page.server.ts'
import type { ThreadSummary } from '#app/domain/threads/queries/thread-summaries.server.ts'
import { outcomeView } from '#app/views/outcome-view.ts'
import { postCards } from '#app/views/post-cards.server.ts'
import { markedIn, placeOf, positionView } from '#app/views/post-place.server.ts'
import { readerView } from '#app/views/reader-view.server.ts'
import { similarTo } from '#app/views/similar-links.server.ts'
import { threadKindView } from '#app/views/thread-kind-view.server.ts'
import { tagLinks } from '#app/views/thread-rows.server.ts'
import { urls } from '#app/views/urls.ts'
import { formAction } from '#app/web/form-action.server.ts'
import { threadIntents } from '#app/web/intents/thread-intents.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

const answersPerPage = 30
const outdatedQueue = `${urls.reviewQueue()}?kind=outdated-answer`

export const handle: RouteHandle<typeof loader> = {
  head: (data, t) =>
    data
      ? {
          title: data.thread.title,
          description: data.thread.excerpt.slice(0, 160),
          canonical: urls.thread(data.thread),
          noindex: data.thread.state !== 'visible',
        }
      : { title: t('threads.list.title') },
}

export const loader = pageLoader(async ({ ctx, params, url }) => {
  const order = url.searchParams.get('order') === 'oldest' ? 'oldest' : 'votes'
  const { thread, opening, answers, comments, ...page } = await leadOn(
    threadPage(ctx, params.id ?? '', { order, place: placeOf(url), limit: answersPerPage }),
  )
  const here = urls.thread(thread)
  if (params.slug !== thread.slug) throw redirect(here + url.search, 301)

  const shown = [opening, ...answers.items]
  const posts = [...shown, ...Object.values(comments).flat()]
  const [[question, ...responses], similar, standing] = await Promise.all([
    postCards(ctx, shown, comments),
    // A reader of the fortieth page is not looking for another thread.
    answers.previous === null ? similarTo(ctx, thread) : [],
    threadKindView(ctx, { thread, ...page }),
  ])
  if (question === undefined) throw new Error('A thread without its opening post')
  return {
    thread,
    question: { ...question, tags: tagLinks(thread.tags) },
    responses,
    order,
    here,
    commentOn: url.searchParams.get('comment'),
    next: answers.next === null ? null : `${here}?order=${order}&cursor=${answers.next}`,
    previous: answers.previous === null ? null : `${here}?order=${order}&before=${answers.previous}`,
    position: positionView(answers.position, here, order),
    marked: markedIn(
      url,
      answers.position,
      answers.items.filter(({ accepted }) => accepted === null),
    ),
    moreComments: page.moreComments,
    duplicates: page.duplicates.map(titleLink),
    reminded: page.reminded,
    outcomes: Object.fromEntries(
      answers.items
        .filter(({ kind }) => kind === 'answer')
        .map((post) => [post.id, outcomeView(post, thread, page.versions, page.outcomes.get(post.id) ?? [])]),
    ),
    ...standing,
    mineToo: page.mineToo,
    reader: readerView(
      ctx,
      thread,
      { ...page.reader, bookmarked: new Set(posts.filter(({ saved }) => saved).map(({ id }) => id)) },
      posts,
      { last: answers.next === null, until: order === 'oldest' ? (answers.items.at(-1)?.createdAt ?? null) : null },
    ),
    duplicateOf: page.duplicateOf === null ? null : titleLink(page.duplicateOf),
    allowed: page.allowed,
    place:
      page.allowed.organise || page.transfers.length > 0 ? await placeForStaff(ctx, thread, answers.items, page) : null,
    drafts: await draftsAt(ctx, [
      places.answer(thread.id),
      ...[opening, ...answers.items].map(({ id }) => places.comment(id)),
    ]),
    mayOpenCase: can(ctx.actor, 'case.work'),
    mayRecheck: can(ctx.actor, 'review.answers'),
    mine: ctx.actor.memberId !== null && thread.author?.id === ctx.actor.memberId,
    category: { text: thread.category.name, href: urls.category(thread.category.slug) },
    similar,
  }
})

function titleLink(thread: ThreadLink) {
  return { title: thread.title, href: urls.thread(thread), lang: thread.lang }
}

/** What a thread can be brought to, for those who may: the categories, the posts to split off, what can be undone. */
async function placeForStaff(
  ctx: Ctx,
  thread: ThreadSummary,
  answers: readonly PostView[],
  { transfers, movedFrom }: Pick<ThreadPage, 'transfers' | 'movedFrom'>,
) {
  return {
    category: thread.category.slug,
    movedFrom,
    categories: (await categories(ctx)).map(({ slug, name }) => ({ slug, name })),
    posts: answers
      .filter(({ state, accepted }) => state === 'visible' && accepted === null)
      .map(({ id, author, excerpt }) => ({ id, by: author?.name ?? '', excerpt: excerpt.slice(0, 80) })),
    transfers: transfers.map(({ id, kind, at, from, to }) => ({
      id,
      kind,
      at,
      from: titleLink(from),
      to: titleLink(to),
    })),
  }
}

/** A merged thread leads on to where its posts are. */
async function leadOn<T>(page: Promise<T>): Promise<T> {
  return page.catch((error: unknown) => {
    if (!isDomainError(error) || error.code !== 'merged') throw error
    throw redirect(urls.thread(error.details['mergedInto'] as { id: string; slug: string }), 302)
  })
}

export const action = formAction(threadIntents, { member: true })

export default function Thread({ data: page, result }: PageProps<typeof loader, typeof action>) {
  const { t, me } = useReader()
  const { thread, allowed } = page
  const kind = thread.kind === 'question' ? 'answer' : 'reply'
  const removed = thread.state !== 'visible'
  return (
    <>
      <Crumbs trail={[{ text: t('threads.list.title'), href: urls.threads() }, page.category]} />
      <PageSplit side={<ThreadSide />} sideLabel={t('threads.show.side')}>
        <ThreadTitle />
        <ThreadNotices
          state={thread.state}
          locked={thread.locked}
          closed={thread.duplicateOfId !== null}
          duplicateOf={page.duplicateOf}
          archived={thread.archived}
          duplicates={page.duplicates}
          reminded={page.reminded}
        />
        <PostCard
          post={page.question}
          marked={page.marked}
          moreComments={page.moreComments[page.question.id]}
          actions={
            <>
              {!removed && thread.kind !== 'announcement' && (
                <MeToo threadId={thread.id} count={thread.meTooCount} mine={page.mineToo} mayPress={allowed.meToo} />
              )}
              <FollowButton following={page.reader.following} />
              <PostActs
                postId={page.question.id}
                allowed={page.question.allowed}
                suggestions={page.question.suggestions}
                mySuggestion={page.question.mySuggestion}
                others={!page.mine}
                removeText={t('threads.show.removeThread')}
              />
              <BookmarkButton postId={page.question.id} saved={page.reader.bookmarked.includes(page.question.id)} />
              <ShareLink href={urls.permalink(page.question.id)} />
              {page.mayOpenCase && page.question.author.staff === null && <OpenCase postId={page.question.id} />}
            </>
          }
          commentActions={(comment) => (
            <OnComment comment={page.question.comments.find(({ id }) => id === comment.id)} />
          )}
        >
          {(allowed.comment || (!me && !thread.locked)) && (
            <CommentForm
              postId={page.question.id}
              asked={page.commentOn === page.question.id}
              result={result}
              draft={page.drafts[places.comment(page.question.id)] ?? null}
            />
          )}
        </PostCard>
        {page.idea && <IdeaPanel idea={page.idea} result={result} />}
        <Responses result={result} />
        <ReadingMark threadId={thread.id} until={page.reader.until} />
        {allowed.respond && (
          <ResponseForm
            kind={kind}
            result={result}
            threadId={thread.id}
            draft={page.drafts[places.answer(thread.id)] ?? null}
          />
        )}
        {!me && !thread.locked && thread.duplicateOfId === null && <SignInToRespond kind={kind} />}
      </PageSplit>
    </>
  )
}

function ThreadTitle() {
  const { t } = useReader()
  const { thread } = useLoaderData<typeof loader>()
  return (
    <div className="title">
      <h1 lang={useTextLang(thread.lang)}>{thread.title}</h1>
      <div className="meta">
        {thread.acceptedPostId !== null && <AcceptedSign />}
        <span>{t(`threads.ask.kinds.${thread.kind}`)}</span>
        {thread.product && (
          <span>
            {thread.product.name}
            {thread.version && ` ${thread.version}`}
          </span>
        )}
        <span>
          <Sentence
            text={thread.kind === 'question' ? 'threads.show.asked' : 'threads.show.posted'}
            with={{ when: <Time at={thread.createdAt} /> }}
          />
        </span>
      </div>
    </div>
  )
}

function Responses({ result }: { result: DataOf<typeof action> | undefined }) {
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
  } = useLoaderData<typeof loader>()
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
              <PostActs
                postId={post.id}
                allowed={post.allowed}
                suggestions={post.suggestions}
                mySuggestion={post.mySuggestion}
                others={post.author.handle !== (me?.handle ?? null)}
                endorsed={post.endorsed}
                settled={thread.acceptedPostId !== null}
              />
              <BookmarkButton postId={post.id} saved={reader.bookmarked.includes(post.id)} />
              <ShareLink href={urls.permalink(post.id)} />
              {mayOpenCase && post.author.staff === null && <OpenCase postId={post.id} />}
            </>
          }
          commentActions={(comment) => <OnComment comment={post.comments.find(({ id }) => id === comment.id)} />}
        >
          {(post.allowed.comment || (!me && !thread.locked)) && (
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

/** What this reader may do with a comment, and whether it is new to them. */
function OnComment({ comment }: { comment: ComponentProps<typeof CommentActs>['comment'] }) {
  const { t } = useReader()
  const { reader } = useLoaderData<typeof loader>()
  if (comment === undefined) return null
  return (
    <>
      {reader.fresh.includes(comment.id) && <Label tone="info">{t('following.read.newPost')}</Label>}
      <CommentActs comment={comment} />
      <BookmarkButton postId={comment.id} saved={reader.bookmarked.includes(comment.id)} />
    </>
  )
}

function ThreadSide() {
  const { t } = useReader()
  const { similar, allowed, kind, place } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  return (
    <>
      {similar.length > 0 && (
        <SideSection title={t('threads.show.similar')}>
          <SimilarList threads={similar} />
        </SideSection>
      )}
      <p className="row">
        <a className="button" href={urls.ask()}>
          {t('threads.list.ask')}
        </a>
      </p>
      {kind && (
        <SideSection title={t('catalogue.kind.kind')}>
          <KindForm kind={kind.kind} undo={kind.undo} result={result} />
        </SideSection>
      )}
      <ThreadModeration allowed={allowed} place={place} result={result} />
    </>
  )
}
