import { StackedBars } from '#app/components/charts/stacked-bars.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RaiseCount } from '#app/domain/cases/queries/raises.server.ts'

/** How often each rule raised the severity of a case, and how often staff took that back. */
export function RaisesPlate({ raises }: { raises: readonly RaiseCount[] }) {
  const t = useT()
  const { number, percent } = useFormat()
  const all = raises.reduce((sum, { raised }) => sum + raised, 0)
  const undone = raises.reduce((sum, one) => sum + one.undone, 0)
  const finding = t('severity.report.finding', { count: all, undone: number(undone) })
  return (
    <Section title={t('severity.report.title')}>
      {all === 0 ? (
        <p className="quiet-text">{t('severity.report.none')}</p>
      ) : (
        <>
          <p className="quiet-text">{finding}</p>
          <StackedBars
            name={finding}
            caption={t('fairness.tableOf', { part: t('severity.report.title') })}
            nameTitle={t('severity.report.rule')}
            noteTitle={t('severity.report.share')}
            parts={[
              { key: 'kept', title: t('severity.report.kept'), look: 'bar' },
              { key: 'undone', title: t('severity.report.undone'), look: 'two' },
            ]}
            rows={raises.map(({ rule, raised, undone: back }) => ({
              key: rule,
              name: t(`severity.name.${rule}`),
              values: [raised - back, back],
              note: percent(back / raised),
            }))}
            format={number}
          />
        </>
      )}
    </Section>
  )
}
