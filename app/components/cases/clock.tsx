import { Icon } from '#app/components/parts/icon.tsx'
import { Progress } from '#app/components/parts/progress.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'

export type ClockView = {
  kind: 'firstResponse' | 'nextResponse' | 'resolution'
  /** `soon`: less than a quarter of the promise is left. */
  state: 'running' | 'soon' | 'overdue' | 'met' | 'paused'
  /** Total minutes of the promise. */
  promisedMinutes: number
  /** Minutes used so far (until the answer, when `met`). */
  usedMinutes: number
  /** Where the minutes are business minutes: how many a working day has, so that nine of them are "1 day". */
  dayMinutes?: number
}

const tones = { running: '', soon: 'warn', overdue: 'bad', met: 'good', paused: '' } as const satisfies Record<
  ClockView['state'],
  string
>
const icons = {
  running: 'clock',
  soon: 'clock',
  overdue: 'warn',
  met: 'check',
  paused: 'pause',
} as const satisfies Record<ClockView['state'], string>

/** A time promise to a customer and what is left of it. `big` for the one a page is about. */
export function Clock({ clock, big }: { clock: ClockView; big?: boolean }) {
  const t = useT()
  const format = useFormat()
  const { kind, state, promisedMinutes, usedMinutes, dayMinutes = 1440 } = clock
  const duration = (minutes: number): string =>
    format.duration(Math.floor(Math.round(minutes) / dayMinutes) * 1440 + (Math.round(minutes) % dayMinutes))
  const name = t(`parts.case.clock.${kind}`)
  // Due outside business hours: it is late once these begin again.
  const rest = () =>
    promisedMinutes - usedMinutes < 1
      ? t('parts.case.clock.now')
      : t('parts.case.clock.left', { time: duration(promisedMinutes - usedMinutes) })
  const left = {
    running: rest,
    soon: rest,
    overdue: () => t('parts.case.clock.overdue', { time: duration(usedMinutes - promisedMinutes) }),
    met: () => t('parts.case.clock.after', { time: duration(usedMinutes) }),
    paused: () => t('parts.case.clock.paused'),
  }[state]()

  return (
    <div className={`clock ${tones[state]}`.trim()}>
      <span className={big ? 'left big' : 'left'}>
        <Icon name={icons[state]} />
        {left}
      </span>
      {(state === 'running' || state === 'soon' || state === 'overdue') && (
        <Progress value={usedMinutes} max={promisedMinutes} label={t('parts.case.clock.progress')} />
      )}
      <small>
        {state === 'paused'
          ? t('parts.case.clock.pausedHint')
          : `${name}, ${t('parts.case.clock.within', { time: duration(promisedMinutes) })}`}
      </small>
    </div>
  )
}
