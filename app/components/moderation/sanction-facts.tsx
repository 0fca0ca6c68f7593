import { Time } from '#app/components/parts/time.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { SanctionView } from '#app/views/moderation/sanction-view.ts'

/** What was decided, why, until when, and what stays as it is: for the member it is about. */
export function SanctionFacts({ sanction }: { sanction: SanctionView }) {
  const t = useT()
  const name = useSanctionName()
  return (
    <dl className="verdict">
      <dt>{t('moderation.verdict.what')}</dt>
      <dd>
        <p>
          <b>{name(sanction)}</b>
        </p>
        <p className="meta-text">{t(`moderation.means.${sanction.kind}`)}</p>
      </dd>
      <dt>{t('moderation.verdict.why')}</dt>
      <dd>
        <p>
          <b>{sanction.rule}</b>
        </p>
        <p className="lines-kept">{sanction.facts}</p>
        {sanction.law !== '' && <p className="meta-text">{t('moderation.verdict.law', { law: sanction.law })}</p>}
      </dd>
      {sanction.kind !== 'warning' && (
        <>
          <dt>{t('moderation.verdict.until')}</dt>
          <dd>
            {sanction.until === null ? (
              <p>
                <b>{t('moderation.verdict.forGood')}</b>
              </p>
            ) : (
              <>
                <p>
                  <b>
                    <Time at={sanction.until} form="moment" />
                  </b>
                </p>
                <p className="meta-text">{t('moderation.verdict.endsAlone')}</p>
              </>
            )}
          </dd>
        </>
      )}
      <dt>{t('moderation.verdict.kept')}</dt>
      <dd>
        <p>{t(`moderation.kept.${sanction.kind}`)}</p>
      </dd>
    </dl>
  )
}

/** "Suspended for 3 days", in the reader's language. */
function useSanctionName(): (sanction: Pick<SanctionView, 'kind' | 'hours'>) => string {
  const t = useT()
  const { duration } = useFormat()
  return ({ kind, hours }) =>
    hours === null
      ? t(`moderation.kind.${kind}`)
      : t('moderation.kindFor', { kind: t(`moderation.kind.${kind}`), time: duration(hours * 60) })
}

/** Earlier sanctions of a member, one line each. */
export function SanctionLines({ sanctions }: { sanctions: readonly SanctionView[] }) {
  const t = useT()
  const name = useSanctionName()
  return (
    <ul className="lines">
      {sanctions.map((one) => (
        <li key={one.id} className="stack tight">
          <p>
            <b>{name(one)}</b> {one.rule}
          </p>
          <p className="lines-kept">{one.facts}</p>
          <p className="meta">
            <Time at={one.from} form="moment" />
            <span>{t(`moderation.state.${one.state}`)}</span>
            {one.liftReason !== '' && <span>{one.liftReason}</span>}
          </p>
        </li>
      ))}
    </ul>
  )
}
