import { plainTextOf } from '#app/core/markdown/plain-text.ts'
import { shorten } from '#app/core/shorten.ts'
import { urls } from '#app/views/urls.ts'
import { person, type PagePlace, type Thing } from './thing.ts'

type Written = {
  id: string
  author: { name: string; handle: string | null }
  at: string
  html: string
  lang: string | null
}
type Comment = Written & { removed: boolean }
type Post = Written & {
  editedAt: string | null
  vote: { score: number }
  accepted: object | null
  /** null: everybody may read it. */
  removed: object | null
  comments: readonly Comment[]
}

/** What the page of a thread shows, as far as search engines are told of it. */
export type ThreadPageData = {
  thread: { kind: string; title: string; answerCount: number; commentCount: number; lang: string | null }
  question: Post
  responses: readonly Post[]
  here: string
}

/** Characters of a text: all of nearly every one, and a bound for pasted logs. */
const mostCharacters = 5_000

/**
 * A question with the answers of this page, or any other thread with its replies. Every page of a thread has its opening
 * post, so that each is whole. Fields: developers.google.com/search/docs/appearance/structured-data (qapage,
 * discussion-forum).
 */
export function threadData(page: ThreadPageData, place: PagePlace): Thing {
  return page.thread.kind === 'question' ? questionPage(page, place) : discussion(page, place)
}

function questionPage({ thread, question, responses, here }: ThreadPageData, { origin }: PagePlace): Thing {
  const shown = responses.filter(({ removed }) => removed === null)
  const answers = (accepted: boolean) => {
    const found = shown.filter((post) => (post.accepted !== null) === accepted).map((post) => answer(post, origin))
    return found.length === 0 ? undefined : found
  }
  return {
    '@type': 'QAPage',
    mainEntity: {
      '@type': 'Question',
      name: thread.title,
      ...written(question, origin),
      url: origin + here,
      dateModified: question.editedAt ?? undefined,
      answerCount: thread.answerCount,
      upvoteCount: question.vote.score,
      comment: comments(question, origin),
      acceptedAnswer: answers(true)?.[0],
      suggestedAnswer: answers(false),
    },
  }
}

function answer(post: Post, origin: string): Thing {
  return {
    '@type': 'Answer',
    ...written(post, origin),
    dateModified: post.editedAt ?? undefined,
    upvoteCount: post.vote.score,
    comment: comments(post, origin),
  }
}

function discussion({ thread, question, responses, here }: ThreadPageData, { origin }: PagePlace): Thing {
  const replies = responses.filter(({ removed }) => removed === null)
  const shown = [
    ...comments(question, origin, []),
    ...replies.map((post) => ({
      '@type': 'Comment',
      ...written(post, origin),
      dateModified: post.editedAt ?? undefined,
      interactionStatistic: counter('LikeAction', post.vote.score),
      comment: comments(post, origin),
    })),
  ]
  return {
    '@type': 'DiscussionForumPosting',
    headline: thread.title,
    ...written(question, origin),
    url: origin + here,
    dateModified: question.editedAt ?? undefined,
    interactionStatistic: [
      counter('LikeAction', question.vote.score),
      counter('CommentAction', thread.answerCount + thread.commentCount),
    ],
    comment: shown.length === 0 ? undefined : shown,
  }
}

/** What every text has. Its address leads to the page that shows it, wherever the thread is cut. */
function written({ id, author, at, html, lang }: Written, origin: string) {
  return {
    text: shorten(plainTextOf(html), mostCharacters),
    inLanguage: lang ?? undefined,
    datePublished: at,
    url: origin + urls.permalink(id),
    author: person(origin, author.name, author.handle === null ? null : urls.member(author.handle)),
  }
}

function comments(post: Post, origin: string): Thing[] | undefined
function comments(post: Post, origin: string, none: Thing[]): Thing[]
function comments(post: Post, origin: string, none?: Thing[]): Thing[] | undefined {
  const found = post.comments
    .filter(({ removed }) => !removed)
    .map((comment) => ({ '@type': 'Comment', ...written(comment, origin) }))
  return found.length === 0 ? none : found
}

/** A sum of votes may be below zero, a count of acts may not. */
function counter(act: 'LikeAction' | 'CommentAction', count: number): Thing {
  return {
    '@type': 'InteractionCounter',
    interactionType: `https://schema.org/${act}`,
    userInteractionCount: Math.max(0, count),
  }
}
