import { DomainError } from './errors.ts'

/** A page of a list. `next` is the cursor of the following page, null on the last one. */
export type Page<Row> = { items: Row[]; next: string | null }

/** Number of rows and the place to continue from. `limit` 1 to 100; `cursor` null: from the start. */
export type PageRequest = { limit: number; cursor: string | null }

export const maxPageLimit = 100

/** Cursor parts are the sort values of the last row shown, then its id: opaque to readers, plain inside. */
export type CursorParts = (string | number | null)[]

export function encodeCursor(parts: CursorParts): string {
  const text = Buffer.from(JSON.stringify(parts)).toString('base64url')
  return `${text}.${checksum(text)}`
}

/** @throws invalid when the text was not made by `encodeCursor` with that many parts. */
export function decodeCursor(cursor: string, length: number): CursorParts {
  try {
    const [text = '', sum] = cursor.split('.')
    const parts: unknown = sum === checksum(text) ? JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) : null
    if (
      Array.isArray(parts) &&
      parts.length === length &&
      parts.every((p) => p === null || typeof p === 'string' || typeof p === 'number')
    ) {
      return parts
    }
  } catch {
    // Falls through to the refusal below: a broken cursor is bad input, not a bug.
  }
  throw new DomainError('invalid', 'errors.badCursor', { fields: { cursor: { key: 'errors.badCursor' } } })
}

/**
 * Tells our own cursors from mistyped and invented ones, whose parts a database may refuse to compare. FNV-1a; not a
 * secret.
 */
function checksum(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(36)
}

/** Cuts the one extra row that was fetched to know whether there is a next page. */
export function toPage<Row>(rows: Row[], limit: number, cursorOf: (row: Row) => CursorParts): Page<Row> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last !== undefined ? encodeCursor(cursorOf(last)) : null }
}
