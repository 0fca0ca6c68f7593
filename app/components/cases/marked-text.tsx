export type CueRange = {
  /** UTF-16 positions in the text, end exclusive. Overlaps are shown as one mark, by the first. */
  start: number
  end: number
  strong: boolean
}

/** A plain text with the words marked that made the machine suspect something. */
export function MarkedText({ text, cues }: { text: string; cues: readonly CueRange[] }) {
  const pieces = []
  let at = 0
  for (const cue of cues.toSorted((a, b) => a.start - b.start)) {
    if (cue.start < at || cue.end > text.length) continue
    pieces.push(
      text.slice(at, cue.start),
      <mark key={cue.start} className={cue.strong ? 'cue strong' : 'cue'}>
        {text.slice(cue.start, cue.end)}
      </mark>,
    )
    at = cue.end
  }
  return (
    <>
      {pieces}
      {text.slice(at)}
    </>
  )
}
