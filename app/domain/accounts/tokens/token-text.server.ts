import { createHash, randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'

const prefix = 'dgl_'
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const secretLength = 43
const checkLength = 6

/**
 * A new token: `dgl_`, 32 random bytes in base 62 (43 characters), 6 characters of CRC-32. The prefix lets secret
 * scanners find a leaked one, the checksum lets us refuse a mistyped one without asking the database.
 */
export function newTokenText(): string {
  const secret = base62(BigInt(`0x${randomBytes(32).toString('hex')}`), secretLength)
  return `${prefix}${secret}${checksum(secret)}`
}

/** Whether the text has the form and checksum of a token. */
export function isTokenText(text: string): boolean {
  if (!/^dgl_[0-9A-Za-z]{49}$/.test(text)) return false
  const secret = text.slice(prefix.length, -checkLength)
  return text.endsWith(checksum(secret))
}

/** What is stored of a token. A token is as random as a key, so one round of SHA-256 is enough. */
export function tokenHash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function checksum(secret: string): string {
  return base62(BigInt(crc32(secret)), checkLength)
}

function base62(value: bigint, length: number): string {
  let rest = value
  let text = ''
  for (let i = 0; i < length; i++) {
    text = `${alphabet[Number(rest % 62n)]}${text}`
    rest /= 62n
  }
  return text
}
