import { Link, useLoaderData } from '@remix-run/react'
import { LinkButton } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { HelperList } from '#app/components/helper-list.tsx'
import { PageSplit } from '#app/components/page-split.tsx'
import { useReader } from '#app/components/reader.tsx'
import type { RouteHandle } from '#app/components/route-handle.ts'
import { SearchHero } from '#app/components/search-hero.tsx'
import { Section, SideSection } from '#app/components/section.tsx'
import { StoryCard } from '#app/components/story-card.tsx'
import { ThreadList } from '#app/components/thread-row.tsx'
import { helpersOfTheWeek, myOpenQuestions, recentThreads, solvedCount, unansweredThreads } from '#app/domain/threads/queries/front-page.server.ts'
import { featuredStory } from '#app/domain/stories/queries/lists.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'
import { storyCard } from '#app/web/story-views.server.ts'
import { threadRows } from '#app/web/thread-rows.server.ts'
import { urls } from '#app/web/urls.ts'

const shown = { mine: 3, unanswered: 4, recent: 6, helpers: 5 } as const

export const handle: RouteHandle<typeof loader> = { search: false, head: (_data, t) => ({ title: null, description: t('threads.home.description'), canonical: '/' }) }

export const loader = pageLoader(async ({ ctx }) => {
  const [mine, unanswered, recent, solved, helpers, story] = await Promise.all([
    myOpenQuestions(ctx, shown.mine),
    unansweredThreads(ctx, shown.unanswered),
    recentThreads(ctx, shown.recent + shown.unanswered),
    solvedCount(ctx),
    helpersOfTheWeek(ctx, shown.helpers),
    featuredStory(ctx),
  ])
  return {
    mine: threadRows(ctx, mine),
    mineHref: ctx.actor.handle === null ? null : `${urls.threads()}?by=${encodeURIComponent(ctx.actor.handle)}`,
    unanswered: threadRows(ctx, unanswered),
    // What waits for an answer stands above already.
    recent: threadRows(ctx, recent.filter(({ id }) => !unanswered.some((one) => one.id === id)).slice(0, shown.recent)),
    solved,
    helpers,
    story: story === null ? null : storyCard(ctx, story),
  }
})

export default function Home() {
  const { t } = useReader()
  const { mine, mineHref, unanswered, recent, solved, helpers, story } = useLoaderData<typeof loader>()
  const anything = recent.length + unanswered.length > 0
  return (
    <>
      <SearchHero solved={solved} />
      <PageSplit sideLabel={t('threads.home.side')} side={
          <>
            {story && <SideSection title={t('threads.home.story')}><StoryCard story={story} feature /><p><Link to="/stories">{t('threads.home.stories')}</Link></p></SideSection>}
            <SideSection title={t('threads.home.helpers')}><HelperList helpers={helpers} /></SideSection>
          </>
        }>
        {mine.length > 0 && mineHref !== null && (
          <Section title={t('threads.home.mine')} aside={<Link to={mineHref}>{t('threads.home.mineAll')}</Link>}>
            <ThreadList threads={mine} brief />
          </Section>
        )}
        {anything && (
          <Section title={t('threads.home.unanswered')} aside={<Link to={`${urls.threads()}?state=unanswered`}>{t('threads.home.allUnanswered')}</Link>}>
            {unanswered.length === 0 ? <p className="meta-text">{t('threads.home.unansweredEmpty')}</p> : <ThreadList threads={unanswered} brief />}
          </Section>
        )}
        {(recent.length > 0 || !anything) && <Section title={t('threads.home.recent')} aside={<Link to={urls.threads()}>{t('threads.home.allThreads')}</Link>}>
          {recent.length === 0
            ? <EmptyState title={t('threads.home.recentEmpty')} text={t('threads.home.recentEmptyText')}><LinkButton look="soft" to={urls.ask()}>{t('threads.list.ask')}</LinkButton></EmptyState>
            : <ThreadList threads={recent} brief />}
        </Section>}
      </PageSplit>
    </>
  )
}
