import type { MailBlock, MailContent } from '#app/domain/mail/mail.ts'
import { jsx } from '#app/html/jsx-runtime.ts'
import { renderHtml } from '#app/html/render-html.ts'
import { wholeAddress, type MailFrame } from './mail-frame.ts'
import { mailStyles } from './mail-styles.ts'

type Styles = ReturnType<typeof mailStyles>
type Node = ReturnType<typeof jsx> | string | null | readonly Node[]

/** `jsx` with children behind: the command line sends mail too, and Node runs no JSX. */
function el(tag: string, props: Record<string, string | number>, ...children: Node[]): ReturnType<typeof jsx> {
  return jsx(tag, children.length === 0 ? props : { ...props, children })
}

/**
 * A mail as HTML for mail clients: tables and inline styles, nothing from a server. `width` is for Outlook, which knows
 * no `max-width`; the one style sheet only changes colours for clients that follow the dark theme of their system.
 */
export function renderHtmlMail(content: MailContent, frame: MailFrame, subject: string): string {
  const { t } = frame
  const styles = mailStyles(frame.colours)
  const whole = (url: string): string => wholeAddress(frame.origin, url)
  const title = content.blocks.findIndex(({ type }) => type === 'heading')
  const page = el(
    'html',
    { lang: t.locale, dir: 'ltr' },
    el(
      'head',
      {},
      el('meta', { charSet: 'utf-8' }),
      el('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      el('meta', { name: 'color-scheme', content: 'light dark' }),
      el('meta', { name: 'supported-color-schemes', content: 'light dark' }),
      // Clients make links of dates and numbers otherwise.
      el('meta', { name: 'format-detection', content: 'telephone=no, date=no, address=no, email=no' }),
      el('title', {}, subject),
      el('base', { target: '_blank' }),
      el('style', {}, styles.darkRules),
    ),
    el(
      'body',
      { class: 'm-well', style: styles.body },
      el('div', { style: styles.preheader }, preheaderOf(content)),
      table(
        { class: 'm-well', style: styles.well, width: '100%' },
        row(
          { align: 'center', style: styles.around },
          table(
            { class: 'm-card', width: 600, style: styles.card },
            frame.marker === null
              ? null
              : row({ class: 'm-quiet', style: styles.marker }, el('aside', {}, frame.marker)),
            row({ style: styles.brandCell }, el('header', {}, brand(frame, styles))),
            row(
              { style: styles.content },
              el('main', {}, ...content.blocks.map((block, i) => blockHtml(block, styles, whole, i === title))),
            ),
            row({ class: 'm-line', style: styles.foot }, el('footer', {}, ...foot(content, frame, styles, whole))),
          ),
        ),
      ),
    ),
  )
  return `<!doctype html>\n${renderHtml(page)}`
}

function table(props: Record<string, string | number>, ...rows: Node[]): Node {
  return el(
    'table',
    { role: 'presentation', border: 0, cellPadding: 0, cellSpacing: 0, ...props },
    el('tbody', {}, ...rows),
  )
}

function row(cell: Record<string, string | number>, ...children: Node[]): Node {
  return el('tr', {}, el('td', cell, ...children))
}

/** The logo, which comes with the mail, or the stamp card, drawn with cells: other pictures would have to be fetched. */
function brand({ siteName, logo }: MailFrame, styles: Styles): Node {
  if (logo !== null)
    return el('img', { src: logo.src, width: logo.width, height: logo.height, alt: siteName, style: styles.logo })
  const stamp = (style: string, name: string): Node => el('td', { class: name, width: 9, height: 9, style }, '')
  const gap = el('td', { width: 3, style: styles.gap }, '')
  const full = (): Node => stamp(styles.stamp, 'm-stamp')
  return table(
    {},
    el(
      'tr',
      {},
      el(
        'td',
        { style: styles.mark, 'aria-hidden': 'true' },
        table(
          {},
          el('tr', {}, full(), gap, full()),
          el('tr', {}, el('td', { height: 3, colSpan: 3, style: styles.gap }, '')),
          el('tr', {}, full(), gap, stamp(styles.openStamp, 'm-open')),
        ),
      ),
      el('td', { class: 'm-ink', style: styles.siteName }, siteName),
    ),
  )
}

function blockHtml(
  block: MailBlock,
  { block: blockStyles }: Styles,
  whole: (url: string) => string,
  first: boolean,
): Node {
  switch (block.type) {
    case 'heading':
      return el(
        first ? 'h1' : 'h2',
        { class: 'm-ink', style: first ? blockStyles.firstHeading : blockStyles.heading },
        block.text,
      )
    case 'paragraph':
      return el('p', { class: 'm-ink', style: blockStyles.paragraph }, ...lines(block.text))
    case 'quote':
      return el(
        'blockquote',
        { class: 'm-quote', style: blockStyles.quote },
        block.by === undefined ? null : el('p', { class: 'm-quiet', style: blockStyles.by }, block.by),
        el('p', { class: 'm-ink', style: blockStyles.quoted }, ...lines(block.text)),
      )
    case 'item':
      return el(
        'div',
        { class: 'm-line', style: blockStyles.item },
        el('a', { class: 'm-link', href: whole(block.url), style: blockStyles.itemLink }, block.title),
        block.text === undefined ? null : el('div', { class: 'm-quiet', style: blockStyles.itemText }, block.text),
      )
    case 'button':
      return table(
        { style: blockStyles.buttonTable },
        row(
          { class: 'm-button', style: blockStyles.buttonCell },
          el('a', { class: 'm-button-link', href: whole(block.url), style: blockStyles.buttonLink }, block.label),
        ),
      )
    case 'note':
      return el('p', { class: 'm-quiet', style: blockStyles.note }, ...lines(block.text))
  }
}

function foot(
  { reason }: MailContent,
  { links, notes }: MailFrame,
  styles: Styles,
  whole: (url: string) => string,
): Node[] {
  const linked = links.flatMap(({ label, url }, i) => [
    i === 0 ? null : ' · ',
    el('a', { class: 'm-link', href: whole(url), style: styles.footLink }, label),
  ])
  return [
    el('p', { class: 'm-quiet', style: styles.footText }, reason),
    ...(linked.length === 0 ? [] : [el('p', { class: 'm-quiet', style: styles.footText }, ...linked)]),
    ...(notes.length === 0 ? [] : [el('p', { class: 'm-quiet', style: styles.footText }, ...lines(notes.join('\n')))]),
  ]
}

function lines(text: string): Node[] {
  return text.split('\n').flatMap((line, i) => (i === 0 ? [line] : [el('br', {}), line]))
}

/** Spaces that show nothing keep the rest of the mail out of the line in a list of mails. */
function preheaderOf({ preheader, blocks }: MailContent): string {
  const first = blocks.find((block) => block.type === 'paragraph' || block.type === 'quote')
  return `${(preheader ?? first?.text ?? '').replaceAll(/\s+/g, ' ').slice(0, 140)}${'\u200c\u00a0'.repeat(80)}`
}
