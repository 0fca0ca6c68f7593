import { OnceField } from '#app/components/forms/once-field.tsx'
import { ShiftButtons } from '#app/components/forms/shift-buttons.tsx'
import { LinkButton } from '#app/components/parts/button.tsx'
import { DataTable } from '#app/components/parts/data-table.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useReader } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { shiftShape } from '#app/domain/catalogue/input.ts'
import { productSetups } from '#app/domain/catalogue/queries/setup.server.ts'
import { shiftProduct } from '#app/domain/catalogue/shift-product.server.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('catalogue.admin.products'), noindex: true }),
}

export const loader = guardedLoader('product.administer', async ({ ctx }) => ({
  rows: (await productSetups(ctx)).map(({ nameEn, nameKo, versions, ...product }) => ({
    ...product,
    name: ctx.locale === 'ko' ? nameKo : nameEn,
    latest: versions[0]?.version ?? null,
    versions: versions.length,
  })),
}))

export const action = guardedAction('product.administer', {
  shift: intent({
    shape: shiftShape,
    run: async ({ ctx, url }, input) => {
      await shiftProduct(ctx, input)
      return { to: url.pathname, toast: { tone: 'good', key: 'catalogue.toast.categoryMoved' } }
    },
  }),
})

export default function AdminProducts({ data }: PageProps<typeof loader>) {
  const { t } = useReader()
  const { number } = useFormat()
  const { rows } = data
  return (
    <>
      <PageTitle title={t('catalogue.admin.products')} lede={t('catalogue.admin.productsLede')}>
        <LinkButton look="primary" icon="plus" href="/admin/products/new">
          {t('catalogue.admin.newProduct')}
        </LinkButton>
      </PageTitle>
      {rows.length === 0 ? (
        <EmptyState title={t('catalogue.admin.emptyProducts')} text={t('catalogue.admin.emptyProductsText')} />
      ) : (
        <DataTable
          caption={t('catalogue.admin.products')}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'name',
              title: t('catalogue.admin.name'),
              cell: (row) => (
                <>
                  <a href={`/admin/products/${row.id}`}>{row.name}</a> <span className="quiet-text">{row.slug}</span>{' '}
                  {row.archived && <Label tone="warn">{t('catalogue.admin.archivedSign')}</Label>}
                </>
              ),
            },
            {
              key: 'latest',
              title: t('catalogue.admin.latest'),
              cell: (row) => row.latest ?? t('catalogue.admin.noVersions'),
            },
            {
              key: 'versions',
              title: t('catalogue.admin.versions'),
              figure: true,
              cell: (row) => number(row.versions),
            },
            { key: 'threads', title: t('catalogue.admin.threads'), figure: true, cell: (row) => number(row.threads) },
            {
              key: 'order',
              title: t('catalogue.admin.order'),
              cell: (row) => (
                <form method="post" className="row">
                  <OnceField />
                  <ShiftButtons
                    id={row.id}
                    name={row.name}
                    first={row.id === rows[0]?.id}
                    last={row.id === rows.at(-1)?.id}
                  />
                </form>
              ),
            },
          ]}
        />
      )}
    </>
  )
}
