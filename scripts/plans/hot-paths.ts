import type { Ctx } from '#app/core/context.server.ts'
import { ownCases } from '#app/domain/cases/queries/own.server.ts'
import { unreadByThread } from '#app/domain/following/queries/reading.server.ts'
import { markedCards } from '#app/domain/loyalty/queries/marked-cards.server.ts'
import { search } from '#app/domain/search/search.server.ts'
import { featuredStory } from '#app/domain/stories/queries/lists.server.ts'
import {
  helpersOfTheWeek,
  latestAnnouncements,
  myOpenQuestions,
  newInFollowed,
  recentThreads,
  solvedCount,
  unansweredThreads,
} from '#app/domain/threads/queries/front-page.server.ts'
import { threadPageBy } from '#app/domain/threads/queries/thread-page.server.ts'
import { threadListPage } from '#app/views/thread-list-page.server.ts'
import { landmarks } from '#scripts/bench/large-site.ts'

/** What a page reads from a site of `fillLargeSite`. @param threads how many that site has */
export type HotPath = (ctx: Ctx, threads: number) => Promise<unknown>

/** The pages that most requests are for, and what their filters lead to. */
export const hotPaths = {
  home,
  thread: (ctx, threads) => thread(ctx, landmarks.threadId(threads)),
  'long thread': (ctx) => thread(ctx, landmarks.longThreadId),
  list: list(''),
  'list, newest': list('?sort=new'),
  'list, most votes': list('?sort=votes'),
  'list, most affected': list('?sort=meToo'),
  unanswered: list('?state=unanswered'),
  unsolved: list('?state=unsolved'),
  solved: list('?state=solved'),
  outdated: list('?state=outdated'),
  'without staff': list('?staff=none'),
  announcements: list('?kind=announcement'),
  ideas: list('?kind=idea'),
  'of a category': list(`?category=${landmarks.category}`),
  'of a product': list('?product=p1'),
  'of a person': list('?by=m7'),
  'in a language': list('?lang=en'),
  'tag on half': list(`?tag=${landmarks.commonTag}`),
  'tag on half, unsolved': list(`?tag=${landmarks.commonTag}&state=unsolved`),
  'rare tag': list(`?tag=${landmarks.rareTag}`),
  mine: list('?only=mine'),
  'mine, unsolved': list('?only=mine&state=unsolved'),
  followed: list('?only=followed'),
  watched: list('?only=watched'),
  unread: list('?unread=yes'),
  search: find('word3 word40'),
  'search, a common word': find('word1'),
  'search, first consonants': find('ㅎㅂ'),
} as const satisfies Record<string, HotPath>

function list(query: string): HotPath {
  return (ctx) => threadListPage(ctx, new URL(`http://localhost/threads${query}`))
}

function find(q: string): HotPath {
  return (ctx) => search(ctx, { q, type: null, limit: 20, cursor: null })
}

async function thread(ctx: Ctx, id: string): Promise<void> {
  await threadPageBy((ids) => markedCards(ctx, ids), ctx, id, {
    order: 'votes',
    place: { at: 'start' },
    limit: 30,
  })
}

async function home(ctx: Ctx): Promise<void> {
  const rows = [
    ...(await myOpenQuestions(ctx, 3)),
    ...(await newInFollowed(ctx, 4)),
    ...(await unansweredThreads(ctx, 4)),
    ...(await recentThreads(ctx, 14)),
  ]
  if (ctx.actor.memberId !== null) await ownCases(ctx, { limit: 1, cursor: null })
  await solvedCount(ctx)
  await helpersOfTheWeek(ctx, 5)
  await featuredStory(ctx)
  await latestAnnouncements(ctx, 3)
  await unreadByThread(ctx, rows)
}
