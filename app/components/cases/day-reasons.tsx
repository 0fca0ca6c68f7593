import type { ReactNode } from 'react'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import { dayReasons, type DayReason } from '#app/domain/cases/day/reasons.ts'
import type { WhyView } from '#app/views/cases/day-rows.server.ts'

/** Why the case is here: the first reason says where in the list, the others what else there is to know. */
export function DayReasons({ why }: { why: WhyView }) {
  const say = useReasons(why)
  const [first, ...others] = why.reasons
  return (
    <p className="reasons row">
      {first !== undefined && <b>{say(first)}</b>}
      {others.map((reason) => (
        <Label key={reason} tone={reason === 'leaving' ? 'warn' : undefined}>
          {say(reason)}
        </Label>
      ))}
    </p>
  )
}

/** "Done" beside a case that one wanted to come back to. */
export function ReminderDone({ id, title }: { id: string; title: string }) {
  const t = useT()
  return (
    <form method="post">
      <input type="hidden" name="intent" value="endReminder" />
      <input type="hidden" name="id" value={id} />
      <OnceField />
      <Button look="quiet" size="small">
        {t('work.reminder.done')}
        <span className="said-only"> {title}</span>
      </Button>
    </form>
  )
}

/** The order of the page in words, folded. */
export function DayOrder() {
  const t = useT()
  return (
    <details className="fold gap">
      <summary>{t('work.day.how')}</summary>
      <ol className="plain">
        {dayReasons.map(({ key }) => (
          <li key={key}>{t(`work.order.${key}`)}</li>
        ))}
      </ol>
    </details>
  )
}

function useReasons(why: WhyView): (reason: DayReason) => ReactNode {
  const t = useT()
  const format = useFormat()
  const { dueAt, pausedAt, wroteAt, renewsAt, reminder } = why
  const { now } = format
  const day = (at: string): string => format.day(at, now)
  const clock = format.dayTime(dueAt, now)
  const texts: Record<DayReason, () => string> = {
    late: () => t('work.reason.late', { clock }),
    promised: () => t('work.reason.promised', { reason: reminder?.reason ?? '' }),
    short: () => t('work.reason.due', { clock }),
    reminder: () => t('work.reason.reminder', { reason: reminder?.reason ?? '' }),
    wrote: () => t('work.reason.wrote', { when: wroteAt === null ? '' : format.relative(wroteAt, now) }),
    leaving: () => (renewsAt === null ? t('work.reason.leaving') : t('work.reason.renews', { day: day(renewsAt) })),
    silent: () => {
      const days = Math.floor((Date.parse(now) - Date.parse(pausedAt ?? now)) / 86_400_000)
      return t('work.reason.silent', { count: days })
    },
    first: () => t('work.reason.first'),
    running: () => t('work.reason.due', { clock }),
    waits: () => t('work.reason.waits', { day: pausedAt === null ? '' : format.relativeDay(pausedAt, now) }),
  }
  return (reason) => texts[reason]()
}
