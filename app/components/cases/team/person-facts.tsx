import { Label } from '#app/components/parts/label.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { Instant } from '#app/core/time.ts'
import { competenceKinds, type Competence } from '#app/domain/cases/team/choose-agent.ts'

/** "Away until 8 December". `until`: the first moment of being back; null: until further notice. */
export function AwayLabel({ away: { until } }: { away: { until: Instant | null } }) {
  const t = useT()
  const { day, now } = useFormat()
  return (
    <Label tone="warn">{until === null ? t('work.team.away') : t('work.team.backOn', { day: day(until, now) })}</Label>
  )
}

/** What somebody is given cases about, in one line. */
export function CompetenceLine({
  competence,
  products,
}: {
  competence: Competence
  products: readonly { id: string; name: string }[]
}) {
  const t = useT()
  const named = {
    language: (value: string) => t.any(`work.language.${value}`),
    product: (value: string) => products.find(({ id }) => id === value)?.name ?? '',
    category: (value: string) => t.any(`cases.category.${value}`),
  }
  const words = competenceKinds.flatMap((kind) => competence[kind].map((value) => named[kind](value))).filter(Boolean)
  return <>{words.length === 0 ? t('work.competence.everything') : words.join(', ')}</>
}
