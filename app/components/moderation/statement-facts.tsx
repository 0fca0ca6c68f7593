import { Label } from '#app/components/parts/label.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { DecisionView } from '#app/views/moderation/decision-view.ts'

/** The statement of reasons: what was decided, why, how it was found, until when (Article 17 of the Digital Services Act). */
export function StatementFacts({ decision }: { decision: DecisionView }) {
  const t = useT()
  return (
    <dl className="verdict">
      <dt>{t('moderation.verdict.what')}</dt>
      <dd>
        <p>
          <b>
            {decision.subjectType !== null && `${t(`flags.thing.${decision.subjectType}`)}: `}
            {t(`moderation.restriction.${decision.restriction}`)}
          </b>{' '}
          {decision.reversed !== null && (
            <Label tone="good">
              {t(`moderation.reversal.${decision.reversed.how as 'undone' | 'overturned' | 'lifted'}`)}
            </Label>
          )}
        </p>
        {decision.subjectHref !== null && (
          <p>
            <a href={decision.subjectHref}>{t('moderation.verdict.post')}</a>
          </p>
        )}
        <p className="meta-text">{t('moderation.verdict.everywhere')}</p>
      </dd>
      <dt>{t('moderation.verdict.why')}</dt>
      <dd>
        <p>
          <b>{decision.rule}</b>
        </p>
        <p className="lines-kept">{decision.facts}</p>
        {decision.law !== '' && <p className="meta-text">{t('moderation.verdict.law', { law: decision.law })}</p>}
        <p className="meta-text">
          <a href={decision.ruleHref}>
            {decision.ruleVersion === 0
              ? t('moderation.verdict.firstRules')
              : t('moderation.verdict.ruleVersion', { version: decision.ruleVersion })}
          </a>
        </p>
      </dd>
      <dt>{t('moderation.verdict.how')}</dt>
      <dd>
        <p>{t(`moderation.verdict.source.${decision.source}`)}</p>
        <p className="meta-text">
          {t(decision.detectedAutomatically ? 'moderation.verdict.foundByRule' : 'moderation.verdict.foundByPerson')}{' '}
          {t(decision.decidedAutomatically ? 'moderation.verdict.decidedByRule' : 'moderation.verdict.decidedByPerson')}
        </p>
      </dd>
      <dt>{t('moderation.verdict.since')}</dt>
      <dd>
        <p>
          <Time at={decision.at} form="moment" />
        </p>
      </dd>
      {decision.restriction !== 'warning' && (
        <>
          <dt>{t('moderation.verdict.until')}</dt>
          <dd>
            <p>
              {decision.until === null ? (
                t(decision.restriction === 'hold' ? 'moderation.verdict.untilDecided' : 'moderation.verdict.forGood')
              ) : (
                <Time at={decision.until} form="moment" />
              )}
            </p>
          </dd>
        </>
      )}
    </dl>
  )
}
