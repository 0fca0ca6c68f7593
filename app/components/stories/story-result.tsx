import { Icon, type IconName } from '#app/components/parts/icon.tsx'
import { Label } from '#app/components/parts/label.tsx'
import type { Tone } from '#app/components/parts/tone.ts'
import { useT } from '#app/components/shell/reader.tsx'

/** Who vouches for a figure: staff who checked it, or the author alone, with or without a link. Only staff make it evidence. */
export type EvidenceKind = 'linked' | 'staff' | 'self'

export type StoryResultView = {
  /** "Electricity bill of a month". */
  what: string
  before: string
  after: string
  unit: string
  period: string | null
  evidence: EvidenceKind
  /** What the proof is ("bills of September and November"), with its address where it is public. */
  proof: { text: string; href: string | null } | null
}

const marks: Record<EvidenceKind, { tone?: Tone; icon: IconName }> = {
  linked: { icon: 'link' },
  staff: { tone: 'good', icon: 'check' },
  self: { icon: 'person' },
}

/** Before → after, large. */
export function Step({
  result: { before, after, unit },
}: {
  result: Pick<StoryResultView, 'before' | 'after' | 'unit'>
}) {
  const t = useT()
  return (
    <span className="step">
      <s>
        <span className="said-only">{t('parts.story.before')}</span>
        {before}
      </s>
      <Icon name="arrow" />
      <b>
        <span className="said-only">{t('parts.story.after')}</span>
        {after}
        <small>{unit}</small>
      </b>
    </span>
  )
}

export function EvidenceMark({ kind }: { kind: EvidenceKind }) {
  const t = useT()
  const { tone, icon } = marks[kind]
  return (
    <Label tone={tone} icon={icon}>
      {t(`parts.story.evidence.${kind}`)}
    </Label>
  )
}

/** All figures of a story, each with its proof beside it. */
export function StoryResults({ results }: { results: readonly StoryResultView[] }) {
  return (
    <dl className="change">
      {results.map((result) => (
        <div key={result.what}>
          <dt>
            {result.what}
            {result.period && <> · {result.period}</>}
          </dt>
          <dd>
            <Step result={result} />
          </dd>
          <dd>
            <span className="meta-text sign-line">
              <EvidenceMark kind={result.evidence} />{' '}
              {result.proof &&
                (result.proof.href === null ? (
                  result.proof.text
                ) : (
                  <a href={result.proof.href} rel="nofollow noopener">
                    {result.proof.text}
                  </a>
                ))}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
