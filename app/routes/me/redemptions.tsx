import { usePerkWords } from '#app/components/loyalty/perk-words.ts'
import { RedemptionState } from '#app/components/loyalty/redemption-state.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { PagedList } from '#app/components/parts/paged-list.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { ownRedemptions } from '#app/domain/perks/queries/redemptions.server.ts'
import { redemptionRow } from '#app/views/perk-views.server.ts'
import { urls } from '#app/views/urls.ts'
import { memberLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('perks.mine.title'), noindex: true }),
}

export const loader = memberLoader(async ({ ctx, url }) => {
  const cursor = url.searchParams.get('cursor')
  const { items, next } = await ownRedemptions(ctx, { limit: 20, cursor })
  return { items: items.map((one) => redemptionRow(ctx, one)), next, first: cursor === null }
})

export default function MyRedemptions({ data }: PageProps<typeof loader>) {
  const t = useT()
  const words = usePerkWords()
  const { items, next, first } = data
  return (
    <>
      <PageTitle title={t('perks.mine.title')} lede={t('perks.mine.lede')}>
        <a className="button" href={urls.perks()}>
          {t('perks.mine.emptyAction')}
        </a>
      </PageTitle>
      <PagedList
        count={items.length}
        empty={{ title: t('perks.mine.empty'), text: t('perks.mine.emptyText') }}
        newer={first ? null : urls.myRedemptions()}
        older={next === null ? null : `${urls.myRedemptions()}?cursor=${next}`}
      >
        <ol className="stack">
          {items.map((one) => (
            <li className="card" key={one.id}>
              <h2>
                <a href={urls.myRedemption(one.id)}>{one.title}</a>
              </h2>
              <div className="meta">
                <RedemptionState redemption={one} />
                <span>{words.cost(one.cost)}</span>
                <Time at={one.createdAt} />
              </div>
              <p>{t(`perks.next.${one.endedAs ?? (one.state === 'refunded' ? 'failed' : one.state)}`)}</p>
            </li>
          ))}
        </ol>
      </PagedList>
    </>
  )
}
