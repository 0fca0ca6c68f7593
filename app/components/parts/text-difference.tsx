import { useT } from '#app/components/shell/reader.tsx'
import type { Locale } from '#app/i18n/locale.ts'
import { useTextLang } from './text-lang.ts'

export type DifferencePart = { kind: 'same' | 'removed' | 'added'; text: string }

/**
 * Two versions of a text in one: what was taken out is struck through, what came in is underlined, and both are said
 * aloud.
 */
export function TextDifference({
  parts,
  lang,
  inline,
}: {
  parts: readonly DifferencePart[]
  lang: Locale | null
  /** Inside a heading or a line. */ inline?: boolean
}) {
  const t = useT()
  const Whole = inline ? 'span' : 'p'
  return (
    <Whole className="differs lines-kept" lang={useTextLang(lang)}>
      {parts.map(({ kind, text }, at) => {
        if (kind === 'same') return <span key={at}>{text}</span>
        const Mark = kind === 'removed' ? 'del' : 'ins'
        return (
          <Mark key={at}>
            <span className="said-only">{t(`stories.manage.${kind}`)} </span>
            {text}
          </Mark>
        )
      })}
    </Whole>
  )
}
