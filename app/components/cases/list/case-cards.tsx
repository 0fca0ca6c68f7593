import { SeverityLabel, type CaseRowView } from '#app/components/cases/case-row.tsx'
import { Clock } from '#app/components/cases/clock.tsx'
import { useTextLang } from '#app/components/parts/text-lang.ts'
import { useT } from '#app/components/shell/reader.tsx'

/** Cases in a column of the board. */
export function CaseCards({ cases }: { cases: readonly CaseRowView[] }) {
  return (
    <ol className="cards">
      {cases.map((view) => (
        <CaseCard key={view.id} view={view} />
      ))}
    </ol>
  )
}

function CaseCard({ view }: { view: CaseRowView }) {
  const t = useT()
  const lang = useTextLang(view.lang)
  return (
    <li className="card">
      <h3>
        <a href={view.href} lang={lang}>
          {view.title}
        </a>
      </h3>
      <p className="meta">
        <SeverityLabel severity={view.severity} raises={view.raises} />
        <span className="num">{view.reference}</span>
        {view.category && <span>{view.category}</span>}
        {view.assignee === null ? <span>{t('cases.page.unassigned')}</span> : <bdi>{view.assignee}</bdi>}
      </p>
      {view.clock && <Clock clock={view.clock} />}
    </li>
  )
}
