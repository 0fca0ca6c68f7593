import { linesOfHtml, quoted, quoteStart, restIsQuoted } from './lines-of-html.ts'
import {
  attributionLines,
  attributions,
  firstHeaderLine,
  headerLine,
  rule,
  separator,
  signatures,
  signatureStart,
} from './quote-headers.ts'

/** What an answer by mail brings: either may be empty, HTML is preferred because plain text has lost its structure. */
export type MailBody = { text: string; html: string }

/** Signs by which our own mail is recognised in a quotation. */
export type OwnSigns = {
  /** Line above which our mails ask people to write. */
  marker: RegExp
  /** Addresses that our mails can be answered at. They never appear in a post. */
  replyAddress: RegExp
}

/**
 * The text its sender newly wrote, as Markdown: without the mail that is answered, wherever it is quoted (above, below or
 * in between), without signature. Empty when nothing new was written.
 */
export function newTextOf(body: MailBody, own: OwnSigns): string {
  const lines = body.html.trim() === '' ? linesOfText(body.text) : linesOfHtml(body.html)
  const kept = withoutSignature(withoutQuotes(lines, own))
  return kept
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(own.replyAddress, '')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\s+$/g, '')
}

function linesOfText(text: string): string[] {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .replace(/[\u200b\ufeff]/g, '')
    .split('\n')
}

function withoutQuotes(lines: string[], own: OwnSigns): string[] {
  const kept: string[] = []
  let fenced = false
  let headerSeen = false
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (/^\s*(```|~~~)/.test(line)) fenced = !fenced
    if (fenced) {
      kept.push(line)
      continue
    }
    const header = headerLength(lines, at, own)
    if (header > 0) {
      if (!quoteFollows(lines, at + header)) return kept
      headerSeen = true
      at += header - 1
      continue
    }
    if (line === quoted || (headerSeen && line.startsWith('>'))) continue
    kept.push(line)
  }
  return kept
}

/** Number of lines of the header of a quoted mail that begins here, 0 when none does. */
function headerLength(lines: string[], at: number, own: OwnSigns): number {
  const line = bare(lines[at])
  if (line === restIsQuoted || line === quoteStart || own.marker.test(line)) return 1
  if (separator.test(line)) return 1 + headerBlock(lines, at + 1)
  const below = rule.test((lines[at] ?? '').trim()) ? 1 : 0
  const block = headerBlock(lines, at + below)
  if (block > 0) return below + block
  return attributionLength(lines, at, own)
}

/** Length of a run of `From: …`, `Sent: …` lines, blank lines before it included; 0 for fewer than three names. */
function headerBlock(lines: string[], from: number): number {
  let at = from
  while (at < lines.length && bare(lines[at]) === '') at++
  if (!firstHeaderLine.test(bare(lines[at]))) return 0
  let names = 0
  // A long list of receivers goes on in lines of its own; a blank line stands between the names in some HTML.
  for (let unnamed = 0; at < lines.length && unnamed < 3; at++) {
    const line = bare(lines[at])
    if (headerLine.test(line)) {
      names++
      unnamed = 0
    } else if (line !== '' && !/[<>@;]/.test(line)) break
    else unnamed++
  }
  return names >= 3 ? at - from : 0
}

function attributionLength(lines: string[], at: number, own: OwnSigns): number {
  if (bare(lines[at]) === '') return 0
  let joined = ''
  for (let count = 1; count <= attributionLines; count++) {
    const line = bare(lines[at + count - 1])
    if (line === '' && count > 1) return 0
    joined = count === 1 ? line : `${joined} ${line}`
    const tight = joined.replace(/\s*([<>])\s*/g, '$1')
    if (attributions.some((pattern) => pattern.test(joined) || pattern.test(tight))) return count
  }
  // A header in a form that is not known, but with our own address in it.
  return new RegExp(own.replyAddress.source, 'i').test(bare(lines[at])) && bare(lines[at]).endsWith(':') ? 1 : 0
}

/** True when the quotation is marked line by line, so that what is not marked was written by the sender. */
function quoteFollows(lines: string[], from: number): boolean {
  const next = lines.slice(from).find((line) => line.trim() !== '')
  return next !== undefined && (next === quoted || next.startsWith('>'))
}

/** A line without quotation marks and bold type around it. */
function bare(line: string | undefined): string {
  return (line ?? '')
    .replace(/^(>\s?)+/, '')
    .replace(/\*\*|__(?=\S)|\*(?=[^*\s])/g, '')
    .trim()
}

function withoutSignature(lines: string[]): string[] {
  const start = lines.findIndex((line) => signatureStart.test(line))
  const kept = start === -1 ? [...lines] : lines.slice(0, start)
  while (kept.length > 0) {
    const last = (kept.at(-1) ?? '').trim()
    if (last !== '' && !signatures.some((pattern) => pattern.test(withoutLink(last)))) break
    kept.pop()
  }
  return kept
}

function withoutLink(line: string): string {
  return bare(line)
    .replace(/^\[([^\]]*)\]\([^)]*\)/, '$1')
    .trim()
}
