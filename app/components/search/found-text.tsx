/** A stretch of plain text, and whether it is what was looked for. */
export type FoundSegment = { text: string; hit: boolean }

/** A text with what was found in it marked. */
export function FoundText({ segments }: { segments: readonly FoundSegment[] }) {
  return <>{segments.map(({ text, hit }, at) => (hit ? <mark key={at}>{text}</mark> : text))}</>
}
