/** Attributes that are there or not: `true` writes them empty, `false` leaves them out. */
export const booleanAttributes: ReadonlySet<string> = new Set([
  'allowFullScreen',
  'async',
  'autoFocus',
  'autoPlay',
  'checked',
  'controls',
  'default',
  'defer',
  'disabled',
  'download',
  'formNoValidate',
  'hidden',
  'inert',
  'loop',
  'multiple',
  'muted',
  'noModule',
  'noValidate',
  'open',
  'playsInline',
  'readOnly',
  'required',
  'reversed',
  'selected',
])

/** Attributes of our own kind of word whose name in HTML differs; every other name is written as it is. */
const renamed: Readonly<Record<string, string>> = {
  className: 'class',
  htmlFor: 'for',
  httpEquiv: 'http-equiv',
  acceptCharset: 'accept-charset',
  tabIndex: 'tabindex',
  crossOrigin: 'crossorigin',
  defaultValue: 'value',
  defaultChecked: 'checked',
  strokeWidth: 'stroke-width',
  strokeDasharray: 'stroke-dasharray',
  strokeLinecap: 'stroke-linecap',
  strokeLinejoin: 'stroke-linejoin',
  textAnchor: 'text-anchor',
  dominantBaseline: 'dominant-baseline',
  fillRule: 'fill-rule',
  clipRule: 'clip-rule',
  markerEnd: 'marker-end',
  markerStart: 'marker-start',
}

/** Names that keep their capitals in HTML: SVG tells them apart. */
const capitals: ReadonlySet<string> = new Set([
  'viewBox',
  'refX',
  'refY',
  'markerWidth',
  'markerHeight',
  'markerUnits',
  'preserveAspectRatio',
  'gradientUnits',
  'gradientTransform',
  'pathLength',
])

const names = new Map<string, string>()

/** The name of a JSX attribute in HTML. */
export function htmlName(name: string): string {
  let known = names.get(name)
  if (known === undefined) {
    known = renamed[name] ?? (capitals.has(name) ? name : name.toLowerCase())
    names.set(name, known)
  }
  return known
}

/** Attributes whose `false` says something. */
export function takesFalse(name: string): boolean {
  return name.startsWith('aria-') || name.startsWith('data-') || name === 'spellCheck' || name === 'draggable'
}

export const voidElements: ReadonlySet<string> = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
])
