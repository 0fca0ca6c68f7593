import type { ReactNode } from 'react'
import { booleanAttributes, htmlName, takesFalse, voidElements } from './attribute-names.ts'
import { contextOf, restartIds, type Context } from './context.ts'
import { isLate, joined, keeperOf, type Component, type Element, type Piece, type Props } from './kept.ts'

/** What was written so far, in order; joined once, which costs a third of adding strings up. */
let written: Piece[] = []

/** Whether what is written is to be kept: late parts are then left as they are. */
let recording = false

/**
 * A document, or a part of one, as HTML. Components are called once, top down; texts and attributes are escaped, and
 * only `dangerouslySetInnerHTML` is not. Several times as fast as `react-dom/server`, which prepares for hydration,
 * suspense and streams; see decision 033. A component's error passes through, with every context restored.
 */
export function renderHtml(node: ReactNode): string {
  restartIds()
  written = []
  recording = false
  write(node)
  const html = written.join('')
  written = []
  return html
}

/** A part of the document that is being rendered: contexts and ids go on. */
function write(node: unknown): void {
  if (typeof node === 'string') written.push(escaped(node))
  else if (typeof node === 'number') written.push(String(node))
  else if (node === null || node === undefined || typeof node === 'boolean') return
  else if (Array.isArray(node)) for (const one of node) write(one)
  else if (typeof node === 'object' && 'type' in node) writeElement(node as Element)
  else throw new Error(`Not a part of a document: ${Object.prototype.toString.call(node)}`)
}

function writeElement(element: Element): void {
  const { type, props } = element
  if (typeof type === 'string') return writeTag(type, props)
  const context = contextOf.get(type)
  if (context !== undefined) return writeBelow(context, props)
  if (recording && isLate(type)) return void written.push(element)
  const keep = keeperOf(type)
  if (keep === undefined || recording) return write(type(props))
  const kept = keep(props, () => recorded(type, props))
  if (kept === null) return write(type(props))
  for (const piece of kept)
    if (typeof piece === 'string') written.push(piece)
    else writeElement(piece)
}

/** The HTML of a component with its late parts left open. */
function recorded(type: Component, props: Props): Piece[] {
  const before = written
  written = []
  recording = true
  try {
    write(type(props))
    return joined(written)
  } finally {
    written = before
    recording = false
  }
}

function writeBelow(context: Context<unknown>, props: Props): void {
  const before = context.value
  context.value = props['value']
  try {
    write(props['children'])
  } finally {
    context.value = before
  }
}

/** What the `select` around an `option` has chosen; undefined outside, or where options say it themselves. */
let chosen: unknown

function writeTag(tag: string, props: Props): void {
  let open = `<${tag}`
  for (const name in props) {
    if (name === 'children' || name === 'dangerouslySetInnerHTML' || name === 'key') continue
    const value = props[name]
    if (value === null || value === undefined) continue
    if ((name === 'value' || name === 'defaultValue') && (tag === 'textarea' || tag === 'select')) continue
    open += attribute(name, value)
  }
  if (tag === 'option' && isChosen(props)) open += ' selected=""'
  if (voidElements.has(tag)) return void written.push(`${open}/>`)
  const inner = props['dangerouslySetInnerHTML'] as { ['__html']: string } | undefined
  if (inner !== undefined) return void written.push(open, '>', inner['__html'], `</${tag}>`)
  written.push(`${open}>`)
  writeContent(tag, props)
  written.push(`</${tag}>`)
}

function writeContent(tag: string, props: Props): void {
  if (tag === 'textarea') {
    const text = String(props['value'] ?? props['defaultValue'] ?? props['children'] ?? '')
    // The parser drops the first line break.
    return void written.push(text.startsWith('\n') ? `\n${escaped(text)}` : escaped(text))
  }
  if (tag !== 'select') return write(props['children'])
  const before = chosen
  chosen = props['value'] ?? props['defaultValue']
  try {
    write(props['children'])
  } finally {
    chosen = before
  }
}

function isChosen({ value, children, selected }: Props): boolean {
  if (selected !== undefined || chosen === undefined || chosen === null) return false
  const own = String(value ?? children ?? '')
  return Array.isArray(chosen) ? chosen.some((one) => String(one) === own) : String(chosen) === own
}

function attribute(name: string, value: unknown): string {
  if (typeof value === 'string') {
    if (booleanAttributes.has(name) && name !== 'download') return value === '' ? '' : ` ${htmlName(name)}=""`
    return ` ${htmlName(name)}="${escaped(value)}"`
  }
  if (typeof value === 'number') return ` ${htmlName(name)}="${value}"`
  if (typeof value === 'boolean') {
    if (takesFalse(name)) return ` ${htmlName(name)}="${value}"`
    return value && (booleanAttributes.has(name) || name === 'defaultChecked') ? ` ${htmlName(name)}=""` : ''
  }
  throw new Error(`The attribute ${name} is neither text, number nor boolean.`)
}

const special = /["&'<>]/

function escaped(text: string): string {
  const first = text.search(special)
  if (first < 0) return text
  let html = ''
  let from = 0
  for (let at = first; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const entity =
      code === 38
        ? '&amp;'
        : code === 60
          ? '&lt;'
          : code === 62
            ? '&gt;'
            : code === 34
              ? '&quot;'
              : code === 39
                ? '&#x27;'
                : null
    if (entity === null) continue
    html += text.slice(from, at) + entity
    from = at + 1
  }
  return html + text.slice(from)
}
