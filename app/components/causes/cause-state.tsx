import { Label } from '#app/components/parts/label.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { CauseState } from '#app/domain/cases/causes/cause.ts'

const tones = {
  open: 'bad',
  planned: 'warn',
  fixed: 'good',
  verified: 'good',
  wont_fix: undefined,
} as const satisfies Record<CauseState, 'bad' | 'warn' | 'good' | undefined>

/** The state of a root cause as a label. */
export function CauseStateLabel({ state }: { state: CauseState }) {
  const t = useT()
  return <Label tone={tones[state]}>{t(`causes.state.${state}`)}</Label>
}
