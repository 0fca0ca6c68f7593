import { Distribution } from '#app/components/charts/distribution.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { DataTable } from '#app/components/parts/data-table.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'

type Unit = { gainers: number; gained: number; losers: number; lost: number; before: number; after: number }
type Both = { reputation: number; points: number }

export type ShownSimulation = {
  digest: string
  days: number
  events: number
  shortened: boolean
  members: number
  reputation: Unit
  points: Unit
  bands: { key: 'muchLess' | 'less' | 'same' | 'more' | 'muchMore'; members: number }[]
  top: { memberId: string; handle: string | null; before: Both; after: Both }[]
}

/** Who would have gained and lost under the proposed terms. */
export function RuleSimulationView({ simulation }: { simulation: ShownSimulation }) {
  const t = useT()
  const { number, signed } = useFormat()
  const { reputation, points, bands, top } = simulation
  const nobody = reputation.gainers + reputation.losers + points.gainers + points.losers === 0
  return (
    <section aria-label={t('rules.simulation.title')} className="stack">
      <h2>{t('rules.simulation.title')}</h2>
      <p>
        {t('rules.simulation.what', {
          days: simulation.days,
          events: number(simulation.events),
          members: number(simulation.members),
        })}{' '}
        {simulation.shortened && t('rules.simulation.shortened')}
      </p>
      {nobody && <Note>{t('rules.simulation.nobody')}</Note>}
      <DataTable
        caption={t('rules.simulation.table')}
        rows={[
          { key: 'points' as const, ...points },
          { key: 'reputation' as const, ...reputation },
        ]}
        rowKey={(row) => row.key}
        columns={[
          { key: 'unit', title: t('loyalty.filter.unit'), cell: (row) => t(`loyalty.filter.units.${row.key}`) },
          { key: 'gainers', title: t('rules.simulation.gainers'), figure: true, cell: (row) => number(row.gainers) },
          { key: 'gained', title: t('rules.simulation.gained'), figure: true, cell: (row) => signed(row.gained) },
          { key: 'losers', title: t('rules.simulation.losers'), figure: true, cell: (row) => number(row.losers) },
          { key: 'lost', title: t('rules.simulation.lost'), figure: true, cell: (row) => signed(-row.lost) },
          { key: 'before', title: t('rules.simulation.before'), figure: true, cell: (row) => number(row.before) },
          { key: 'after', title: t('rules.simulation.after'), figure: true, cell: (row) => number(row.after) },
        ]}
      />
      <Distribution
        name={t('rules.simulation.bandsDesc', {
          less: number(bands[0] === undefined ? 0 : bands[0].members + (bands[1]?.members ?? 0)),
          more: number((bands[3]?.members ?? 0) + (bands[4]?.members ?? 0)),
        })}
        caption={t('rules.simulation.bands')}
        nameTitle={t('rules.simulation.difference')}
        valueTitle={t('rules.simulation.members')}
        groups={bands.map((band) => ({
          key: band.key,
          name: t(`rules.simulation.band.${band.key}`),
          value: band.members,
        }))}
        format={number}
      />
      {top.length > 0 && (
        <DataTable
          caption={t('rules.simulation.top')}
          showCaption
          rows={top}
          rowKey={(row) => row.memberId}
          columns={[
            {
              key: 'who',
              title: t('ledger.adjust.who'),
              cell: (row) => (row.handle === null ? null : <a href={`/members/${row.handle}`}>@{row.handle}</a>),
            },
            {
              key: 'points',
              title: t('loyalty.filter.units.points'),
              figure: true,
              cell: (row) =>
                `${number(row.before.points)} → ${number(row.after.points)} (${signed(row.after.points - row.before.points)})`,
            },
            {
              key: 'reputation',
              title: t('loyalty.filter.units.reputation'),
              figure: true,
              cell: (row) =>
                `${number(row.before.reputation)} → ${number(row.after.reputation)} (${signed(row.after.reputation - row.before.reputation)})`,
            },
          ]}
        />
      )}
    </section>
  )
}
