import { DataTable } from '#app/components/parts/data-table.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { documentList } from '#app/domain/documents/document-list.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('legal.admin.title'), noindex: true }),
}

export const loader = guardedLoader('document.administer', async ({ ctx }) => ({ rows: await documentList(ctx) }))

export default function AdminDocuments({ data: { rows } }: PageProps<typeof loader>) {
  const t = useT()
  const { number, percent } = useFormat()
  return (
    <>
      <PageTitle title={t('legal.admin.title')} lede={t('legal.admin.lede')} />
      <DataTable
        caption={t('legal.admin.title')}
        rows={rows}
        rowKey={(row) => row.kind}
        columns={[
          {
            key: 'kind',
            title: t('legal.admin.document'),
            cell: (row) => <a href={urls.adminDocument(row.kind)}>{t(`legal.kind.${row.kind}`)}</a>,
          },
          {
            key: 'inForce',
            title: t('legal.inForce'),
            cell: (row) =>
              row.inForce === null ? (
                <Label tone="warn">{t(row.kind === 'guidelines' ? 'legal.admin.starting' : 'legal.admin.none')}</Label>
              ) : (
                <>
                  <a href={urls.document(row.kind)}>{t('legal.version', { number: row.inForce.version })}</a>{' '}
                  <Time at={row.inForce.at} form="date" />
                </>
              ),
          },
          {
            key: 'share',
            title: t('legal.admin.share'),
            cell: (row) =>
              row.share === null
                ? t('legal.admin.nothing')
                : t('legal.admin.shareOf', {
                    share: percent(row.share.members === 0 ? 0 : row.share.agreed / row.share.members),
                    agreed: number(row.share.agreed),
                    members: number(row.share.members),
                  }),
          },
          {
            key: 'next',
            title: t('legal.admin.next'),
            cell: (row) =>
              row.upcoming !== null ? (
                <>
                  {t('legal.version', { number: row.upcoming.version })} <Time at={row.upcoming.at} form="date" />
                </>
              ) : row.written ? (
                t('legal.admin.written')
              ) : (
                t('legal.admin.nothing')
              ),
          },
        ]}
      />
    </>
  )
}
