import { tables } from '@joplin/turndown-plugin-gfm'
import TurndownService from 'turndown'
import { DomainError } from '#app/core/errors.ts'
import { escapeMarkdown } from './escape-markdown.ts'
import { formulaAt } from './formula.ts'
import { knowsLanguage } from './highlighter.ts'
import { markdownLimits } from './limits.ts'

/** Marks without a sign in Markdown: written as elements, which posts may hold. */
const INLINE_ELEMENTS = ['kbd', 'sub', 'sup', 'ins', 'mark', 'small', 'samp', 'var', 'cite', 'q'] as const
/** Blocks without a sign in Markdown: kept as HTML as a whole. */
const KEPT_BLOCKS = ['dl', 'details', 'ruby'] as const
const BLOCKS = 'p, pre, ul, ol, blockquote, table, div, h1, h2, h3, h4, h5, h6, hr'
const DROPPED = ['script', 'style', 'textarea', 'noscript', 'template', 'title', 'iframe', 'object'] as const

const service = new TurndownService({
  headingStyle: 'atx',
  hr: '---',
  bulletListMarker: '-',
  codeBlockStyle: 'fenced',
  emDelimiter: '*',
})
service.use(tables)
service.escape = escapeMarkdown
service.remove([...DROPPED])
service.keep([...KEPT_BLOCKS])

service.addRule('mark', {
  filter: [...INLINE_ELEMENTS],
  replacement: (content, node) => element(node.nodeName.toLowerCase(), content),
})

service.addRule('deleted', {
  filter: ['del', 's', 'strike' as 's'],
  replacement: (content, node) => emphasis('~~', 'del', content, node),
})

service.addRule('emphasis', {
  filter: ['em', 'i'],
  replacement: (content, node) => emphasis(isInside(node, 'STRONG', 'B') ? '_' : '*', 'em', content, node),
})

service.addRule('strong', {
  filter: ['strong', 'b'],
  replacement: (content, node) => emphasis(isInside(node, 'EM', 'I') ? '__' : '**', 'strong', content, node),
})

service.addRule('link', {
  filter: (node) => node.nodeName === 'A' && node.hasAttribute('href'),
  replacement(content, node) {
    const href = attribute(node, 'href')
    if (content === href && /^https?:\/\/[^\s<>]+$/.test(href)) return `<${href}>`
    if (content.trim() === '') return ''
    return `[${onOneLine(content)}](${destination(href)}${title(node)})`
  },
})

service.addRule('picture', {
  filter: 'img',
  replacement(_content, node) {
    const source = attribute(node, 'src')
    const alt = escapeMarkdown(onOneLine(attribute(node, 'alt'))).replace(/\\([[\]])/g, (_, sign: string) =>
      sign === '[' ? '&#91;' : '&#93;',
    )
    return source === '' ? '' : `![${alt}](${destination(source)}${title(node)})`
  },
})

// Signs that are a list alone on their line; between keys, as in Ctrl+C, they stay as they are.
service.addRule('paragraph', {
  filter: 'p',
  replacement: (content) => `\n\n${/^\s*[-+]\s*$/.test(content) ? `\\${content.trim()}` : content}\n\n`,
})

service.addRule('heading', {
  filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  replacement: (content, node) =>
    `\n\n${'#'.repeat(Number(node.nodeName.charAt(1)))} ${onOneLine(content).replace(/#+$/, (signs) => `\\${signs}`)}\n\n`,
})

