import type { ReactNode } from 'react'
import { booleanAttributes, htmlName, takesFalse, voidElements } from './attribute-names.ts'
import { contextOf, restartIds } from './context.ts'

type Component = (props: Props) => unknown
type Props = Readonly<Record<string, unknown>>
type Element = { type: string | Component; props: Props }

/**
 * A document, or a part of one, as HTML. Components are called once, top down; texts and attributes are escaped, and
 * only `dangerouslySetInnerHTML` is not. Several times as fast as `react-dom/server`, which prepares for hydration,
 * suspense and streams; see decision 033. A component's error passes through, with every context restored.
 */
export function renderHtml(node: ReactNode): string {
  restartIds()
  return htmlOf(node)
}

/** A part of the document that is being rendered: contexts and ids go on. */
function htmlOf(node: unknown): string {
  if (typeof node === 'string') return escaped(node)
  if (typeof node === 'number') return String(node)
  if (node === null || node === undefined || typeof node === 'boolean') return ''
  if (Array.isArray(node)) {
    let html = ''
    for (const one of node) html += htmlOf(one)
    return html
  }
  if (typeof node === 'object' && 'type' in node) return elementHtml(node as Element)
  throw new Error(`Not a part of a document: ${Object.prototype.toString.call(node)}`)
}

function elementHtml({ type, props }: Element): string {
  if (typeof type === 'string') return tagHtml(type, props)
  const context = contextOf.get(type)
  if (context === undefined) return htmlOf(type(props))
  const before = context.value
  context.value = props['value']
  try {
    return htmlOf(props['children'])
  } finally {
    context.value = before
  }
}

/** What the `select` around an `option` has chosen; undefined outside, or where options say it themselves. */
let chosen: unknown

function tagHtml(tag: string, props: Props): string {
  let html = `<${tag}`
  for (const name in props) {
    if (name === 'children' || name === 'dangerouslySetInnerHTML' || name === 'key') continue
    const value = props[name]
    if (value === null || value === undefined) continue
    if ((name === 'value' || name === 'defaultValue') && (tag === 'textarea' || tag === 'select')) continue
    html += attribute(name, value)
  }
  if (tag === 'option' && isChosen(props)) html += ' selected=""'
  if (voidElements.has(tag)) return `${html}/>`
  const inner = props['dangerouslySetInnerHTML'] as { ['__html']: string } | undefined
  if (inner !== undefined) return `${html}>${inner['__html']}</${tag}>`
  return `${html}>${contentHtml(tag, props)}</${tag}>`
}

function contentHtml(tag: string, props: Props): string {
  if (tag === 'textarea') {
    const text = String(props['value'] ?? props['defaultValue'] ?? props['children'] ?? '')
    // The parser drops the first line break.
    return text.startsWith('\n') ? `\n${escaped(text)}` : escaped(text)
  }
  if (tag !== 'select') return htmlOf(props['children'])
  const before = chosen
  chosen = props['value'] ?? props['defaultValue']
  try {
    return htmlOf(props['children'])
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
