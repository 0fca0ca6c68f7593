export type PictureKind = 'png' | 'jpeg' | 'webp' | 'gif'

/** Files that people take for pictures; the refusal names them. */
export type OtherKind = 'heic' | 'svg' | 'tiff' | 'pdf'

/**
 * The kind of a file, by its first bytes; null when it is none of these. The name and type that a browser sends are not
 * trusted. Source: the signatures of the PNG, JFIF, GIF89a, RIFF/WebP, ISO BMFF and TIFF specifications.
 */
export function kindOf(bytes: Uint8Array): PictureKind | OtherKind | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).toString('latin1')
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (/^GIF8[79]a/.test(head)) return 'gif'
  if (/^RIFF[^]{4}WEBP/.test(head)) return 'webp'
  if (/^[^]{4}ftyp(?:hei|hev|mif1|msf1|avi)/.test(head)) return 'heic'
  if (/^(?:II\*\0|MM\0\*)/.test(head)) return 'tiff'
  if (head.startsWith('%PDF-')) return 'pdf'
  return /<(?:\?xml|svg|!doctype svg)/i.test(head) ? 'svg' : null
}
