import { HelperList } from '#app/components/members/helper-list.tsx'
import { LinkButton } from '#app/components/parts/button.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { LinkList } from '#app/components/parts/link-list.tsx'
import { PageSplit } from '#app/components/parts/page-split.tsx'
import { Section, SideSection } from '#app/components/parts/section.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { SearchHero } from '#app/components/search/search-hero.tsx'
import type { PageProps } from '#app/components/shell/page.tsx'
import { ReaderTasks } from '#app/components/shell/reader-tasks.tsx'
import { useReader } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { EmptySite, SiteStart } from '#app/components/site/site-start.tsx'
import { StoryCard } from '#app/components/stories/story-card.tsx'
import { ThreadList } from '#app/components/threads/thread-row.tsx'
import { ownCases } from '#app/domain/cases/queries/own.server.ts'
import { unreadByThread } from '#app/domain/following/queries/reading.server.ts'
import { featuredStory } from '#app/domain/stories/queries/lists.server.ts'
import {
  helpersOfTheWeek,
  latestAnnouncements,
  myOpenQuestions,
  newestSolvedTitle,
  newInFollowed,
  recentThreads,
  solvedCount,
  unansweredThreads,
} from '#app/domain/threads/queries/front-page.server.ts'
import { feedAddress } from '#app/views/feeds/feed-address.ts'
import { readerTasks } from '#app/views/reader-tasks.ts'
import { siteStart } from '#app/views/site/site-start.server.ts'
import { storyCard } from '#app/views/story-views.server.ts'
import { siteData } from '#app/views/structured-data/site-data.ts'
import { threadRows } from '#app/views/thread-rows.server.ts'
import { urls } from '#app/views/urls.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

const shown = { mine: 3, followed: 4, unanswered: 4, recent: 6, helpers: 5, news: 3 } as const

export const handle: RouteHandle<typeof loader> = {
  search: false,
  structured: (_data, at) => siteData(at),
  head: (data, t) => ({
    title: null,
    description: t('threads.home.description'),
    ...(data && { feed: { title: t('threads.list.title'), href: data.feed } }),
  }),
}

export const loader = pageLoader(async ({ ctx }) => {
  const start = await siteStart(ctx)

  const member = ctx.actor.memberId !== null
  const [mine, followed, cases, unanswered, recent, solved, helpers, story, news, example] = await Promise.all([
    myOpenQuestions(ctx, shown.mine),
    newInFollowed(ctx, shown.followed),
    member ? ownCases(ctx, { limit: 1, cursor: null }) : null,
    unansweredThreads(ctx, shown.unanswered),
    recentThreads(ctx, shown.recent + shown.unanswered + shown.followed),
    solvedCount(ctx),
    helpersOfTheWeek(ctx, shown.helpers),
    featuredStory(ctx),
    latestAnnouncements(ctx, shown.news),
    newestSolvedTitle(ctx),
  ])
  // What waits for an answer, or is new to the reader, is listed above.
  const above = new Set([...unanswered, ...followed].map(({ id }) => id))
  const moved = recent.filter(({ id }) => !above.has(id)).slice(0, shown.recent)
  const unread = await unreadByThread(ctx, [...mine, ...followed, ...unanswered, ...moved])
  const waiting = readerTasks(ctx.actor.memberId, mine, followed, unread, cases?.items[0] ?? null)
  return {
    feed: feedAddress(ctx.locale, {}),
    start,
    waiting,
    mine: threadRows(ctx, mine, unread),
    mineHref: member ? `${urls.threads()}?only=mine` : null,
    followed: threadRows(
      ctx,
      followed.filter(({ id }) => !waiting.some(({ href }) => href === urls.firstUnread(id))),
      unread,
    ),
    unanswered: threadRows(ctx, unanswered, unread),
    recent: threadRows(ctx, moved, unread),
    news: news.map((thread) => ({
      href: urls.thread(thread),
      text: thread.title,
      lang: thread.lang,
      at: thread.createdAt,
    })),
    solved,
    example,
    helpers,
    story: story === null ? null : storyCard(ctx, story),
  }
})

export default function Home({ data }: PageProps<typeof loader>) {
  const { t } = useReader()
  const { start, waiting, mine, mineHref, followed, unanswered, recent, news, solved, example, helpers, story } = data
  if (start.what === 'empty') return <EmptySite />
  const anything = recent.length + unanswered.length > 0
  return (
    <>
      <SearchHero solved={solved} example={example} />
      <SiteStart start={start} />
      <ReaderTasks items={waiting} />
      <PageSplit
        sideLabel={t('threads.home.side')}
        side={
          <>
            {story && (
              <SideSection title={t('threads.home.story')}>
                <StoryCard story={story} feature />
                <p className="gap">
                  <a href="/stories">{t('threads.home.stories')}</a>
                </p>
              </SideSection>
            )}
            {news.length > 0 && (
              <SideSection title={t('threads.home.news')}>
                <LinkList items={news.map(({ at, ...item }) => ({ ...item, remark: <Time at={at} /> }))} />
              </SideSection>
            )}
            <SideSection title={t('threads.home.helpers')}>
              <HelperList helpers={helpers} />
            </SideSection>
          </>
        }
      >
        {mine.length > 0 && mineHref !== null && (
          <Section title={t('threads.home.mine')} aside={<a href={mineHref}>{t('threads.home.mineAll')}</a>}>
            <ThreadList threads={mine} brief />
          </Section>
        )}
        {followed.length > 0 && (
          <Section
            title={t('threads.home.waiting')}
            aside={<a href={urls.following()}>{t('threads.home.waitingAll')}</a>}
          >
            <ThreadList threads={followed} brief />
          </Section>
        )}
        {anything && (
          <Section
            title={t('threads.home.unanswered')}
            aside={<a href={`${urls.threads()}?state=unanswered`}>{t('threads.home.allUnanswered')}</a>}
          >
            {unanswered.length === 0 ? (
              <p className="meta-text">{t('threads.home.unansweredEmpty')}</p>
            ) : (
              <ThreadList threads={unanswered} brief />
            )}
          </Section>
        )}
        {(recent.length > 0 || !anything) && (
          <Section title={t('threads.home.recent')} aside={<a href={urls.threads()}>{t('threads.home.allThreads')}</a>}>
            {recent.length === 0 ? (
              <EmptyState title={t('threads.home.recentEmpty')} text={t('threads.home.recentEmptyText')}>
                <LinkButton look="soft" href={urls.ask()}>
                  {t('threads.list.ask')}
                </LinkButton>
              </EmptyState>
            ) : (
              <ThreadList threads={recent} brief />
            )}
          </Section>
        )}
      </PageSplit>
    </>
  )
}
