import { TierBadge } from '#app/components/loyalty/tier-badge.tsx'
import { AuthorName, Tenure, type AuthorView } from '#app/components/members/byline.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { useTextLang } from '#app/components/parts/text-lang.ts'
import { useT } from '#app/components/shell/reader.tsx'
import type { Presence } from '#app/domain/cases/queries/presence.server.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { WhyView } from '#app/views/cases/day-rows.server.ts'
import { Clock, type ClockView } from './clock.tsx'
import { DayReasons, ReminderDone } from './day-reasons.tsx'
import { MarkedText, type CueRange } from './marked-text.tsx'
import { presenceText } from './who-writes.tsx'

export type Severity = 'P1' | 'P2' | 'P3' | 'P4'

export type CaseRowView = {
  id: string
  href: string
  number: number
  /** Last line of its time line, for the forms of a list. */
  seen?: number
  /** "C-1042". */
  reference: string
  title: string
  lang: Locale | null
  /** One line of what the customer wrote, with the words that made it a complaint. */
  quote: { text: string; cues: readonly CueRange[] } | null
  customer: Pick<AuthorView, 'name' | 'handle' | 'tier' | 'tenure'>
  severity: Severity
  /** How many rules raise it; left out: none. */
  raises?: number
  /** In the reader's language. */
  category: string | null
  /** In the reader's language, e.g. "waiting on staff". */
  status: string
  assignee: string | null
  /** Who else reads and writes in it now; null: nobody. */
  here?: Presence | null
  clock: ClockView | null
  /** On My day: why it is there. */
  why?: WhyView | null
}

/** Cases: what is left of the promise, what it is about, how grave it is. `choose`: with a box, inside of `ChangeMany`. */
export function CaseList({ cases, choose }: { cases: readonly CaseRowView[]; choose?: boolean }) {
  return (
    <ol className="due">
      {cases.map((view) => (
        <CaseRow key={view.id} view={view} choose={choose} />
      ))}
    </ol>
  )
}

function CaseRow({ view, choose }: { view: CaseRowView; choose: boolean | undefined }) {
  const t = useT()
  const lang = useTextLang(view.lang)
  return (
    <li>
      {view.clock ? <Clock clock={view.clock} /> : <span />}
      <div>
        <h3>
          <a href={view.href} lang={lang}>
            {view.title}
          </a>
        </h3>
        {view.quote && (
          <p className="said" lang={lang}>
            “<MarkedText {...view.quote} />”
          </p>
        )}
        {view.why && <DayReasons why={view.why} />}
        <div className="meta">
          {choose && (
            <>
              <input
                type="checkbox"
                name="numbers"
                value={view.number}
                aria-label={t('work.many.choose', { title: view.title })}
              />
              <input type="hidden" name="seen" value={`${view.number}.${view.seen}`} />
            </>
          )}
          <span className="num">{view.reference}</span>
          <AuthorName author={view.customer} />
          {view.customer.tier && <TierBadge tier={view.customer.tier} />}
          {view.customer.tenure && <Tenure tenure={view.customer.tenure} />}
        </div>
        {view.here && (
          <p className={view.here.writing.length > 0 ? 'who-writes busy' : 'who-writes'}>
            {presenceText(t, view.here)}
          </p>
        )}
      </div>
      <div className="end">
        <span>
          <SeverityLabel severity={view.severity} raises={view.raises} />
        </span>
        {view.category && <span>{view.category}</span>}
        <span>{view.status}</span>
        {view.assignee && <bdi>{view.assignee}</bdi>}
        {view.why?.reminder && <ReminderDone id={view.why.reminder.id} title={view.title} />}
      </div>
    </li>
  )
}

/** `raises`: how many rules raise the severity; marked with an arrow. */
export function SeverityLabel({ severity, raises = 0 }: { severity: Severity; raises?: number | undefined }) {
  const t = useT()
  return (
    <Label tone={severity === 'P1' ? 'bad' : severity === 'P2' ? 'warn' : undefined} solid={severity === 'P1'}>
      {severity}
      {raises > 0 && (
        <span title={t('severity.mark', { count: raises })}>
          <span aria-hidden="true">↑</span>
          <span className="said-only">{t('severity.mark', { count: raises })}</span>
        </span>
      )}
    </Label>
  )
}
