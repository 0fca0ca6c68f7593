import type { ReactNode } from 'react'
import { Icon } from '#app/components/parts/icon.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'

export type CueView = {
  /** The words as written in the text. */
  words: string
  /** What they hint at, in the reader's language. */
  reason: string
  /** Contribution to the score, 0.1 steps. */
  weight: number
  strong: boolean
}

/** Why a text was detected as a complaint. `children` are the forms that say whether it is one. */
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
  const { percent } = useFormat()
  return (
    <section className="flagged" aria-label={t('parts.case.why')}>
      <header className="spread">
        <h2>
          <span className="sign bad">
            <Icon name="complaint" />
            {t('parts.case.why')}
          </span>
        </h2>
        <span className="meta-text">{t('parts.case.certainty', { percent: percent(certainty) })}</span>
      </header>
      <ul className="row cues">
        {cues.map((cue) => (
          <li key={`${cue.words} ${cue.reason}`}>
            <span className={cue.strong ? 'cue strong' : 'cue'}>{cue.words}</span>{' '}
            <span className="meta-text">
              {cue.weight < 0 && '− '}
              {cue.reason}
            </span>
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