service.addRule('code block', {
  filter: 'pre',
  replacement(_content, node) {
    const code = node.textContent.replace(/\n$/, '')
    const longest = Math.max(2, ...(code.match(/^[ \t]*`{3,}/gm) ?? []).map((run) => run.trim().length))
    const fence = '`'.repeat(longest + 1)
    return `\n\n${fence}${languageOf(node)}\n${code}\n${fence}\n\n`
  },
})

service.addRule('quote', {
  filter: 'blockquote',
  replacement(content, node) {
    const sign = hasClass(node, 'spoiler') ? '>!' : '>'
    const lines = content.replace(/^\n+|\n+$/g, '').split('\n')
    return `\n\n${lines.map((line) => (line === '' ? sign : `${sign} ${line}`)).join('\n')}\n\n`
  },
})

service.addRule('list item', {
  filter: 'li',
  replacement(content, node, options) {
    const parent = node.parentNode as HTMLElement
    const ordered = parent.nodeName === 'OL'
    const place = [...parent.childNodes].filter(({ nodeName }) => nodeName === 'LI').indexOf(node)
    const first = /^\d{1,9}$/.test(attribute(parent, 'start')) ? Number(attribute(parent, 'start')) : 1
    const marker = ordered ? `${first + place}. ` : `${options.bulletListMarker ?? '-'} `
    const text = content.replace(/^\n+|\s+$/g, '').replace(/\n(?=[^\n])/g, `\n${' '.repeat(marker.length)}`)
    return `${marker}${text}\n${isLoose(parent) ? '\n' : ''}`
  },
})

service.addRule('list', {
  filter: ['ul', 'ol'],
  replacement(content, node) {
    const text = content.replace(/\s+$/, '')
    if (node.parentNode?.nodeName === 'LI')
      return `\n${isLoose(node) || hasParagraph(node.parentNode) ? '\n' : ''}${text}\n`
    // Two lists in a row would become one.
    return `\n\n${node.previousElementSibling?.nodeName === node.nodeName ? '<!-- -->\n\n' : ''}${text}\n\n`
  },
})

service.addRule('line break', {
  filter: 'br',
  replacement: (_content, node) =>
    standsAlone(node) || /^H\d$/.test(node.parentNode?.nodeName ?? '') ? '<br>' : '  \n',
})

service.addRule('formula', {
  filter: (node) => node.nodeName === 'SPAN' && hasClass(node, 'math-container'),
  replacement(_content, node) {
    const text = node.textContent.trim().replace(/^\\\$([^]*)\\\$$/, (_, inside: string) => `$${inside}$`)
    return formulaAt(text, '') === text ? text : escapeMarkdown(node.textContent)
  },
})

/**
 * HTML of another site as Markdown that renders to the same, so that who edits an imported post sees Markdown. What
 * Markdown has no sign for stays as an element; scripts, styles and comments go. The result is not safe by itself: it is
 * rendered by `renderMarkdown` like anything typed.
 * @throws invalid for more elements, or more inside each other, than people write
 */
export function markdownFromHtml(html: string): string {
  checkElements(html)
  return service.turndown(html.replaceAll('\0', '')).trim()
}

/**
 * Elements that end without an end tag are not counted as open.
 * @throws invalid; see `markdownLimits`
 */
function checkElements(html: string): void {
  let open = 0
  let all = 0
  for (const [, end, short] of html.matchAll(/<(\/?)(?:(p|li|t[dhr]|dt|dd|br|hr|img|wbr|input|col)\b|[a-z])/gi)) {
    all += 1
    if (short === undefined) open = end === '' ? open + 1 : Math.max(0, open - 1)
    if (all > markdownLimits.convertedTags || open > markdownLimits.convertedNesting)
      throw new DomainError('invalid', 'markdown.tooDeep', { params: { limit: markdownLimits.convertedNesting } })
  }
}

function element(name: string, content: string): string {
  return content.trim() === '' ? content : `<${name}>${content}</${name}>`
}

/** With signs where Markdown reads them as meant; as an element where letters or other signs touch them. */
function emphasis(sign: string, name: string, content: string, node: Element): string {
  if (content.trim() === '') return content
  if (node.querySelectorAll(BLOCKS).length > 0) return `\n\n${content}\n\n`
  const before = (node.previousSibling?.textContent ?? '').at(-1) ?? ''
  const after = (node.nextSibling?.textContent ?? '').at(0) ?? ''
  const touching = [node.previousSibling, node.nextSibling].some(
    (beside) => beside !== null && /^(?:EM|I|STRONG|B|DEL|S)$/.test(beside.nodeName),
  )
  const opens = isEdge(before) || (!isMark(content.at(0) ?? '') && sign.charAt(0) !== '_')
  const closes = isEdge(after) || (!isMark(content.at(-1) ?? '') && sign.charAt(0) !== '_')
  return opens && closes && !touching ? `${sign}${content}${sign}` : element(name, content)
}

function isEdge(character: string): boolean {
  return character === '' || /\s/.test(character) || isMark(character)
}

function isMark(character: string): boolean {
  return /[\p{P}\p{S}]/u.test(character)
}

function isInside(node: Node, ...names: string[]): boolean {
  return node.parentNode !== null && names.includes(node.parentNode.nodeName)
}

/** A break beside another one, or at the beginning or end of its block, has no sign in Markdown. */
function standsAlone(node: Node): boolean {
  const beside = (step: 'previousSibling' | 'nextSibling'): boolean => {
    let next = node[step]
    while (next !== null && next.nodeName === '#text' && next.textContent?.trim() === '') next = next[step]
    return next === null || next.nodeName === 'BR'
  }
  return beside('previousSibling') || beside('nextSibling')
}

function isLoose(list: Node): boolean {
  return [...list.childNodes].some(hasParagraph)
}

function hasParagraph(item: Node): boolean {
  return item.nodeName === 'LI' && [...item.childNodes].some(({ nodeName }) => nodeName === 'P')
}

function onOneLine(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, ' ')
}

function destination(address: string): string {
  const written = address.trim().replace(/[\t\n\r]/g, '')
  return /[\s()<>]/.test(written) ? `<${written.replace(/[<>]/g, (sign) => encodeURIComponent(sign))}>` : written
}

function title(node: Node): string {
  const text = onOneLine(attribute(node, 'title'))
  return text === '' ? '' : ` "${text.replace(/["\\]/g, (sign) => `\\${sign}`)}"`
}

/** Stack Exchange names the language on the pre, others on the code. */
function languageOf(pre: Node): string {
  const classes = `${attribute(pre, 'class')} ${pre.firstChild === null ? '' : attribute(pre.firstChild, 'class')}`
  const language = /(?:^|\s)lang(?:uage)?-([\w+#.-]{1,30})(?:\s|$)/.exec(classes)?.[1]?.toLowerCase()
  return language !== undefined && knowsLanguage(language) ? language : ''
}

function attribute(node: Node, name: string): string {
  return 'getAttribute' in node ? ((node as Element).getAttribute(name) ?? '') : ''
}

function hasClass(node: Node, name: string): boolean {
  return attribute(node, 'class').split(/\s+/).includes(name)
}
