import { DataTable } from '#app/components/parts/data-table.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { wordsOf } from '#app/domain/perks/perk.ts'
import { allPerks } from '#app/domain/perks/queries/catalogue.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('perks.admin.title'), noindex: true }),
}

export const loader = guardedLoader('perk.administer', async ({ ctx }) => ({
  perks: (await allPerks(ctx)).map(({ perk, season, open, fulfilled }) => ({
    id: perk.id,
    title: wordsOf(perk, ctx.locale).title,
    kind: perk.kind,
    cost: perk.cost,
    stock: perk.stock,
    season,
    open,
    fulfilled,
  })),
}))

export default function AdminPerks({ data }: PageProps<typeof loader>) {
  const t = useT()
  const { number } = useFormat()
  const { perks } = data
  const seasons = { open: 'active', upcoming: 'upcoming', ended: 'ended', archived: 'archived' } as const
  return (
    <>
      <PageTitle title={t('perks.admin.title')} lede={t('perks.admin.lede')}>
        <a className="button primary" href={urls.newPerk()}>
          {t('perks.admin.new')}
        </a>
      </PageTitle>
      {perks.length === 0 ? (
        <EmptyState title={t('perks.admin.empty')} text={t('perks.admin.emptyText')} />
      ) : (
        <DataTable
          caption={t('perks.admin.title')}
          rows={perks}
          rowKey={(perk) => perk.id}
          columns={[
            {
              key: 'perk',
              title: t('perks.admin.perk'),
              cell: (perk) => <a href={urls.adminPerk(perk.id)}>{perk.title}</a>,
            },
            { key: 'kind', title: t('perks.admin.kind'), cell: (perk) => t(`perks.kind.${perk.kind}`) },
            {
              key: 'state',
              title: t('perks.admin.state'),
              cell: (perk) => (
                <Label tone={perk.season === 'open' ? 'good' : undefined}>
                  {t(`perks.admin.${seasons[perk.season]}`)}
                </Label>
              ),
            },
            { key: 'cost', title: t('perks.admin.cost'), figure: true, cell: (perk) => number(perk.cost) },
            {
              key: 'stock',
              title: t('perks.admin.stock'),
              figure: true,
              cell: (perk) => (perk.stock === null ? t('perks.admin.unlimited') : number(perk.stock)),
            },
            { key: 'open', title: t('perks.admin.open'), figure: true, cell: (perk) => number(perk.open) },
            {
              key: 'fulfilled',
              title: t('perks.admin.fulfilled'),
              figure: true,
              cell: (perk) => number(perk.fulfilled),
            },
          ]}
        />
      )}
    </>
  )
}
