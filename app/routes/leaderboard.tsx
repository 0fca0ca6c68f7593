import { Link, useLoaderData } from '@remix-run/react'
import { Who } from '#app/components/byline.tsx'
import { DataTable } from '#app/components/data-table.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { PageTitle } from '#app/components/page-title.tsx'
import { Pager } from '#app/components/pager.tsx'
import { useFormat, useT } from '#app/components/reader.tsx'
import type { RouteHandle } from '#app/components/route-handle.ts'
import { FilterChips } from '#app/components/tabs.tsx'
import { authorCards } from '#app/domain/accounts/queries-people.server.ts'
import { leaderboard } from '#app/domain/analytics/leaderboard.server.ts'
import { periods } from '#app/domain/analytics/period.ts'
import { standingsOf } from '#app/domain/loyalty/standings.server.ts'
import { categories } from '#app/domain/threads/queries/catalog.server.ts'
import { authorView } from '#app/web/author-views.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = { head: (_data, t) => ({ title: t('leaderboard.title'), description: t('leaderboard.lede'), canonical: '/leaderboard' }) }

const perPage = 30

export const loader = pageLoader(async ({ ctx, url }) => {
  const period = periods.find((one) => one === url.searchParams.get('period')) ?? 'all'
  const areas = await categories(ctx)
  const category = areas.find(({ slug }) => slug === url.searchParams.get('category')) ?? null
  const cursor = url.searchParams.get('cursor')
  const page = await leaderboard(ctx, { period, category: category?.slug ?? null }, { limit: perPage, cursor })
  const ids = page.items.map(({ memberId }) => memberId)
  const [cards, standings] = await Promise.all([authorCards(ctx.read, ids, ctx.now()), standingsOf(ctx.read, ids)])
  const rows = page.items.flatMap(({ rank, memberId, reputation }) => {
    const card = cards.get(memberId)
    return card === undefined ? [] : [{ rank, reputation, author: authorView(ctx, card, standings.get(memberId) ?? null) }]
  })
  return { period, category: category?.slug ?? null, areas: areas.map(({ slug, name }) => ({ slug, name })), rows, first: cursor === null, next: page.next }
})

export default function Leaderboard() {
  const t = useT()
  const { number } = useFormat()
  const { period, category, areas, rows, first, next } = useLoaderData<typeof loader>()
  const at = (change: { period?: string; category?: string | null; cursor?: string }): string => {
    const wanted = { period, category, ...change }
    const query = Object.entries(wanted).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== 'all')
    return query.length === 0 ? '/leaderboard' : `/leaderboard?${new URLSearchParams(query).toString()}`
  }
  return (
    <>
      <PageTitle title={t('leaderboard.title')} lede={t('leaderboard.lede')} />
      <div className="stack loose">
        <FilterChips label={t('leaderboard.periods')} chips={periods.map((one) => ({ text: t(`leaderboard.period.${one}`), href: at({ period: one }), current: one === period }))} />
        {areas.length > 1 && (
          <FilterChips
            label={t('leaderboard.areas')}
            chips={[{ text: t('leaderboard.everywhere'), href: at({ category: null }), current: category === null }, ...areas.map(({ slug, name }) => ({ text: name, href: at({ category: slug }), current: slug === category }))]}
          />
        )}
        {rows.length === 0 ? (
          <EmptyState title={t('leaderboard.emptyTitle')} text={t('leaderboard.emptyText')}>
            <Link className="button primary" to="/threads?state=unanswered">{t('leaderboard.emptyWay')}</Link>
          </EmptyState>
        ) : (
          <DataTable
            caption={t('leaderboard.table')}
            columns={[
              { key: 'member', title: t('leaderboard.member'), cell: ({ author }) => <Who author={author} /> },
              { key: 'rank', title: t('leaderboard.rank'), figure: true, cell: ({ rank }) => number(rank) },
              { key: 'reputation', title: t(period === 'all' && category === null ? 'leaderboard.reputation' : 'leaderboard.gained'), figure: true, cell: ({ reputation }) => number(reputation) },
            ]}
            rows={rows}
            rowKey={({ author }) => author.handle}
          />
        )}
        <p className="quiet-text">{t('leaderboard.rules')} <Link to="/members">{t('leaderboard.everybody')}</Link></p>
      </div>
      <Pager newer={first ? null : at({})} older={next === null ? null : at({ cursor: next })} newerText={t('leaderboard.top')} olderText={t('leaderboard.more')} />
    </>
  )
}
