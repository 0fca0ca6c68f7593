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
import { SeenBySign } from '#app/components/threads/seen-by-sign.tsx'
import { seenByOf } from '#app/domain/access/area.ts'
import { shiftShape } from '#app/domain/catalogue/input.ts'
import { categoryText } from '#app/domain/catalogue/queries/category-text.ts'
import { categorySetups } from '#app/domain/catalogue/queries/setup.server.ts'
import { shiftCategory } from '#app/domain/catalogue/shift-category.server.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('catalogue.admin.categories'), noindex: true }),
}

export const loader = guardedLoader('category.administer', async ({ ctx }) => ({
  rows: (await categorySetups(ctx)).map(({ row, node, templates, threads, first, last }) => ({
    ...categoryText(ctx.locale, row),
    id: row.id,
    depth: node.depth,
    posting: node.posting,
    own: row.posting !== null,
    archived: node.archived,
    seenBy: seenByOf(node.area),
    templates: Object.keys(templates).length,
    threads,
    first,
    last,
  })),
}))

export const action = guardedAction('category.administer', {
  shift: intent({
    shape: shiftShape,
    run: async ({ ctx, url }, input) => {
      await shiftCategory(ctx, input)
      return { to: url.pathname, toast: { tone: 'good', key: 'catalogue.toast.categoryMoved' } }
    },
  }),
})

export default function AdminCategories({ data }: PageProps<typeof loader>) {
  const { t } = useReader()
  const { number } = useFormat()
  const { rows } = data
  return (
    <>
      <PageTitle title={t('catalogue.admin.categories')} lede={t('catalogue.admin.categoriesLede')}>
        <LinkButton look="primary" icon="plus" href="/admin/categories/new">
          {t('catalogue.admin.newCategory')}
        </LinkButton>
      </PageTitle>
      {rows.length === 0 ? (
        <EmptyState title={t('catalogue.admin.emptyCategories')} text={t('catalogue.admin.emptyCategoriesText')} />
      ) : (
        <DataTable
          caption={t('catalogue.admin.categories')}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'name',
              title: t('catalogue.admin.name'),
              cell: (row) => (
                <span className={`level-${row.depth}`}>
                  <a href={`/admin/categories/${row.id}`}>{row.name}</a> <span className="quiet-text">{row.slug}</span>{' '}
                  <SeenBySign seenBy={row.seenBy} />{' '}
                  {row.archived && <Label tone="warn">{t('catalogue.admin.archivedSign')}</Label>}
                </span>
              ),
            },
            {
              key: 'posting',
              title: t('catalogue.admin.posting'),
              cell: (row) => (
                <span className={row.own ? undefined : 'quiet-text'}>{t(`catalogue.posting.${row.posting}`)}</span>
              ),
            },
            {
              key: 'templates',
              title: t('catalogue.admin.templates'),
              cell: (row) =>
                row.templates === 0 ? null : t('catalogue.admin.templatesSign', { count: row.templates }),
            },
            { key: 'threads', title: t('catalogue.admin.threads'), figure: true, cell: (row) => number(row.threads) },
            {
              key: 'order',
              title: t('catalogue.admin.order'),
              cell: (row) => (
                <form method="post" className="row">
                  <OnceField />
                  <ShiftButtons id={row.id} name={row.name} first={row.first} last={row.last} />
                </form>
              ),
            },
          ]}
        />
      )}
    </>
  )
}
