import { DataTable } from '#app/components/parts/data-table.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { Group, GroupFigures } from '#app/domain/analytics/fairness/report.ts'
import { groupName, type SegmentKind } from './group-name.ts'

/** What groups wrote beside what they were granted. Those that are too small say so in every cell. */
export function GroupTable({ kind, groups }: { kind: SegmentKind; groups: readonly Group[] }) {
  const t = useT()
  const { number, percent } = useFormat()
  const figure = (key: keyof GroupFigures, format: (value: number) => string) => ({
    key,
    title: t(`fairness.groups.${key}`),
    figure: true,
    cell: ({ figures }: Group) =>
      figures === null ? <span className="quiet-text">{t('fairness.kept')}</span> : format(figures[key]),
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
