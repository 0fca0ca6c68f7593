import { Label } from '#app/components/parts/label.tsx'
import { useTextLang } from '#app/components/parts/text-lang.ts'
import { Time } from '#app/components/parts/time.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { PastEffectView } from '#app/views/moderation/past-effect-view.server.ts'

type Sample = PastEffectView['samples'][number]

const tones = { kept: 'good', untouched: 'good', removed: 'warn', waiting: 'info', withdrawn: undefined } as const

/** Posts that a rule would have held, the cause marked, and what became of each. */
export function HeldSamples({ samples }: { samples: readonly Sample[] }) {
  const t = useT()
  if (samples.length === 0) return <p className="quiet-text">{t('holding.preview.unreadable')}</p>
  return (
    <ul className="lines">
      {samples.map((sample) => (
        <HeldSample key={sample.id} sample={sample} />
      ))}
    </ul>
  )
}

function HeldSample({ sample: { href, title, lang, at, author, fate, rules, text } }: { sample: Sample }) {
  const t = useT()
  const { list } = useFormat()
  const textLang = useTextLang(lang)
  return (
    <li>
      <h3>
        <a href={href} lang={textLang}>
          {title}
        </a>
      </h3>
      <p className="lines-kept" lang={textLang}>
        {text.map((piece, place) =>
          piece.marked ? (
            <mark key={place} className="cue strong">
              {piece.text}
            </mark>
          ) : (
            <span key={place}>{piece.text}</span>
          ),
        )}
      </p>
      <p className="meta">
        {author !== null && (
          <a href={author.href}>
            <bdi>{author.name}</bdi>
          </a>
        )}
        <Time at={at} />
        <Label tone={tones[fate]}>{t(`holding.preview.fate.${fate}`)}</Label>
      </p>
      <p className="meta-text">{list(rules.map((rule) => t(`holding.rule.${rule}`)))}</p>
    </li>
  )
}
