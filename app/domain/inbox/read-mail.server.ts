import type { AddressObject, HeaderValue, ParsedMail } from 'mailparser'
import { sha256 } from '#app/core/secret.server.ts'
import { mostPictures } from './incoming-mail.ts'

/** What matters of a message. Addresses are lower-cased. */
export type ReadMail = {
  /** The same for the same message: made of its Message-ID, or of all of it when there is none. */
  key: string
  from: { address: string; name: string }
  recipients: string[]
  subject: string
  text: string
  html: string
  pictures: Buffer[]
  /** A program sent it: an out-of-office note, a list, a notice. Such mail is never answered. */
  automatic: boolean
}

const pictureTypes = /^image\/(png|jpe?g|webp|gif)$/i

/** Takes a message apart. The library is loaded with the first one. */
export async function readMail(raw: Buffer): Promise<ReadMail> {
  const { simpleParser } = await import('mailparser')
  const mail = await simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true })
  const from = mail.from?.value[0]
  return {
    key: sha256(mail.messageId === undefined ? raw : Buffer.from(mail.messageId)),
    from: { address: from?.address?.toLowerCase() ?? '', name: from?.name ?? '' },
    recipients: recipientsOf(mail),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html === false ? '' : (mail.html ?? ''),
    pictures: mail.attachments
      .filter(({ contentType }) => pictureTypes.test(contentType))
      .slice(0, mostPictures)
      .map(({ content }) => content),
    automatic: isAutomatic(mail),
  }
}

/** RFC 3834, and what programs that don't know it write instead. */
function isAutomatic(mail: ParsedMail): boolean {
  const header = (name: string): string => textOf(mail.headers.get(name)).toLowerCase()
  const submitted = header('auto-submitted')
  return (
    (submitted !== '' && !submitted.startsWith('no')) ||
    /^(bulk|junk|list|auto_reply)/.test(header('precedence')) ||
    ['x-autoreply', 'x-autorespond', 'x-auto-response-suppress', 'list', 'x-loop'].some((name) =>
      mail.headers.has(name),
    ) ||
    header('return-path') === '<>' ||
    /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply)@/i.test(mail.from?.value[0]?.address ?? '')
  )
}

function recipientsOf(mail: ParsedMail): string[] {
  const named = [mail.to, mail.cc].flatMap((group) => group ?? []).flatMap(addressesIn)
  const delivered = ['delivered-to', 'x-original-to', 'envelope-to'].map((name) => textOf(mail.headers.get(name)))
  return [...new Set([...delivered, ...named].map((one) => one.trim().replace(/^<|>$/g, '').toLowerCase()))].filter(
    (one) => one.includes('@'),
  )
}

function addressesIn(group: AddressObject): string[] {
  return group.value.flatMap(({ address, group: members }) => [
    address ?? '',
    ...(members ?? []).map((member) => member.address ?? ''),
  ])
}

function textOf(value: HeaderValue | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return String(value[0] ?? '')
  return 'text' in value && typeof value.text === 'string' ? value.text : ''
}
