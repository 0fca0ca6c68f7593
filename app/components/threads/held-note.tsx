import { Note } from '#app/components/parts/alert.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { urls } from '#app/views/urls.ts'

/** Minutes that a wait is rounded up to before it is told. */
const steps = [15, 30, 60, 120, 180, 240, 360, 480, 720, 1_440, 2_880, 4_320, 7_200, 10_080]

/**
 * Above a post that waits for a moderator. @param wait minutes that most such posts waited lately; null: unknown
 * @param again it was visible before: its author was told why, and can ask for another look
 */
export function HeldNote({ wait, again }: { wait: number | null; again: boolean }) {
  const t = useT()
  return (
    <Note tone="warn" icon="clock">
      {again && t('holding.told.again')} {useHeldText(wait)}{' '}
      {again && <a href={urls.standing()}>{t('holding.told.why')}</a>}
    </Note>
  )
}

function useHeldText(wait: number | null): string {
  const t = useT()
  const minutes = wait === null ? null : (steps.find((step) => step >= wait) ?? null)
  if (minutes === null) return t('holding.told.waits')
  if (minutes < 60) return t('holding.told.minutes', { count: minutes })
  if (minutes < 1_440) return t('holding.told.hours', { count: minutes / 60 })
  return t('holding.told.days', { count: minutes / 1_440 })
}
