import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import busboy from 'busboy'
import { BadForm, collectFields, formBounds } from './form-bounds.ts'

/** Bytes of one picture as it is sent. */
export const maxPictureBytes = 4 * 1024 * 1024

/** What a form with a file carried. `refused`: why the file was not taken; the typed fields are there in either case. */
export type Multipart = { form: FormData; file: Uint8Array | null; refused: 'tooLarge' | 'tooMany' | 'tooSlow' | null }

const maxFieldBytes = 200 * 1024

export function isMultipart(request: Request): boolean {
  return request.headers.get('Content-Type')?.toLowerCase().startsWith('multipart/form-data') ?? false
}

/**
 * Reads a form with at most one file while it arrives, and never holds more than the limit of one picture. A file
 * beyond the limit is read to its end and thrown away, so that what was typed beside it can be given back. File names
 * are not looked at.
 * @param patienceMs how long the whole may take to arrive
 * @throws BadForm for a body that is torn, no form, or beyond `formBounds`
 */
export async function readMultipart(request: Request, patienceMs = 25_000): Promise<Multipart> {
  const { form, add } = collectFields()
  const result: Multipart = { form, file: null, refused: null }
  if (request.body === null) return result
  const body = Readable.fromWeb(request.body as unknown as ReadableStream)
  const parser = openParser(request.headers.get('Content-Type') ?? '')
  parser.on('field', (name, value, { nameTruncated }) => {
    try {
      add(nameTruncated ? '' : name, value)
    } catch (error) {
      parser.destroy(error instanceof Error ? error : undefined)
    }
  })
  parser.on('partsLimit', () => parser.destroy(new BadForm('too many fields')))
  parser.on('filesLimit', () => void (result.refused = 'tooMany'))
  parser.on('file', (_name, stream) => {
    const parts: Buffer[] = []
    // A form torn inside its file fails the file too, and an error without a listener ends the process.
    stream.on('error', () => void (parts.length = 0))
    stream.on('data', (part: Buffer) => void parts.push(part))
    stream.on('limit', () => {
      result.refused = 'tooLarge'
      parts.length = 0
    })
    stream.on('end', () => {
      // A file field that was left alone arrives as a file without a name and without a byte.
      const whole = Buffer.concat(parts)
      if (!stream.truncated && whole.byteLength > 0) result.file = whole
    })
  })
  await new Promise<void>((resolve, reject) => {
    const giveUp = setTimeout(() => {
      result.refused = 'tooSlow'
      body.destroy()
      resolve()
    }, patienceMs)
    const settle = (act: () => void) => () => {
      clearTimeout(giveUp)
      act()
    }
    parser.on('close', settle(resolve))
    const fail = settle(() => reject(new BadForm('torn')))
    parser.on('error', (error) => (error instanceof BadForm ? settle(() => reject(error)) : fail)())
    body.on('error', fail)
    body.pipe(parser)
  })
  if (result.refused !== null) result.file = null
  return result
}

function openParser(type: string): busboy.Busboy {
  try {
    return busboy({
      headers: { 'content-type': type },
      defParamCharset: 'utf8',
      limits: {
        files: 1,
        fileSize: maxPictureBytes,
        // One more than there may be, so that the first too many is seen.
        fields: formBounds.fields + 1,
        fieldSize: maxFieldBytes,
        fieldNameSize: formBounds.name + 1,
        parts: formBounds.fields + 2,
        headerPairs: 20,
      },
    })
  } catch {
    throw new BadForm('no boundary')
  }
}
