import { BulkForm, ReviewList } from '#app/components/moderation/review-list.tsx'
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
import { veilIsOn } from '#app/web/veil.ts'

export const handle: RouteHandle<typeof loader> = { head: (_data, t) => ({ title: t('review.title'), noindex: true }) }

const perPage = 50

export const loader = guardedLoader(
  'review.read',
  ({ ctx, url, request }) => {
    const veiled = veilIsOn(request) && url.searchParams.get('show') !== 'all'
    return reviewListPage(ctx, queueChoice(ctx, url), url.searchParams.get('cursor'), perPage, veiled)
  },
  { somewhere: true },
)

export default function Queue({ data }: PageProps<typeof loader>) {
  const { t } = useReader()
  const { choice, total, oldest, kinds, all, views, ages, categories, anyCategory, items, desk, first, next } = data
  const chips = [
    { text: t('review.allKinds'), href: all, current: choice.kind === null, count: total },
    ...kinds
      .filter(({ kind, count }) => count > 0 || choice.kind === kind)
      .map(({ kind, href, count }) => ({ text: t(`review.kind.${kind}`), href, current: choice.kind === kind, count })),
  ]
  const bulk = kinds.flatMap(({ kind }) => (items.some((item) => item.bulk && item.kind === kind) ? [kind] : []))
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
      >
        {desk.length > 0 && (
          <p className="row">
            {desk.map(({ text, href }) => (
              <a key={href} href={href} className="button">
                {t(text)}
              </a>
            ))}
          </p>
        )}
      </PageTitle>
      <Tabs
        label={t('review.views')}
        tabs={views.map(({ view, href }) => ({ text: t(`review.view.${view}`), href, current: choice.view === view }))}
      />
      <div className="filter">
        <FilterChips label={t('review.kinds')} chips={chips} />
      </div>
      <div className="filter">
        <FilterChips
          label={t('review.ages')}
          chips={ages.map(({ age, href }) => ({
            text: t(`review.age.${age ?? 'any'}`),
            href,
            current: choice.age === age,
          }))}
        />
      </div>
      {(categories.length > 1 || choice.category !== null) && (
        <div className="filter">
          <FilterChips
            label={t('review.categories')}
            chips={[
              { text: t('review.anyCategory'), href: anyCategory, current: choice.category === null },
              ...categories.map(({ id, name, count, href }) => ({
                text: name,
                href,
                current: choice.category === id,
                count,
              })),
            ]}
          />
        </div>
      )}
      {choice.view === 'open' && <LiveNews kind="queue" text="queue" />}
      {choice.view === 'open' && items.length > 0 && <p className="meta-text">{t('review.order')}</p>}
      {data.uncovered !== null && (
        <p className="meta-text">
          {t('moderation.veil.on')} <a href={data.uncovered}>{t('moderation.veil.showAll')}</a>
        </p>
      )}
      <h2 className="said-only">{t('review.items')}</h2>
      <PagedList
        count={items.length}
        empty={{ title: t(`review.empty.${choice.view}`), text: t(`review.emptyText.${choice.view}`) }}
        newer={first}
        older={next}
        newerText={t('common.back')}
        olderText={t('review.more')}
      >
        {bulk.length > 0 ? (
          <BulkForm kinds={bulk}>
            <ReviewList items={items} choose />
          </BulkForm>
        ) : (
          <ReviewList items={items} />
        )}
      </PagedList>
    </>
  )
}
