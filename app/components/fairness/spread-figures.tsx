import { LorenzCurve } from '#app/components/charts/lorenz-curve.tsx'
import { Figures } from '#app/components/parts/facts.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { SpreadOfWindow } from '#app/domain/analytics/fairness/report.ts'

/** How reputation and points of one period are spread. @param least fewest people of any figure */
export function SpreadFigures({
  spread: { people, reputation, points },
  least,
}: {
  spread: SpreadOfWindow
  least: number
}) {
  const t = useT()
  const { number, percent } = useFormat()
  const coefficient = (value: number | null) =>
    value === null ? <small>{t('fairness.figure.nothing')}</small> : number(value)
  // A part is missing because the group would be too small, or because there is nothing to have a part of.
  const part = (value: number | null, of: number | null, from: number) =>
    value !== null ? (
      percent(value)
    ) : (
      <small>{of === null ? t('fairness.figure.nothing') : t('fairness.figure.from', { count: from })}</small>
    )
  const curves = [
    ...(reputation.curve === null
      ? []
      : [{ key: 'reputation', name: t('fairness.curve.reputation'), parts: reputation.curve }]),
    ...(points.curve === null ? [] : [{ key: 'points', name: t('fairness.curve.points'), parts: points.curve }]),
  ]
  const longest = curves[0]
  const half = longest === undefined ? 0 : Math.floor((longest.parts.length - 1) / 2)
  return (
    <>
      <Figures
        small
        figures={[
          { name: t('fairness.figure.people'), value: number(people) },
          { name: t('fairness.figure.gini'), value: coefficient(reputation.gini) },
          { name: t('fairness.figure.top10'), value: part(reputation.top10, reputation.gini, least * 10 - 9) },
          { name: t('fairness.figure.top1'), value: part(reputation.top1, reputation.gini, least * 100 - 99) },
        ]}
      />
      <Figures
        small
        figures={[
          { name: t('fairness.figure.giniPoints'), value: coefficient(points.gini) },
          { name: t('fairness.figure.top10Points'), value: part(points.top10, points.gini, least * 10 - 9) },
          { name: t('fairness.figure.top1Points'), value: part(points.top1, points.gini, least * 100 - 99) },
        ]}
      />
      <p>{t('fairness.giniText')}</p>
      {longest !== undefined && (
        <LorenzCurve
          name={t('fairness.curve.name', {
            share: percent(half / (longest.parts.length - 1)),
            part: percent(longest.parts[half] ?? 0),
          })}
          caption={t('fairness.curve.caption')}
          peopleTitle={t('fairness.curve.people')}
          format={percent}
          curves={[
            ...curves,
            {
              key: 'equal',
              name: t('fairness.curve.equal'),
              parts: longest.parts.map((_part, step) => step / (longest.parts.length - 1)),
            },
          ]}
        />
      )}
    </>
  )
}
