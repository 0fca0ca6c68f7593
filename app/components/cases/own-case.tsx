import type { ReactNode } from 'react'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { OwnCase } from '#app/domain/cases/queries/own.server.ts'
import { urls } from '#app/views/urls.ts'

/** What happens next, in a sentence to the customer. */
export function NextStep({
  own,
}: {
  own: Pick<OwnCase, 'status' | 'dueAt' | 'promise' | 'late' | 'assignee' | 'reopenUntil'>
}): ReactNode {
  const t = useT()
  const { time, day, now } = useFormat()
  const who = own.assignee === null ? t('cases.own.somebody') : t('cases.own.named', { name: own.assignee })
  if (own.status === 'waiting_customer')
    return <Sentence text="cases.own.next.yours" with={{ who: <bdi>{who}</bdi> }} />
  if (own.status === 'resolved' || own.status === 'closed') {
    return own.reopenUntil === null
      ? t('cases.own.next.over')
      : t('cases.own.next.reopen', { day: day(own.reopenUntil, now) })
  }
  if (own.dueAt === null || own.late) return <Sentence text="cases.own.next.late" with={{ who: <bdi>{who}</bdi> }} />
  return (
    <Sentence
      text={own.promise === 'resolution' ? 'cases.own.next.solution' : 'cases.own.next.answer'}
      with={{ who: <bdi>{who}</bdi> }}
      params={{ when: `${day(own.dueAt, now)} ${time(own.dueAt)}` }}
    />
  )
}

/** How the time of a promise is counted, with the closing days before it; nothing where no promise runs. */
export function PromiseHint({ own: { dueAt, closed } }: { own: Pick<OwnCase, 'dueAt' | 'closed'> }): ReactNode {
  const t = useT()
  const { day: dayText, list, now } = useFormat()
  if (dueAt === null) return null
  // Noon: the same day in every zone that a reader may have set, but for the outermost.
  const days = closed.map(({ day, name }) => {
    const text = dayText(`${day}T12:00:00.000Z`, now)
    return name === '' ? text : t('cases.own.closedDay', { day: text, name })
  })
  return (
    <small className="meta-text">
      {t('cases.own.counted')}
      {days.length > 0 && ` ${t('cases.own.closedOn', { days: list(days) })}`}
    </small>
  )
}

/** How the customer said that it went, or the way to say it. */
export function RatingLine({ own: { rating } }: { own: Pick<OwnCase, 'rating'> }): ReactNode {
  const t = useT()
  if (rating === null || rating.state === 'expired') return null
  if (rating.score === null)
    return (
      <p>
        <a className="button soft small" href={urls.csat(rating.caseId)}>
          {t('cases.own.rate')}
        </a>
      </p>
    )
  return (
    <p className="meta-text">
      {t('cases.own.rated', { score: rating.score })}{' '}
      {(rating.state === 'changeable' || rating.state === 'commentable') && (
        <a href={urls.csat(rating.caseId)}>{t(`cases.own.rating.${rating.state}`)}</a>
      )}
    </p>
  )
}
