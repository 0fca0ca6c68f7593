import { Sentence } from '#app/components/parts/sentence.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'

/** What of the search was read otherwise than it was typed, each with the way back. */
export function SearchNotes({
  q,
  corrected,
  also,
  excluded,
  addressOf,
}: {
  q: string
  corrected: string | null
  also: readonly string[]
  excluded: readonly string[]
  /** `literal`: as typed, without correction. */
  addressOf: (q: string, literal?: boolean) => string
}) {
  const t = useT()
  const { list } = useFormat()
  if (corrected === null && also.length === 0 && excluded.length === 0) return null
  return (
    <div className="stack tight gap">
      {corrected !== null && (
        <p>
          <Sentence text="search.corrected" with={{ q: <b>{corrected}</b> }} />{' '}
          <a href={addressOf(q, true)}>{t('search.literally', { q })}</a>
        </p>
      )}
      {also.length > 0 && (
        <p className="quiet-text">
          <Sentence text="search.also" with={{ names: <b>{list(also)}</b> }} />
        </p>
      )}
      {excluded.length > 0 && (
        <p className="quiet-text">
          <Sentence text="search.excluded" with={{ words: <b>{list(excluded)}</b> }} />{' '}
          <a href={addressOf(withExcluded(q, excluded))}>{t('search.include')}</a>
        </p>
      )}
    </div>
  )
}

/** The query without the minus before these words. */
function withExcluded(q: string, excluded: readonly string[]): string {
  return excluded.reduce(
    (text, word) => text.replace(`-${word}`, () => word).replace(`-"${word}"`, () => `"${word}"`),
    q.normalize('NFC'),
  )
}
