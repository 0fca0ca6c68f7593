import gfm from '@joplin/turndown-plugin-gfm'
import { createDocument } from '@mixmark-io/domino'
import TurndownService from 'turndown'

/** Line in place of a quotation that the sender's program marked as one. */
export const quoted = '\u0001'
/** Line in place of an attribution (`On … wrote:`) that the sender's program marked as one. */
export const quoteStart = '\u0002'
/** Line below which the sender's program has put nothing but the quoted mail. */
export const restIsQuoted = '\u0003'
// A line break in a paragraph while it is put together: the converter would make one of several newlines.
const lineBreak = '\u0004'

// What programs put around the attribution, around the quotation, and above or around the whole of both.
const attributionMarks = '.gmail_attr, .moz-cite-prefix, .yahoo_quoted_header'
// A quotation that the writer made with Gmail's button has the same name, but lies outside of the answered mail.
const quotationMarks = 'div.gmail_quote blockquote.gmail_quote, blockquote[type="cite"], blockquote.protonmail_quote'
const restMarks =
  '#divRplyFwdMsg, #appendonsend, .yahoo_quoted, #mail-editor-reference-message-container, #ms-outlook-mobile-body-separator-line, .OutlookMessageHeader'
// Outlook's line above the header of the quoted mail has no name, only a colour.
const outlookLine = /border-top:\s*solid\s+#?(e1e1e1|b5c4df)/i
const dropped =
  'script, style, title, meta, head, .gmail_signature, #ms-outlook-mobile-signature, #Signature, .moz-signature, .protonmail_signature_block, #composer_signature, [name="messageSignatureSection"]'

// Programs that write each line as a paragraph of its own.
const paragraphIsLine = /Mso(Normal|PlainText|List)|margin(-top)?:\s*0|se-text-paragraph/
const paragraphsAreLines = /\bp\s*\{[^}]*margin(-top)?:\s*0/i

/** The lines of an HTML mail as Markdown; what was typed as Markdown stays as typed. Quotations are marked, see above. */
export function linesOfHtml(html: string): string[] {
  const document = createDocument(html)
  if (paragraphsAreLines.test(document.querySelector('style')?.textContent ?? ''))
    for (const node of Array.from(document.getElementsByTagName('p'))) node.classList.add('MsoNormal')
  for (const node of document.querySelectorAll('[style*="mso-list:Ignore"]')) replaceListSign(node)
  for (const node of document.querySelectorAll(dropped)) node.remove()
  mark(document, attributionMarks, quoteStart)
  mark(document, quotationMarks, quoted)
  mark(document, restMarks, restIsQuoted)
  for (const node of document.querySelectorAll('div[style]'))
    if (outlookLine.test(node.getAttribute('style') ?? '')) replace(document, node, restIsQuoted)
  return markdown
    .turndown(document.body)
    .replaceAll(lineBreak, '\n')
    .replace(/\u00a0/g, ' ')
    .replace(/[\u200b\ufeff]/g, '')
    .split('\n')
}

function mark(document: Document, selector: string, sign: string): void {
  for (const node of document.querySelectorAll(selector)) replace(document, node, sign)
}

function replace(document: Document, node: Element, sign: string): void {
  const line = document.createElement('p')
  line.textContent = sign
  node.replaceWith(line)
}

const markdown = new TurndownService({
  headingStyle: 'atx',
  codeBlockStyle: 'fenced',
  bulletListMarker: '-',
  emDelimiter: '*',
  br: '',
})
markdown.use([gfm.strikethrough, gfm.taskListItems])
// Tables of mails lay things out; what they hold is read line by line.
markdown.addRule('row', { filter: ['tr', 'caption'], replacement: (content) => `\n${content.trim()}\n` })
markdown.addRule('cell', { filter: ['td', 'th'], replacement: (content) => ` ${content.trim()} ` })
// People type Markdown into mails too; escaping would show them their own asterisks.
markdown.escape = (text) => text
markdown.addRule('line', {
  filter: (node) => node.nodeName === 'DIV' || (node.nodeName === 'P' && paragraphIsLine.test(marks(node))),
  replacement: (content) => {
    // A break at the end of a block is no line of its own.
    const line = content.replace(/^\n+|\n+$/g, '').replace(/\u0004$/, '')
    if (line.replaceAll(lineBreak, '').trim() === '') return '\n\n'
    // A list inside keeps the blank lines around it.
    return `${content.startsWith('\n\n') ? '\n\n' : '\n'}${line}${content.endsWith('\n\n') ? '\n\n' : '\n'}`
  },
})
markdown.addRule('list', {
  filter: ['ul', 'ol'],
  replacement: (content) => `\n\n${content.replace(/^\n+|\n+$/g, '')}\n\n`,
})
markdown.addRule('item', {
  filter: 'li',
  replacement: (content, node) => {
    const sign = node.parentNode?.nodeName === 'OL' ? `${numberOf(node)}. ` : '- '
    const text = content
      .replaceAll(lineBreak, '\n')
      .replace(/^\n+|\n+$/g, '')
      .replace(/\n{2,}/g, '\n')
    return `${sign}${text.replace(/\n/g, `\n${' '.repeat(sign.length)}`)}\n`
  },
})
markdown.addRule('break', { filter: 'br', replacement: () => lineBreak })
markdown.addRule('quotation', {
  filter: 'blockquote',
  replacement: (content) =>
    `\n\n${content
      .replaceAll(lineBreak, '\n')
      .replace(/^\n+|\n+$/g, '')
      .replace(/^/gm, '> ')}\n\n`,
})
markdown.addRule('typewriter', {
  filter: (node) => ['TT', 'SAMP', 'KBD'].includes(node.nodeName),
  replacement: (content) => (content.trim() === '' ? content : `\`${content.trim()}\``),
})
// Pictures come as attachments; the rest are logos and counters of readers.
markdown.addRule('picture', { filter: 'img', replacement: () => '' })
markdown.addRule('link', {
  filter: (node) => node.nodeName === 'A' && node.getAttribute('href') !== null,
  replacement: (content, node) => {
    const address = (node as Element).getAttribute('href') ?? ''
    const text = content.trim()
    if (text === '' || !/^https?:/i.test(address)) return content
    return text === address || text === address.replace(/\/$/, '') || `http://${text}` === address.replace(/\/$/, '')
      ? text
      : `[${text}](${address})`
  },
})

/** Word writes the sign of a list item as text with spaces. */
function replaceListSign(node: Element): void {
  const number = /\d+/.exec(node.textContent ?? '')?.[0]
  node.textContent = number === undefined ? '- ' : `${number}. `
}

function numberOf(item: Node): number {
  const siblings = [...(item.parentNode?.childNodes ?? [])].filter(({ nodeName }) => nodeName === 'LI')
  return Number((item.parentNode as Element | null)?.getAttribute('start') ?? 1) + siblings.indexOf(item as ChildNode)
}

function marks(node: Node): string {
  return `${(node as Element).getAttribute('class') ?? ''} ${(node as Element).getAttribute('style') ?? ''}`
}
