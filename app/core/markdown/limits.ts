import { DomainError, type ErrorParams } from '#app/core/errors.ts'
import { beginningOf } from '#app/core/shorten.ts'

/**
 * What one post may cost. Characters are UTF-16 units after NFC. Figures up to `tableCells` refused 125 of 162 hostile
 * inputs and none of 1,325 specification examples; the next four were added for what was still slow. See decision 011.
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
  /** A full post of shorter lines than ten characters is not prose. */
  lines: 3_000,
  /** Lines that begin a list item or a quote. */
  markerLines: 2_000,
  /** Paragraphs, headings, list items, quotes, table rows not counted. No hand-written post comes near. */
  blocks: 2_500,
  /** Characters with a meaning in the whole post, code blocks aside. */
  marks: 5_000,
  /** HTML before and after sanitising: a reference definition of 8,000 characters used 2,000 times is 16 MB. */
  outputCharacters: 256_000,
  /**
   * Imported HTML is not typed by hand; the longest post of a Stack Exchange dump is about 60,000 characters of HTML.
   */
  importedCharacters: 200_000,
  /** Tags of HTML that is turned into Markdown, and elements inside each other. Of 2,630 posts of a dump, the largest has 132 and 4. */
  convertedTags: 2_000,
  convertedNesting: 24,
  /** Elements inside each other in the result; deeper tags are dropped, their text stays. */
  elementNesting: 64,
  /** Code beyond this is shown without colours: grammars are regular expressions over text we did not write. */
  highlightedCharacters: 20_000,
} as const

const MARKER_LINE = /^[ \t]*(?:[-+*>]|\d{1,9}[.)])/gm
const MARK = /[*_~`[\]<>!\\&|]/g

/** @throws invalid when the source is too long as a whole or in one line, or consists of list items and quotes */
export function checkSource(source: string): void {
  if (source.length > markdownLimits.characters) refuse('tooLong', markdownLimits.characters)
  const lines = source.split('\n')
  if (lines.length > markdownLimits.lines) refuse('tooManyBlocks', markdownLimits.lines)
  for (const [index, line] of lines.entries()) {
    if (line.length > markdownLimits.lineCharacters)
      refuse('lineTooLong', markdownLimits.lineCharacters, { line: index + 1, near: nearOf(line) })
  }
  const markerLines = source.match(MARKER_LINE)?.length ?? 0
  if (markerLines > markdownLimits.markerLines) refuse('tooManyBlocks', markdownLimits.markerLines)
}

/**
 * @throws invalid when a paragraph, heading or cell, or all together, would take too long to read for emphasis and
 * links
 */
export function checkParagraphs(paragraphs: { src: string }[]): void {
  let marks = 0
  for (const { src } of paragraphs) {
    if (src.length > markdownLimits.paragraphCharacters)
      refuse('paragraphTooLong', markdownLimits.paragraphCharacters, { near: nearOf(src) })
    const here = src.match(MARK)?.length ?? 0
    if (here > markdownLimits.marksPerParagraph)
      refuse('tooManyMarks', markdownLimits.marksPerParagraph, { near: nearOf(src) })
    marks += here
  }
  if (marks > markdownLimits.marks) refuse('tooManyMarksInAll', markdownLimits.marks)
}

/** @throws invalid */
export function checkBlocks(blocks: number): void {
  if (blocks > markdownLimits.blocks) refuse('tooManyBlocks', markdownLimits.blocks)
}

/** @throws invalid */
export function checkNesting(depth: number, src: string): void {
  if (depth > markdownLimits.nesting) refuse('tooDeep', markdownLimits.nesting, { near: nearOf(src) })
}

/** @throws invalid; `cells` counts all tables of the post */
export function checkTable(columns: number, cells: number, src: string): void {
  if (columns > markdownLimits.tableColumns)
    refuse('tooManyColumns', markdownLimits.tableColumns, { near: nearOf(src) })
  if (cells > markdownLimits.tableCells) refuse('tooManyCells', markdownLimits.tableCells, { near: nearOf(src) })
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
  | 'tooLong'
  | 'lineTooLong'
  | 'paragraphTooLong'
  | 'tooDeep'
  | 'tooManyMarks'
  | 'tooManyMarksInAll'
  | 'tooManyBlocks'
  | 'tooManyColumns'
  | 'tooManyCells'
  | 'tooMuchOutput'

/** How the place begins: what a writer can look for in their text. */
function nearOf(src: string): string {
  const start = src.slice(0, 200).trim().split('\n')[0] ?? ''
  return start.length > 24 ? `${beginningOf(start, 24)}…` : start
}

function refuse(reason: Refusal, limit: number, where: ErrorParams = {}): never {
  const params: ErrorParams = { limit, ...where }
  throw new DomainError('invalid', `markdown.${reason}`, { params })
}
