import { Time } from '#app/components/parts/time.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'

export type RuleWords = {
  version: number
  validFrom: string | null
  reputation: number
  points: number
  times: string | null
  caps: {
    day: 'counted' | 'outside'
    perPost: boolean
    pair: { perDay: number; per30Days: number } | null
    pairTimes: { perDay: number; inAll: number } | null
    times: { perDay: number; inAll: number } | null
    lifetime: number | null
  }
  conditions: Readonly<Record<string, unknown>>
  once: 'event' | 'subject'
  proof: boolean
  planned: { version: number; validFrom: string } | null
}

/** What one rule pays and what bounds it, in sentences made from its data. */
export function RuleSentences({ rule }: { rule: RuleWords }) {
  const t = useT()
  const format = useFormat()
  return (
    <>
      <p>
        <strong>{amounts()}</strong> {bounds().join(' ')}
      </p>
      <p className="meta-text">
        {t('rules.version', { version: rule.version })}
        {rule.validFrom !== null && (
          <>
            , {t('rules.since')} <Time at={rule.validFrom} form="date" />
          </>
        )}
        {rule.planned !== null && (
          <>
            {' '}
            · {t('rules.planned', { version: rule.planned.version })} <Time at={rule.planned.validFrom} form="date" />
          </>
        )}
      </p>
    </>
  )

  function amounts(): string {
    const parts = [
      ...(rule.reputation === 0 ? [] : [t('rules.amount.reputation', { amount: format.signed(rule.reputation) })]),
      ...(rule.points === 0 ? [] : [t('rules.amount.points', { amount: format.signed(rule.points) })]),
    ]
    const said = parts.length === 0 ? t('rules.amount.none') : parts.join(', ')
    return `${rule.times === null ? said : t('rules.amount.times', { amounts: said })}.`
  }

  function bounds(): string[] {
    const { day, perPost, pair, pairTimes, times, lifetime } = rule.caps
    return [
      ...(rule.reputation > 0 ? [t(`rules.cap.${day}`)] : []),
      ...(perPost ? [t('rules.cap.perPost')] : []),
      ...(pair !== null && rule.points > 0 ? [t('rules.cap.pair', { day: pair.perDay, month: pair.per30Days })] : []),
      ...(pairTimes !== null
        ? [t('rules.cap.pairTimes', { day: pairTimes.perDay, all: format.number(pairTimes.inAll) })]
        : []),
      ...(times !== null ? [t('rules.cap.times', { day: times.perDay, all: format.number(times.inAll) })] : []),
      ...(lifetime !== null ? [t('rules.cap.lifetime', { most: format.number(lifetime) })] : []),
      ...(rule.once === 'subject' ? [t('rules.cap.once')] : []),
      ...(rule.proof ? [t('rules.cap.proof')] : []),
      ...conditionSentences(),
    ]
  }

  function conditionSentences(): string[] {
    const set = Object.entries(rule.conditions).flatMap(([name, value]) => {
      if (typeof value === 'number') return [t.any(`rules.condition.${name}`, { value })]
      if (!Array.isArray(value) || value.length === 0) return []
      const words = value.map((one) =>
        name === 'threadKinds' ? t.any(`threads.ask.kinds.${String(one)}`) : String(one),
      )
      return [t.any(`rules.condition.${name}`, { value: format.list(words) })]
    })
    return set.length === 0 ? [] : [t('rules.onlyIf', { conditions: format.list(set) })]
  }
}
