import { ReviewList } from '#app/components/moderation/review-list.tsx'
import { LiveNews } from '#app/components/parts/live-news.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { PagedList } from '#app/components/parts/paged-list.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { FilterChips, Tabs } from '#app/components/parts/tabs.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useReader } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { queueChoice, reviewListPage } from '#app/views/review-list.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = { head: (_data, t) => ({ title: t('review.title'), noindex: true }) }

const perPage = 30

export const loader = guardedLoader('review.read', ({ ctx, url }) =>
  reviewListPage(ctx, queueChoice(ctx, url), url.searchParams.get('cursor'), perPage),
)

export default function Queue({ data }: PageProps<typeof loader>) {
  const { t } = useReader()
  const { choice, total, oldest, kinds, all, views, items, first, next } = data
  const chips = [
    { text: t('review.allKinds'), href: all, current: choice.kind === null, count: total },
    ...kinds.map(({ kind, href, count }) => ({
      text: t(`review.kind.${kind}`),
      href,
      current: choice.kind === kind,
      count,
    })),
  ]
  return (
    <>
      <PageTitle
        title={t('review.title')}
        lede={
          oldest === null ? (
            t('review.nothingWaits')
          ) : (
            <Sentence text="review.waiting" params={{ count: total }} with={{ when: <Time at={oldest} /> }} />
          )
        }
      />
      <Tabs
        label={t('review.views')}
        tabs={views.map(({ view, href }) => ({ text: t(`review.view.${view}`), href, current: choice.view === view }))}
      />
      <div className="filter">
        <FilterChips label={t('review.kinds')} chips={chips} />
      </div>
      {choice.view === 'open' && <LiveNews kind="queue" text="queue" />}
      <h2 className="said-only">{t('review.items')}</h2>
      <PagedList
        count={items.length}
        empty={{ title: t(`review.empty.${choice.view}`), text: t(`review.emptyText.${choice.view}`) }}
        newer={first}
        older={next}
        newerText={t('common.back')}
        olderText={t('review.more')}
      >
        <ReviewList items={items} />
      </PagedList>
    </>
  )
}
