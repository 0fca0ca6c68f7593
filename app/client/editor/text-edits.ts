/** A text with its selection, as a text area has it. */
export type Text = { value: string; start: number; end: number }

export const editNames = [
  'bold',
  'italic',
  'strike',
  'link',
  'code',
  'quote',
  'list',
  'tasks',
  'heading',
  'spoiler',
  'mention',
] as const
export type EditName = (typeof editNames)[number]

/**
 * What a button of the toolbar does to a text: around the selection, or before each of its lines. Pressed again it
 * takes its marks away.
 */
export function edit(name: EditName, text: Text): Text {
  if (name === 'link') return link(text)
  if (name === 'mention') return put(text, '@', 1)
  if (name === 'code' && selected(text).includes('\n')) return fenced(text)
  const around = pairs[name]
  return around === undefined ? lines(text, prefixes[name] ?? '') : wrap(text, around)
}

const pairs: Partial<Record<EditName, string>> = { bold: '**', italic: '_', strike: '~~', code: '`' }
const prefixes: Partial<Record<EditName, string>> = {
  quote: '> ',
  list: '- ',
  tasks: '- [ ] ',
  heading: '## ',
  spoiler: '>! ',
}

function selected({ value, start, end }: Text): string {
  return value.slice(start, end)
}

function wrap(text: Text, mark: string): Text {
  const { value, start, end } = text
  const inside = selected(text)
  const n = mark.length
  if (value.slice(start - n, start) === mark && value.slice(end, end + n) === mark) {
    return { value: value.slice(0, start - n) + inside + value.slice(end + n), start: start - n, end: end - n }
  }
  return { value: value.slice(0, start) + mark + inside + mark + value.slice(end), start: start + n, end: end + n }
}

function link(text: Text): Text {
  const { value, start, end } = text
  const inside = selected(text)
  const isAddress = /^https?:\/\/\S+$/.test(inside)
  const made = isAddress ? `[](${inside})` : `[${inside}](https://)`
  const caret = isAddress ? start + 1 : start + inside.length + 3
  return {
    value: value.slice(0, start) + made + value.slice(end),
    start: caret,
    end: isAddress ? caret : caret + 'https://'.length,
  }
}

function fenced(text: Text): Text {
  const { value, start, end } = text
  const before = start === 0 || value[start - 1] === '\n' ? '```\n' : '\n```\n'
  const after = selected(text).endsWith('\n') ? '```\n' : '\n```\n'
  return {
    value: value.slice(0, start) + before + selected(text) + after + value.slice(end),
    start: start + before.length,
    end: end + before.length,
  }
}

/** Whole lines: where the selection begins and ends within them does not matter. */
function lines({ value, start, end }: Text, prefix: string): Text {
  const from = value.lastIndexOf('\n', start - 1) + 1
  const to = value.indexOf('\n', end) < 0 ? value.length : value.indexOf('\n', end)
  const all = value.slice(from, to).split('\n')
  const off = all.every((line) => line.startsWith(prefix))
  const next = all.map((line) => (off ? line.slice(prefix.length) : prefix + line)).join('\n')
  const moved = off ? -prefix.length : prefix.length
  return {
    value: value.slice(0, from) + next + value.slice(to),
    start: Math.max(from, start + moved),
    end: end + next.length - (to - from),
  }
}

/** Puts a piece in the place of the selection; the caret is placed after its first `caret` characters. */
export function put({ value, start, end }: Text, piece: string, caret = piece.length): Text {
  return { value: value.slice(0, start) + piece + value.slice(end), start: start + caret, end: start + caret }
}

/** What is being completed at the caret: the sign and what was typed after it; null when nothing is. */
export function wordAt({ value, start, end }: Text): { sign: '@' | '#'; query: string; from: number } | null {
  if (start !== end) return null
  const line = value.slice(Math.max(0, start - 60), start)
  const found = /(?:^|[\s([{"'·,])([@#])([\p{L}\p{N}_.-]{1,40}(?: [\p{L}\p{N}]{1,20}){0,3})$/u.exec(line)
  if (found === null) return null
  const [, sign, query = ''] = found
  // A name is one word; a title may have several.
  if (sign === '@' && query.includes(' ')) return null
  return { sign: sign === '@' ? '@' : '#', query, from: start - query.length - 1 }
}
