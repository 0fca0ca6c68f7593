import { LinkButton } from '#app/components/parts/button.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { PagedList } from '#app/components/parts/paged-list.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { myStories } from '#app/domain/stories/queries/lists.server.ts'
import { eventsOf } from '#app/domain/stories/queries/story.server.ts'
import { nextForAuthor, stateTone } from '#app/views/story-states.ts'
import { urls } from '#app/views/urls.ts'
import { memberLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('stories.mine.title'), noindex: true }),
}

export const loader = memberLoader(async ({ ctx, url }) => {
  const cursor = url.searchParams.get('cursor')
  const page = await myStories(ctx, null, { limit: 20, cursor })
  const events = await eventsOf(
    ctx.read,
    page.items.map(({ story }) => story),
  )
  return {
    first: cursor === null,
    next: page.next,
    stories: page.items.map(({ story, consent }) => ({
      id: story.id,
      headline: story.headline,
      lang: story.lang,
      state: story.state,
      updatedAt: story.updated_at,
      href: urls.myStory(story.id),
      tone: stateTone[story.state],
      next: nextForAuthor(story, consent.has('community')),
      note: events.get(story.id)?.findLast(({ byAuthor, note }) => !byAuthor && note !== '')?.note ?? '',
    })),
  }
})

export default function MyStories({ data }: PageProps<typeof loader>) {
  const t = useT()
  const { stories, first, next } = data
  return (
    <>
      <PageTitle title={t('stories.mine.title')} lede={t('stories.mine.lede')}>
        <LinkButton icon="pen" href={urls.newStory()}>
          {t(stories.length === 0 ? 'stories.list.write' : 'stories.mine.write')}
        </LinkButton>
      </PageTitle>
      <PagedList
        count={stories.length}
        empty={{ title: t('stories.mine.emptyTitle'), text: t('stories.mine.emptyText') }}
        newer={first ? null : urls.myStories()}
        newerText={t('stories.list.newest')}
        older={next === null ? null : `${urls.myStories()}?cursor=${encodeURIComponent(next)}`}
        olderText={t('stories.mine.older')}
      >
        <ul className="lines">
          {stories.map((story) => (
            <li key={story.id} className="stack tight">
              <p className="row">
                <Label tone={story.tone}>{t(`stories.state.${story.state}`)}</Label>
                <span className="meta-text">
                  <Sentence text="stories.mine.updated" with={{ when: <Time at={story.updatedAt} /> }} />
                </span>
              </p>
              <h2>
                <a href={story.href} lang={story.lang ?? undefined}>
                  {story.headline}
                </a>
              </h2>
              <p>{t(story.next)}</p>
              {story.note !== '' && <blockquote className="lines-kept quiet-text">{story.note}</blockquote>}
            </li>
          ))}
        </ul>
      </PagedList>
    </>
  )
}
