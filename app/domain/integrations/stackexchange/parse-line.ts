import { SaxesParser } from 'saxes'

export type Attributes = Record<string, string>

export type ParsedLine = {
  rows: Attributes[]
  /** Whether the line closes the document. */
  closes: boolean
  /** The parser's message for a broken line; then there are no rows. */
  error: string | null
}

/** Far more than any dump has: the widest rows have 22 columns, and a line has one row. */
const MAX_ATTRIBUTES = 64
const MAX_NAME = 64
const MAX_ROWS_PER_LINE = 10_000

const DECLARATION = /^\s*<\?xml[^>]*\?>/
const ROOT = '(?:posts|users|votes|comments|badges|tags|postlinks)'
const OPENING = new RegExp(`^\\s*<${ROOT}(?:\\s[^<>]*)?(?<!/)>`, 'i')
const CLOSING = new RegExp(`</${ROOT}\\s*>\\s*$`, 'i')
const EMPTY_DOCUMENT = new RegExp(`^\\s*<${ROOT}(?:\\s[^<>]*)?/>\\s*$`, 'i')

/**
 * References to control characters, which XML 1.0 forbids but some dumps contain. Tab and line breaks are not among
 * them.
 */
const CONTROL_REFERENCE = /&#(?:x0*(?:[0-8bcef]|1[0-9a-f])|0*(?:[0-8]|1[1245-9]|2\d|3[01]));/gi

/**
 * The rows on one line of a dump. Each line is parsed alone, so a broken row loses that row only. No DTD is read: an
 * entity defined by the file is an error. Never throws.
 */
export function parseLine(line: string): ParsedLine {
  let rest = line.replace(DECLARATION, '')
  if (EMPTY_DOCUMENT.test(rest)) return { rows: [], closes: true, error: null }
  rest = rest.replace(OPENING, '')
  const closes = CLOSING.test(rest)
  if (closes) rest = rest.replace(CLOSING, '')
  if (rest.trim() === '') return { rows: [], closes, error: null }
  const first = parseRows(rest)
  const cleaned = first.error === null ? rest : rest.replace(CONTROL_REFERENCE, '')
  return { ...(cleaned === rest ? first : parseRows(cleaned)), closes }
}

function parseRows(xml: string): { rows: Attributes[]; error: string | null } {
  const rows: Attributes[] = []
  const parser = new SaxesParser<{ fragment: true; xmlns: false }>({ fragment: true, xmlns: false })
  let attributes = 0
  // Checked while they are read, so that a row with a million columns is not kept.
  parser.on('attribute', ({ name }) => {
    if (++attributes > MAX_ATTRIBUTES || name.length > MAX_NAME) throw new Error('a row with too many columns')
  })
  parser.on('opentag', (tag) => {
    attributes = 0
    if (rows.length >= MAX_ROWS_PER_LINE) throw new Error('too many rows on one line')
    if (tag.name !== 'row') throw new Error(`unexpected element: ${tag.name.slice(0, 40)}`)
    rows.push({ ...tag.attributes })
  })
  parser.on('text', (text) => {
    if (text.trim() !== '') throw new Error('text outside of a row')
  })
  parser.on('error', (error) => {
    throw error
  })
  try {
    parser.write(xml).close()
  } catch (error) {
    return { rows: [], error: error instanceof Error ? error.message : String(error) }
  }
  return { rows, error: null }
}
