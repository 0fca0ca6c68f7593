import { BarChart } from '#app/components/charts/bar-chart.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'

export type MonthBar = {
  /** `2026-11`. */
  month: string
  value: number
  /** Earned but not available yet. */
  pending?: number
  /** A word above the bar. */
  mark?: string
}

/** Points of twelve months as bars; what is still pending is dashed on top. */
export function MonthChart({ bars }: { bars: readonly MonthBar[] }) {
  const t = useT()
  const { number, month: name } = useFormat()
  const whole = (bar: MonthBar): number => bar.value + (bar.pending ?? 0)
  const highest = bars.reduce((best, bar) => (whole(bar) > whole(best) ? bar : best), { month: '1970-01', value: 0 })
  return (
    <BarChart
      name={`${t('loyalty.chart.title')}. ${whole(highest) > 0 ? t('loyalty.chart.desc', { month: name(highest.month), max: whole(highest) }) : t('loyalty.chart.descNone')}`}
      caption={t('loyalty.chart.tableCaption')}
      nameTitle={t('loyalty.chart.month')}
      valueTitle={t('loyalty.chart.points')}
      partTitle={bars.some((bar) => (bar.pending ?? 0) > 0) ? t('loyalty.chart.pending') : undefined}
      bars={bars.map((bar) => ({
        key: bar.month,
        name: name(bar.month),
        value: bar.value,
        part: bar.pending,
        mark: bar.mark,
      }))}
      format={number}
    />
  )
}
