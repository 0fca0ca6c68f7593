/** A piece of running text: plain, or something that may become a link. */
export type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'mention'; text: string; candidates: string[] }
  | { kind: 'threadRef'; text: string; id: string }

/**
 * `@handle` of 2 to 30 letters, digits, Hangul syllables, `_`, `-` or `.` inside; not inside an e-mail address, a path
 * or a longer Latin word (`user@host`, `@scope/package`; `@ann/@bob` are two people, and a syllable or a Korean sentence
 * may end right before a name). `#thr_…` is the id of a thread.
 */
const REFERENCE =
  /(?:(?<![\w@/+#&-]|(?<![가-힣])\.)|(?<=@[\w가-힣.-]{2,30}\/))(?:@([A-Za-z0-9가-힣](?:[A-Za-z0-9가-힣_.-]{0,28}[A-Za-z0-9가-힣_]))(?![\w@]|\/(?![@가-힣]))|#(thr_[0-9a-z]{6,40})(?!\w))/g

const LONGEST_PARTICLE = 5

/** Splits text into plain pieces, mentions and references to threads; joined again the pieces are the text. */
export function splitReferences(text: string): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const found of text.matchAll(REFERENCE)) {
    if (found.index > end) pieces.push({ kind: 'text', text: text.slice(end, found.index) })
    const [whole, handle, id] = found
    if (handle !== undefined) pieces.push({ kind: 'mention', text: whole, candidates: handleCandidates(handle) })
    else pieces.push({ kind: 'threadRef', text: whole, id: id ?? '' })
    end = found.index + whole.length
  }
  if (end < text.length) pieces.push({ kind: 'text', text: text.slice(end) })
  return pieces
}

/**
 * Korean attaches titles and particles without a space (`@민수님께`, `@ann에게`), so the handle may be any prefix that
 * leaves up to five syllables off. Longest first.
 */
function handleCandidates(written: string): string[] {
  const candidates = [written]
  for (let cut = 1; cut <= LONGEST_PARTICLE && written.length - cut >= 2; cut += 1) {
    if (!/[가-힣]/.test(written.charAt(written.length - cut))) break
    candidates.push(written.slice(0, -cut))
  }
  // A sentence may go on behind its full stop without a space: `@ann.감사합니다`.
  for (let stop = written.lastIndexOf('.'); stop >= 2; stop = written.lastIndexOf('.', stop - 1))
    candidates.push(...handleCandidates(written.slice(0, stop)))
  return [...new Set(candidates)]
}
