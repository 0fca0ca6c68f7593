import { DataTable } from '#app/components/parts/data-table.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { Group, GroupFigures } from '#app/domain/analytics/fairness/report.ts'
import { groupName, type SegmentKind } from './group-name.ts'

/** A group that is large enough. */
export type ShownGroup = Group & { figures: GroupFigures }

/** What groups wrote beside what they were granted; groups that are too small to be shown are left out. */
export function GroupTable({ kind, groups }: { kind: SegmentKind; groups: readonly ShownGroup[] }) {
  const t = useT()
  const { number, percent } = useFormat()
  const figure = (key: keyof GroupFigures, format: (value: number) => string) => ({
    key,
    title: t(`fairness.groups.${key}`),
    figure: true,
    cell: ({ figures }: ShownGroup) => format(figures[key]),
  })
  return (
    <DataTable
      caption={t(`fairness.by.${kind}`)}
      showCaption
      rows={groups}
      rowKey={({ key }) => key}
      columns={[
        { key: 'group', title: t('fairness.groups.group'), cell: (group) => groupName(t, kind, group) },
        figure('people', number),
        figure('posts', percent),
        figure('reputation', percent),
        figure('points', percent),
        figure('perPerson', number),
      ]}
    />
  )
}
