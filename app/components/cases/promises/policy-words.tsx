import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { SlaPolicy } from '#app/domain/cases/clock/policy.ts'
import type { TextKey } from '#app/i18n/translate.ts'

/** Business minutes as people say them: "1 day" is one of the calendar's days. */
export function useBusinessDuration(): (minutes: number, dayMinutes: number) => string {
  const { duration } = useFormat()
  return (minutes, dayMinutes) =>
    duration(Math.floor(Math.round(minutes) / dayMinutes) * 1440 + (Math.round(minutes) % dayMinutes))
}

/** For which cases a policy is, in words. */
export function usePolicyName(): (policy: Pick<SlaPolicy, 'severity' | 'tier' | 'source'>) => string {
  const t = useT()
  const { list } = useFormat()
  return ({ severity, tier, source }) => {
    const parts = [
      ...(severity === null ? [] : [severity]),
      ...(tier === null ? [] : [t.any(`parts.tier.${tier}`)]),
      ...(source === null ? [] : [t(`cases.source.${source}` as TextKey)]),
    ]
    return parts.length === 0 ? t('promises.everyCase') : list(parts)
  }
}
