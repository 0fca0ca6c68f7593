import { ActionForm, type FormView } from '#app/components/forms/action-form.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { DataTable } from '#app/components/parts/data-table.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RightsRow } from '#app/domain/groups/queries/group-pages.server.ts'
import { urls } from '#app/views/urls.ts'

const rights = ['sees', 'asks', 'answers', 'moderates'] as const
type Right = (typeof rights)[number]

/** What each group may do in a category: a table of check boxes, sent as the groups that have each right. */
export function RightsTable({ form, rows }: { form: FormView; rows: readonly RightsRow[] }) {
  const t = useT()
  // What was typed is shown again after a refusal.
  const sent = form.status === undefined ? null : (form.initialValue as Partial<Record<Right, string | string[]>>)
  const checked = (row: RightsRow, right: Right): boolean =>
    sent === null ? row[right] : [sent[right] ?? []].flat().includes(row.key)
  return (
    <ActionForm form={form}>
      <DataTable
        caption={t('groups.rights.table')}
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'group',
            title: t('groups.admin.name'),
            cell: ({ key, name }) => <a href={urls.adminGroup(key)}>{name}</a>,
          },
          ...rights.map((right) => ({
            key: right,
            title: t(`groups.rights.${right}`),
            cell: (row: RightsRow) => (
              <input
                type="checkbox"
                name={right}
                value={row.key}
                defaultChecked={checked(row, right)}
                aria-label={`${row.name}: ${t(`groups.rights.${right}`)}`}
              />
            ),
          })),
        ]}
      />
      <p className="row">
        <Button>{t('groups.rights.save')}</Button>
      </p>
    </ActionForm>
  )
}
