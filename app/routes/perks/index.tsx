import { PerkCard, RedemptionSteps } from '#app/components/loyalty/perk-card.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { perkCatalogue } from '#app/domain/perks/queries/catalogue.server.ts'
import { perkCard } from '#app/views/perk-views.server.ts'
import { urls } from '#app/views/urls.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('perks.list.title'), description: t('perks.list.lede') }),
}

export const loader = pageLoader(async ({ ctx }) => {
  const { perks, member } = await perkCatalogue(ctx)
  return {
    perks: perks.map((view) => perkCard(ctx, view)),
    available: member === null || member.staff ? null : member.available,
  }
})

export default function Perks({ data }: PageProps<typeof loader>) {
  const t = useT()
  const { number } = useFormat()
  const { perks, available } = data
  return (
    <>
      <PageTitle title={t('perks.list.title')} lede={t('perks.list.lede')}>
        {available !== null && (
          <p className="balance-line">
            <span className="meta-text">{t('perks.list.balance')}</span> <b className="num">{number(available)}</b>{' '}
            <a href={urls.myPoints()}>{t('perks.list.history')}</a> ·{' '}
            <a href={urls.myRedemptions()}>{t('perks.mine.title')}</a>
          </p>
        )}
      </PageTitle>
      {perks.length === 0 ? (
        <EmptyState title={t('perks.list.emptyTitle')} text={t('perks.list.emptyText')}>
          {available !== null && (
            <a className="button" href={urls.myPoints()}>
              {t('perks.list.emptyAction')}
            </a>
          )}
        </EmptyState>
      ) : (
        <div className="cards">
          {perks.map((perk) => (
            <PerkCard key={perk.id} perk={perk} />
          ))}
        </div>
      )}
      <Section title={t('perks.how.title')}>
        <RedemptionSteps />
      </Section>
    </>
  )
}
