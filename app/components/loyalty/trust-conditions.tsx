import { GoalProgress } from '#app/components/charts/goal-progress.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { ConditionView } from '#app/domain/accounts/trust/trust-page.server.ts'
import { trustFigures, type TrustFigure } from '#app/registry/trust-levels.ts'

/** Conditions of a trust level with how far the member is: each a bar with its figures in words. */
export function TrustConditions({ conditions }: { conditions: readonly ConditionView[] }) {
  const t = useT()
  const figure = useFigure()
  return conditions.map((condition) => (
    <GoalProgress
      key={condition.figure}
      name={t(`trust.figure.${condition.figure}`)}
      value={condition.value}
      goal={condition.bar}
      figures={t('trust.of', {
        value: figure(condition.figure, condition.value),
        bar: figure(condition.figure, condition.bar),
      })}
      done={condition.met}
      doneText={t('trust.met')}
      hint={condition.met ? null : t(`trust.hint.${condition.figure}`)}
    />
  ))
}

/** A figure of trust as text: `7`, `95%`. */
export function useFigure(): (figure: TrustFigure, value: number) => string {
  const { number, percent } = useFormat()
  return (figure, value) => (trustFigures[figure].unit === 'share' ? percent(value / 100) : number(value))
}
