/** A row of stamps: `on` of `of`. Not read aloud without `label`, because a word is beside it. */
export function Pips({ on, of, large, label }: { on: number; of: number; large?: boolean; label?: string }) {
  const stamps = Array.from({ length: of }, (_, at) => <i key={at} className={at < on ? 'on' : undefined} />)
  const look = large ? 'pips large' : 'pips'
  return label === undefined ? (
    <span className={look} aria-hidden="true">
      {stamps}
    </span>
  ) : (
    <span className={look} role="img" aria-label={label}>
      {stamps}
    </span>
  )
}
