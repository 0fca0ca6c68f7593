import { DataTable } from '#app/components/parts/data-table.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import type { TextKey } from '#app/i18n/translate.ts'
import { permissions, roles, type Cell, type Permission } from '#app/registry/permissions.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('admin.permissions.title'), noindex: true }),
}

export const loader = guardedLoader('member.administer', async () => ({
  rows: Object.keys(permissions) as Permission[],
}))

/** The matrix of the registry: the check, this page and the reference are made of the same rows. */
export default function Permissions({ data }: PageProps<typeof loader>) {
  const { rows } = data
  const t = useT()
  const cell = (value: Cell): string => {
    if (value === '') return t('admin.permissions.never')
    if (value === 'always' || value === 'own') return t(`admin.permissions.${value}`)
    return t('admin.permissions.trust', { level: value })
  }
  return (
    <>
      <PageTitle title={t('admin.permissions.title')} lede={t('admin.permissions.lede')} />
      <DataTable
        caption={t('admin.permissions.title')}
        rows={rows}
        rowKey={(permission) => permission}
        columns={[
          {
            key: 'act',
            title: t('admin.permissions.what'),
            cell: (permission) => (
              <>
                {t(`admin.permission.${permission.replace('.', '_')}` as TextKey)}{' '}
                <code className="quiet-text">{permission}</code>
              </>
            ),
          },
          ...roles.map((role) => ({
            key: role,
            title: t(`admin.permissions.role.${role}`),
            cell: (permission: Permission) => cell(permissions[permission][role]),
          })),
        ]}
      />
    </>
  )
}
