import type { ReactNode } from 'react'
import { DataTable } from '#app/components/parts/data-table.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { Responses } from '#app/domain/analytics/fairness/report.ts'

type Row = { key: string; name: string; figures: Responses }

/** How soon questions of groups were first answered. */
export function ResponseTable({ caption, rows }: { caption: string; rows: readonly Row[] }) {
  const t = useT()
  const { number, percent, duration } = useFormat()
  const wait = (minutes: number | null): string =>
    minutes === null ? t('fairness.responses.waiting') : duration(minutes)
  const figure = (key: keyof Responses, content: (figures: Responses) => ReactNode) => ({
    key,
    title: t(`fairness.responses.${key}`),
    figure: true,
    cell: ({ figures }: Row) => content(figures),
  })
  return (
    <DataTable
      caption={t('fairness.responses.tableOf', { what: caption })}
      showCaption
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: 'group', title: t('fairness.groups.group'), cell: ({ name }) => name },
        figure('questions', ({ questions }) => number(questions)),
        figure('median', ({ median }) => wait(median)),
        figure('ninetieth', ({ ninetieth }) => wait(ninetieth)),
        figure('within24h', ({ within24h }) => percent(within24h)),
        figure('byPeers', ({ byPeers }) => (byPeers === null ? t('fairness.responses.waiting') : percent(byPeers))),
      ]}
    />
  )
}
