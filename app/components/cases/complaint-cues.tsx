import type { ReactNode } from 'react'
import { Icon } from '#app/components/parts/icon.tsx'
import { useT } from '#app/components/shell/reader.tsx'

export type CueView = {
  /** The words as they stand in the text. */
  words: string
  /** One of the main reasons. */
  strong: boolean
}

/**
 * Why a text was detected as a complaint. `certainty` is the probability that it is one, 0..1; `children` are the
 * forms that say whether it is one.
 */
export function ComplaintCues({
  certainty,
  cues,
  children,
}: {
  certainty: number
  cues: readonly CueView[]
  children?: ReactNode
}) {
  const t = useT()
  return (
    <section className="flagged" aria-label={t('parts.case.why')}>
      <header className="spread">
        <h2>
          <span className="sign bad">
            <Icon name="complaint" />
            {t('parts.case.why')}
          </span>
        </h2>
        <span className="meta-text">{t(`parts.case.likelihood.${likelihoodOf(certainty)}`)}</span>
      </header>
      <ul className="row cues">
        {cues.map((cue) => (
          <li key={cue.words}>
            <span className={cue.strong ? 'cue strong' : 'cue'}>{cue.words}</span>
          </li>
        ))}
      </ul>
      {children && (
        <div className="row">
          <span className="meta-text">{t('parts.case.right')}</span>
          {children}
        </div>
      )}
    </section>
  )
}

/** A probability in words: a percentage would claim a precision that the calibration does not have. */
function likelihoodOf(certainty: number): 'veryHigh' | 'high' | 'moderate' {
  if (certainty >= 0.9) return 'veryHigh'
  return certainty >= 0.75 ? 'high' : 'moderate'
}
