import type { MailBlock, MailContent } from '#app/domain/mail/mail.ts'
import { wholeAddress, type MailFrame } from './mail-frame.ts'

/** A mail as plain text: for clients that show no HTML, and for people who prefer it. */
export function renderText(
  { blocks, reason }: MailContent,
  { origin, siteName, marker, links, notes }: MailFrame,
): string {
  const whole = (url: string): string => wholeAddress(origin, url)
  return [
    ...(marker === null ? [] : [`*** ${marker} ***`]),
    siteName,
    ...blocks.map((block) => blockText(block, whole)),
    // Clients cut what follows this line from an answer (RFC 3676).
    ['-- ', reason, ...links.map(({ label, url }) => `${label}: ${whole(url)}`), ...notes].join('\n'),
    '',
  ].join('\n\n')
}

function blockText(block: MailBlock, whole: (url: string) => string): string {
  switch (block.type) {
    case 'heading':
      return `# ${block.text}`
    case 'paragraph':
    case 'note':
      return block.text
    case 'quote':
      return [
        ...(block.by === undefined ? [] : [`${block.by}:`]),
        ...block.text.split('\n').map((line) => `> ${line}`.trimEnd()),
      ].join('\n')
    case 'item':
      return [
        `* ${block.title}`,
        ...(block.text === undefined ? [] : [`  ${block.text}`]),
        `  ${whole(block.url)}`,
      ].join('\n')
    case 'button':
      return `${block.label}:\n${whole(block.url)}`
  }
}
