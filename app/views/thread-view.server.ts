import { redirect } from '@remix-run/node'
import { can } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { isDomainError } from '#app/core/errors.ts'
import { shorten } from '#app/core/shorten.ts'
import { peopleHeard } from '#app/domain/cases/queries/fixes.server.ts'
import { ownCaseAbout } from '#app/domain/cases/queries/own.server.ts'
import { categories } from '#app/domain/catalogue/queries/choices.server.ts'
import { draftView } from '#app/domain/drafts/draft.ts'
import { usualWait } from '#app/domain/holding/queries/wait.server.ts'
import { notesInThread } from '#app/domain/legal-requests/queries/legal-requests.server.ts'
import { markedCards } from '#app/domain/loyalty/queries/marked-cards.server.ts'
import { markdownBody } from '#app/domain/threads/import/imported-body.server.ts'
import type { PostView } from '#app/domain/threads/queries/post-views.server.ts'
import { threadPageBy, type ThreadLink, type ThreadPage } from '#app/domain/threads/queries/thread-page.server.ts'
import type { ThreadSummary } from '#app/domain/threads/queries/thread-summaries.server.ts'
import { quotation } from '#app/domain/threads/quote.ts'
import { translator } from '#app/i18n/index.ts'
import { locales, type Locale } from '#app/i18n/locale.ts'
import { orLegalNote } from './legal/legal-note.server.ts'
import { outcomeView } from './outcome-view.ts'
import { postCards } from './post-cards.server.ts'
import { markedIn, placeOf, positionView } from './post-place.server.ts'
import { readerView } from './reader-view.server.ts'
import { findSimilar, knownSimilar } from './similar-links.server.ts'
import { threadKindView } from './thread-kind-view.server.ts'
import { similarLinks, tagLinks } from './thread-rows.server.ts'
import { urls } from './urls.ts'

const answersPerPage = 30

export type ThreadView = Awaited<ReturnType<typeof threadView>>

/**
 * Everything the page of a thread shows to this reader.
 * @param slug of the address; any other than the thread's redirects to its address
 * @throws not_found; a redirect (a Response) to the address of the thread, or of the one it was merged into
 */
export async function threadView(ctx: Ctx, { id, slug, url }: { id: string; slug: string | undefined; url: URL }) {
  const order = url.searchParams.get('order') === 'oldest' ? 'oldest' : 'votes'
  const known = knownSimilar(ctx, id)
  const { thread, opening, answers, comments, ...page } = await leadOn(
    orLegalNote(
      ctx,
      id,
      threadPageBy(
        (ids) => markedCards(ctx, ids),
        ctx,
        id,
        { order, place: placeOf(url), limit: answersPerPage, lang: textLanguage(url) ?? ctx.locale },
        known?.ids,
      ),
    ),
  )
  const here = urls.thread(thread)
  if (slug !== thread.slug) throw redirect(here + url.search, 301)

  const shown = [opening, ...answers.items]
  const wrote = shown.some(({ author }) => author !== null && author.id === ctx.actor.memberId)
  const heldWait = shown.some(({ waits }) => waits !== null) ? await usualWait(ctx) : null
  const [question, ...responses] = postCards(ctx, shown, comments, page.reader.unreadSince, heldWait)
  const [similar, standing, ownCase, legalNotes, heard] = await Promise.all([
    // A reader of the fortieth page is not looking for another thread.
    answers.previous !== null ? [] : known?.title === thread.title ? page.beside : findSimilar(ctx, thread),
    threadKindView(ctx, { thread, ...page }),
    wrote ? ownCaseAbout(ctx, thread.id) : null,
    notesInThread(ctx.read, thread.id),
    thread.kind === 'announcement' ? peopleHeard(ctx.read, thread.id) : null,
  ])
  if (question === undefined) throw new Error('A thread without its opening post')
  return {
    thread,
    otherText: otherText(thread),
    question: { ...question, tags: tagLinks(thread.tags) },
    responses,
    order,
    here,
    commentOn: url.searchParams.get('comment'),
    quoted: quotedIn(shown, url.searchParams.get('quote')),
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
    ownCase,
    legalNotes,
    peopleHeard: heard,
    mineToo: page.mineToo,
    reader: readerView(ctx, thread, page.reader, {
      last: answers.next === null,
      until: order === 'oldest' ? (answers.items.at(-1)?.createdAt ?? null) : null,
    }),
    duplicateOf: page.duplicateOf === null ? null : titleLink(page.duplicateOf),
    allowed: page.allowed,
    place:
      page.allowed.organise || page.transfers.length > 0 ? await placeForStaff(ctx, thread, answers.items, page) : null,
    drafts: Object.fromEntries(page.drafts.map((row) => [row.place, draftView(row)])),
    mayOpenCase: can(ctx.actor, 'case.work'),
    mayRecheck: can(ctx.actor, 'review.answers'),
    mine: ctx.actor.memberId !== null && thread.author?.id === ctx.actor.memberId,
    category: { text: thread.category.name, href: urls.category(thread.category.slug) },
    similar: similarLinks(similar),
  }
}

/** Which text of an announcement the address asks for; null: the reader's. */
function textLanguage(url: URL): Locale | null {
  return locales.find((lang) => lang === url.searchParams.get('text')) ?? null
}

/** The way to an announcement's text in the other language, named in that language; null where there is one text. */
function otherText({ written, translation, ...thread }: ThreadSummary) {
  if (translation === null) return null
  const { lang } = thread.title === written.title && thread.lang === written.lang ? translation : written
  return lang === null
    ? null
    : { lang, text: translator(lang)('threads.show.inThisLanguage'), href: `${urls.thread(thread)}?text=${lang}` }
}

/** What the answer begins with when the address asks to quote one of the posts shown; null otherwise. */
function quotedIn(posts: readonly PostView[], id: string | null): string | null {
  const post = posts.find((one) => one.id === id)
  return post === undefined || post.state !== 'visible'
    ? null
    : quotation(markdownBody(post), post.author?.handle ?? null)
}

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
      .map(({ id, author, excerpt }) => ({ id, by: author?.name ?? '', excerpt: shorten(excerpt, 80) })),
    transfers: transfers.map(({ id, kind, at, from, to }) => ({
      id,
      kind,
      at,
      from: titleLink(from),
      to: titleLink(to),
    })),
  }
}

/** A merged thread redirects to the thread that holds its posts. */
async function leadOn<T>(page: Promise<T>): Promise<T> {
  return page.catch((error: unknown) => {
    if (!isDomainError(error) || error.code !== 'merged') throw error
    throw redirect(urls.thread(error.details['mergedInto'] as { id: string; slug: string }), 302)
  })
}
