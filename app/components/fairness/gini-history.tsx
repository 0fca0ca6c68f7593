import { LineChart } from '#app/components/charts/line-chart.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'

const fewestDays = 3

/** The Gini coefficient day by day; nothing while there are too few days for a line. */
export function GiniHistory({ history }: { history: readonly { day: string; gini: number | null }[] }) {
  const t = useT()
  const { number, day: shortDay, now } = useFormat()
  const known = history.filter(({ gini }) => gini !== null)
  const last = known.at(-1)?.gini
  if (known.length < fewestDays || last === undefined || last === null) return null
  return (
    <>
      <h3>{t('fairness.history.title')}</h3>
      <LineChart
        name={t('fairness.history.name', { gini: number(last) })}
        caption={t('fairness.history.caption')}
        pointTitle={t('fairness.history.day')}
        // Noon is that day in every time zone near the community's.
        points={history.map(({ day }) => ({ key: day, name: shortDay(`${day}T12:00:00.000Z`, now) }))}
        series={[{ key: 'gini', name: t('fairness.history.series'), values: history.map(({ gini }) => gini) }]}
        format={number}
        whole={false}
      />
    </>
  )
}
