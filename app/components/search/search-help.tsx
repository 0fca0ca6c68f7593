import { useT } from '#app/components/shell/reader.tsx'

/** What can be typed besides words, in the order of how often it helps. */
const operators = [
  ['"…"', 'phrase'],
  ['-…', 'without'],
  ['tag:…', 'tag'],
  ['category:…', 'category'],
  ['by:…', 'by'],
  ['is:solved', 'solved'],
  ['is:unsolved', 'unsolved'],
  ['is:unanswered', 'unanswered'],
  ['lang:ko', 'lang'],
] as const

export function SearchHelp() {
  const t = useT()
  return (
    <details className="fold">
      <summary>{t('search.help.title')}</summary>
      <dl className="facts">
        {operators.map(([sign, key]) => (
          <div key={key}>
            <dt>
              <code>{sign}</code>
            </dt>
            <dd>{t(`search.help.${key}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
