import { DataTable } from '#app/components/parts/data-table.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { CauseLine } from '#app/domain/cases/queries/causes.server.ts'
import { planName } from '#app/views/cases/plan-name.ts'
import { urls } from '#app/views/urls.ts'
import { CauseStateLabel } from './cause-state.tsx'

/** Root causes with what they cost. `tree`: each is shown below the one above it. */
export function CauseTable({ lines, tree }: { lines: readonly CauseLine[]; tree: boolean }) {
  const t = useT()
  const { number } = useFormat()
  return (
    <DataTable
      caption={t('causes.title')}
      rows={lines}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          title: t('causes.column.name'),
          cell: (line) => (
            <span className={tree ? `level level-${Math.min(line.above.length, 4)}` : undefined}>
              {!tree && line.above.length > 0 && <small className="quiet-text">{line.above.join(' › ')} › </small>}
              <a href={urls.cause(line.id)}>{line.name}</a>
            </span>
          ),
        },
        { key: 'state', title: t('causes.column.state'), cell: ({ state }) => <CauseStateLabel state={state} /> },
        {
          key: 'owner',
          title: t('causes.column.owner'),
          cell: ({ owner }) => (owner === null ? null : <bdi>{owner.name}</bdi>),
        },
        {
          key: 'customers',
          title: t('causes.column.customers'),
          figure: true,
          cell: ({ customers }) => number(customers),
        },
        {
          key: 'years',
          title: t('causes.column.years'),
          figure: true,
          cell: ({ customerYears }) => number(customerYears),
        },
        {
          key: 'plans',
          title: t('causes.column.plans'),
          cell: ({ plans }) =>
            plans.length === 0
              ? null
              : plans.map(({ plan, customers }) => `${planName(t, plan)} ${number(customers)}`).join(', '),
        },
        { key: 'trend', title: t('causes.column.trend'), figure: true, cell: (line) => <Trend line={line} /> },
      ]}
    />
  )
}

/** New cases of the last 30 days, and how many there were in the 30 before. */
export function Trend({ line: { recent, before } }: { line: Pick<CauseLine, 'recent' | 'before'> }) {
  const t = useT()
  const { number } = useFormat()
  return (
    <>
      {number(recent)} <small className="quiet-text">{t('causes.trend.before', { count: number(before) })}</small>
    </>
  )
}
