import { LorenzCurve } from '#app/components/charts/lorenz-curve.tsx'
import { Figures } from '#app/components/parts/facts.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { SpreadOfWindow } from '#app/domain/analytics/fairness/report.ts'
import type { TextKey } from '#app/i18n/translate.ts'

/** How reputation and points of one period are spread: in a sentence, then figures and curves; what is not known is left out. */
export function SpreadFigures({ spread: { people, reputation, points } }: { spread: SpreadOfWindow }) {
  const t = useT()
  const { number, percent } = useFormat()
  const curves = [
    ...(reputation.curve === null
      ? []
      : [{ key: 'reputation' as const, name: t('fairness.curve.reputation'), parts: reputation.curve }]),
    ...(points.curve === null
      ? []
      : [{ key: 'points' as const, name: t('fairness.curve.points'), parts: points.curve }]),
  ]
  const known = (name: TextKey, value: number | null, format: (value: number) => string) =>
    value === null ? [] : [{ name: t.any(name), value: format(value) }]
  const longest = curves[0]
  const half = longest === undefined ? 0 : Math.floor((longest.parts.length - 1) / 2)
  return (
    <>
      {longest !== undefined && (
        <p className="answer">
          {t(`fairness.spread.answer.${longest.key}`, {
            count: people,
            share: percent(half / (longest.parts.length - 1)),
            part: percent(longest.parts[half] ?? 0),
          })}
        </p>
      )}
      <Figures
        small
        figures={[
          { name: t('fairness.figure.people'), value: number(people) },
          ...known('fairness.figure.gini', reputation.gini, number),
          ...known('fairness.figure.top10', reputation.top10, percent),
          ...known('fairness.figure.top1', reputation.top1, percent),
          ...known('fairness.figure.giniPoints', points.gini, number),
          ...known('fairness.figure.top10Points', points.top10, percent),
          ...known('fairness.figure.top1Points', points.top1, percent),
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
          shareTitle={t('fairness.curve.share')}
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
