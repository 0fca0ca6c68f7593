import { createRequire } from 'node:module'
import type { HLJSApi, LanguageFn } from 'highlight.js'
import { escapeHtml, unescapeHtml } from './escape-html.ts'

const require = createRequire(import.meta.url)

let loaded: HLJSApi | null = null

/** Forty grammars, loaded with the first block of code that is written. */
function highlighter(): HLJSApi {
  if (loaded !== null) return loaded
  const hljs = require('highlight.js/lib/common') as HLJSApi
  hljs.registerLanguage('dockerfile', require('highlight.js/lib/languages/dockerfile') as LanguageFn)
  hljs.registerLanguage('haskell', require('highlight.js/lib/languages/haskell') as LanguageFn)
  hljs.registerLanguage('http', require('highlight.js/lib/languages/http') as LanguageFn)
  hljs.registerLanguage('nginx', require('highlight.js/lib/languages/nginx') as LanguageFn)
  hljs.registerLanguage('powershell', require('highlight.js/lib/languages/powershell') as LanguageFn)
  loaded = hljs
  return hljs
}

type Colour = 'k' | 's' | 'n' | 'c'

/**
 * highlight.js knows some 60 scopes, a page has four colours: keywords, values, names, comments. The rest stays plain.
 */
const colours: Record<string, Colour> = {
  'hljs-keyword': 'k',
  'hljs-built_in': 'k',
  'hljs-type': 'k',
  'hljs-meta': 'k',
  'hljs-selector-tag': 'k',
  'hljs-section': 'k',
  'hljs-tag': 'k',
  'hljs-string': 's',
  'hljs-number': 's',
  'hljs-literal': 's',
  'hljs-regexp': 's',
  'hljs-symbol': 's',
  'hljs-bullet': 's',
  'hljs-link': 's',
  'hljs-addition': 's',
  'hljs-title': 'n',
  'hljs-name': 'n',
  'hljs-attr': 'n',
  'hljs-attribute': 'n',
  'hljs-property': 'n',
  'hljs-variable': 'n',
  'hljs-template-variable': 'n',
  'hljs-selector-class': 'n',
  'hljs-selector-id': 'n',
  'hljs-comment': 'c',
  'hljs-quote': 'c',
  'hljs-doctag': 'c',
  'hljs-deletion': 'c',
}

const PIECE = /<span class="([^"]*)">|<\/span>|[^<]+/y

/** Whether we can colour it; aliases (`js`, `sh`) count. */
export function knowsLanguage(language: string): boolean {
  return highlighter().getLanguage(language) !== undefined
}

/**
 * Colours code as spans of our four classes. What highlight.js answers is not trusted: it is read piece by piece, text
 * is escaped again, and anything that is not a span or text gives up on colours. Returns null then.
 */
export function highlight(code: string, language: string): string | null {
  const marked = highlighter().highlight(code, { language, ignoreIllegals: true }).value
  const closers: string[] = []
  let html = ''
  PIECE.lastIndex = 0
  while (PIECE.lastIndex < marked.length) {
    const found = PIECE.exec(marked)
    if (!found) return null
    const [piece, classes] = found
    if (classes !== undefined) {
      const colour = colours[classes.split(' ')[0] ?? '']
      html += colour ? `<span class="${colour}">` : ''
      closers.push(colour ? '</span>' : '')
    } else if (piece === '</span>') {
      html += closers.pop() ?? ''
    } else {
      html += escapeHtml(unescapeHtml(piece))
    }
  }
  return html
}
