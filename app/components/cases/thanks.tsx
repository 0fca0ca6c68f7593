import { useT } from '#app/components/shell/reader.tsx'
import type { ThanksReceived } from '#app/domain/cases/queries/thanks.server.ts'
import { urls } from '#app/views/urls.ts'

/** Thanks that the reader received for their cases. */
export function Thanks({ last, count, days }: ThanksReceived) {
  const t = useT()
  return (
    <section className="card">
      <h2>{t('work.thanks.title')}</h2>
      {last !== null && (
        <blockquote className="thanks">
          <p>“{last.comment}”</p>
          <footer className="meta-text">
            <a href={urls.case(last.number)}>
              <bdi>{last.name ?? t('parts.people.deleted')}</bdi>, {t('work.thanks.score', { score: last.score })}
            </a>
          </footer>
        </blockquote>
      )}
      <p className="meta-text">
        {count === 0 ? t('work.thanks.none', { count: days }) : t('work.thanks.count', { count })}
      </p>
    </section>
  )
}
