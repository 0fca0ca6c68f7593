import { Icon } from '#app/components/parts/icon.tsx'
import { AcceptedSign } from '#app/components/parts/status-signs.tsx'
import { useTextLang } from '#app/components/parts/text-lang.ts'
import { Time } from '#app/components/parts/time.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { Locale } from '#app/i18n/locale.ts'

export type ActivityRowView = {
  href: string
  title: string
  titleLang: Locale | null
  excerpt: string
  lang: Locale | null
  category: { name: string; href: string }
  votes: number
  /** Of an answer: it is the accepted one. Of a question: it has one. */
  accepted: boolean
  at: string
}

/** What one member wrote: votes to scan at the left, then the thread, then a line of it. */
export function ActivityList({
  rows,
  kind,
}: {
  rows: readonly ActivityRowView[]
  kind: 'answers' | 'questions' | 'discussions'
}) {
  return (
    <ol className="threads">
      {rows.map((row) => (
        <ActivityRow key={row.href} row={row} kind={kind} />
      ))}
    </ol>
  )
}

function ActivityRow({ row, kind }: { row: ActivityRowView; kind: 'answers' | 'questions' | 'discussions' }) {
  const t = useT()
  const { compact } = useFormat()
  const titleLang = useTextLang(row.titleLang)
  const lang = useTextLang(row.lang)
  return (
    <li>
      <p className="tally">
        <b>{compact(row.votes)}</b> {t('accounts.profile.votesWord', { count: row.votes })}
      </p>
      <div>
        <h3>
          <a href={row.href} lang={titleLang}>
            {row.title}
          </a>
        </h3>
        {row.excerpt !== '' && (
          <p className="said" lang={lang}>
            {row.excerpt}
          </p>
        )}
        <div className="meta">
          <a href={row.category.href}>{row.category.name}</a>
          {row.accepted &&
            (kind === 'answers' ? (
              <AcceptedSign />
            ) : (
              <span className="sign good">
                <Icon name="accepted" />
                {t('accounts.profile.solved')}
              </span>
            ))}
        </div>
      </div>
      <p className="last">
        <Time at={row.at} />
      </p>
    </li>
  )
}
