import { Label } from '#app/components/parts/label.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { PagedList } from '#app/components/parts/paged-list.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { FilterChips } from '#app/components/parts/tabs.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useReader, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { DomainError } from '#app/core/errors.ts'
import { countByState, storiesInState } from '#app/domain/stories/queries/lists.server.ts'
import { queueStates, storyStates } from '#app/domain/stories/story.ts'
import { stateTone } from '#app/views/story-states.ts'
import { urls } from '#app/views/urls.ts'
import { withQuery } from '#app/views/with-query.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('stories.queue.title'), noindex: true }),
}

const shownStates = storyStates.filter((state) => state !== 'draft' && state !== 'withdrawn')

export const loader = guardedLoader('story.curate', async ({ ctx, url }) => {
  const asked = url.searchParams.get('state')
  const state = shownStates.find((one) => one === asked) ?? null
  if (asked !== null && state === null) throw new DomainError('not_found', 'errors.notFound')
  const cursor = url.searchParams.get('cursor')
  const [page, counts] = await Promise.all([
    storiesInState(ctx, state === null ? queueStates : [state], { limit: 30, cursor }),
    countByState(ctx),
  ])
  return {
    state,
    counts: shownStates.map((one) => ({ state: one, count: counts.get(one) ?? 0 })),
    first: cursor === null,
    next: page.next,
    stories: page.items.map(({ story, author }) => ({
      id: story.id,
      headline: story.headline,
      lang: story.lang,
      state: story.state,
      tone: stateTone[story.state],
      href: urls.curateStory(story.id),
      author: author.name,
      since: story.submitted_at ?? story.created_at,
      own: story.author_id === ctx.actor.memberId,
    })),
  }
})

export default function StoryQueue({ data }: PageProps<typeof loader>) {
  const t = useT()
  const { me } = useReader()
  const { state, counts, stories, first, next } = data
  const todo = counts
    .filter(({ state: one }) => queueStates.some((waiting) => waiting === one))
    .reduce((sum, { count }) => sum + count, 0)
  const hrefOf = (query: Record<string, string | null>) => withQuery(urls.curation(), query)
  const chips = [
    { text: t('stories.queue.all'), href: hrefOf({}), current: state === null, count: todo },
    ...counts.map(({ state: one, count }) => ({
      text: t(`stories.curatorState.${one}`),
      href: hrefOf({ state: one }),
      current: state === one,
      count,
    })),
  ]
  return (
    <>
      <PageTitle title={t('stories.queue.title')} lede={t('stories.queue.lede')} />
      <FilterChips label={t('stories.queue.filter')} chips={chips} />
      <PagedList
        count={stories.length}
        empty={{ title: t('stories.queue.emptyTitle'), text: t('stories.queue.emptyText') }}
        newer={first ? null : hrefOf({ state })}
        newerText={t('common.back')}
        older={next === null ? null : hrefOf({ state, cursor: next })}
        olderText={t('stories.queue.older')}
      >
        <ul className="lines gap">
          {stories.map((story) => (
            <li key={story.id} className="stack tight">
              <p className="row">
                <Label tone={story.tone}>{t(`stories.curatorState.${story.state}`)}</Label>
                <span className="meta">
                  <bdi>{t('stories.queue.by', { name: story.author })}</bdi>
                  <span>
                    <Sentence text="stories.queue.waits" with={{ when: <Time at={story.since} /> }} />
                  </span>
                </span>
              </p>
              {story.own && me !== null ? (
                <>
                  <h2 lang={story.lang ?? undefined}>{story.headline}</h2>
                  <p className="meta-text">{t('stories.queue.yours')}</p>
                </>
              ) : (
                <h2>
                  <a href={story.href} lang={story.lang ?? undefined}>
                    {story.headline}
                  </a>
                </h2>
              )}
            </li>
          ))}
        </ul>
      </PagedList>
    </>
  )
}
