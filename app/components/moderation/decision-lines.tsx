import { Label } from '#app/components/parts/label.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { DecisionView } from '#app/views/moderation/decision-view.ts'

/** Decisions, one line each, with what became of them. `linked`: each leads to its page, for the member it is about. */
export function DecisionLines({ decisions, linked }: { decisions: readonly DecisionView[]; linked?: boolean }) {
  const t = useT()
  return (
    <ul className="lines">
      {decisions.map((one) => {
        const restriction = t(`moderation.restriction.${one.restriction}`)
        const name = one.subjectType === null ? restriction : `${t(`flags.thing.${one.subjectType}`)}: ${restriction}`
        return (
          <li key={one.id} className="stack tight">
            <p>
              <b>{linked ? <a href={one.href}>{name}</a> : name}</b> {one.rule}{' '}
              {one.reversed !== null && (
                <Label tone="good">
                  {t(`moderation.reversal.${one.reversed.how as 'undone' | 'overturned' | 'lifted'}`)}
                </Label>
              )}
            </p>
            <p className="lines-kept">{one.facts}</p>
            <p className="meta">
              <Time at={one.at} form="moment" />
              {one.until !== null && (
                <span>
                  <Sentence text="moderation.untilDay" with={{ until: <Time at={one.until} form="day" /> }} />
                </span>
              )}
              {one.by !== null && <bdi>{one.by}</bdi>}
              {one.reversed !== null && one.reversed.facts !== '' && <span>{one.reversed.facts}</span>}
            </p>
          </li>
        )
      })}
    </ul>
  )
}
