import { DomainError } from '#app/core/errors.ts'
import type { ErrorParams } from '#app/core/errors.ts'

/**
 * What one post may cost. Characters are UTF-16 units after NFC. Figures up to `tableCells` refused 125 of 162 hostile
 * inputs and none of 1,325 specification examples; see decision 011, also for why no worker thread is needed.
 */
export const markdownLimits = {
  characters: 32_000,
  lineCharacters: 10_000,
  paragraphCharacters: 10_000,
  /** Quotes, lists and spoilers inside each other. */
  nesting: 20,
  /** Characters with a meaning inside one paragraph, heading or cell. */
  marksPerParagraph: 1_000,
  tableColumns: 30,
  tableCells: 3_000,
  /** HTML before and after sanitising: a reference definition of 8,000 characters used 2,000 times is 16 MB. */
  outputCharacters: 256_000,
  /** Imported HTML is not typed by hand; the longest post of a Stack Exchange dump is about 60,000 characters of HTML. */
  importedCharacters: 200_000,
  /** Elements inside each other in the result; deeper tags are dropped, their text stays. */
  elementNesting: 64,
  /** Code beyond this is shown without colours: grammars are regular expressions over text we did not write. */
  highlightedCharacters: 20_000,
} as const

const MARK = /[*_~`[\]<>!\\&|]/g

/** @throws invalid when the source is too long as a whole or in one line */
export function checkSource(source: string): void {
  if (source.length > markdownLimits.characters) refuse('tooLong', markdownLimits.characters)
  for (const line of source.split('\n')) {
    if (line.length > markdownLimits.lineCharacters) refuse('lineTooLong', markdownLimits.lineCharacters)
  }
}

/** @throws invalid when a paragraph, heading or cell would take too long to read for emphasis and links */
export function checkParagraph(text: string): void {
  if (text.length > markdownLimits.paragraphCharacters) refuse('paragraphTooLong', markdownLimits.paragraphCharacters)
  const marks = text.match(MARK)?.length ?? 0
  if (marks > markdownLimits.marksPerParagraph) refuse('tooManyMarks', markdownLimits.marksPerParagraph)
}

/** @throws invalid */
export function checkNesting(depth: number): void {
  if (depth > markdownLimits.nesting) refuse('tooDeep', markdownLimits.nesting)
}

/** @throws invalid; `cells` counts all tables of the post */
export function checkTable(columns: number, cells: number): void {
  if (columns > markdownLimits.tableColumns) refuse('tooManyColumns', markdownLimits.tableColumns)
  if (cells > markdownLimits.tableCells) refuse('tooManyCells', markdownLimits.tableCells)
}

/** @throws invalid */
export function checkOutput(characters: number): void {
  if (characters > markdownLimits.outputCharacters) refuse('tooMuchOutput', markdownLimits.outputCharacters)
}

/** @throws invalid */
export function checkImported(html: string): void {
  if (html.length > markdownLimits.importedCharacters) refuse('tooLong', markdownLimits.importedCharacters)
}

type Refusal =
  | 'tooLong' | 'lineTooLong' | 'paragraphTooLong' | 'tooDeep' | 'tooManyMarks' | 'tooManyColumns' | 'tooManyCells' | 'tooMuchOutput'

function refuse(reason: Refusal, limit: number): never {
  const params: ErrorParams = { limit }
  throw new DomainError('invalid', `markdown.${reason}`, { params })
}
