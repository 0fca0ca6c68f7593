import { DataTable } from '#app/components/parts/data-table.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { rulesPage } from '#app/domain/loyalty/rules/rules-page.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('rules.admin.title'), noindex: true }),
}

export const loader = guardedLoader('rule.change', async ({ ctx }) => ({ rules: (await rulesPage(ctx)).rules }))

/** Every earning rule as it is in force, each with its way to a new version. */
export default function AdminRules({ data }: PageProps<typeof loader>) {
  const { rules } = data
  const t = useT()
  const { signed } = useFormat()
  return (
    <>
      <PageTitle title={t('rules.admin.title')} lede={t('rules.admin.lede')}>
        <a className="button" href={urls.rules()}>
          {t('rules.admin.public')}
        </a>
      </PageTitle>
      <DataTable
        caption={t('rules.admin.title')}
        rows={rules}
        rowKey={(rule) => rule.rule}
        columns={[
          {
            key: 'rule',
            title: t('rules.admin.rule'),
            cell: (rule) => <a href={urls.adminRule(rule.rule)}>{t(`loyalty.rule.${rule.rule}`)}</a>,
          },
          {
            key: 'reputation',
            title: t('loyalty.filter.units.reputation'),
            figure: true,
            cell: (rule) => signed(rule.reputation),
          },
          { key: 'points', title: t('loyalty.filter.units.points'), figure: true, cell: (rule) => signed(rule.points) },
          { key: 'version', title: t('rules.admin.version'), figure: true, cell: (rule) => rule.version },
          {
            key: 'since',
            title: t('rules.admin.since'),
            cell: (rule) =>
              rule.validFrom === null ? t('rules.admin.beginning') : <Time at={rule.validFrom} form="date" />,
          },
          {
            key: 'planned',
            title: t('rules.admin.planned'),
            cell: (rule) =>
              rule.planned === null ? null : (
                <>
                  {t('rules.version', { version: rule.planned.version })}{' '}
                  <Time at={rule.planned.validFrom} form="date" />
                </>
              ),
          },
        ]}
      />
    </>
  )
}
