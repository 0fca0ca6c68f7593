import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import busboy from 'busboy'

/** Bytes of one picture as it is sent. */
export const maxPictureBytes = 4 * 1024 * 1024

/** What a form with a file carried. `refused`: why the file was not taken; the typed fields are there all the same. */
export type Multipart = { form: FormData; file: Uint8Array | null; refused: 'tooLarge' | 'tooMany' | 'tooSlow' | null }

const maxFieldBytes = 200 * 1024
const maxFields = 100

export function isMultipart(request: Request): boolean {
  return request.headers.get('Content-Type')?.toLowerCase().startsWith('multipart/form-data') ?? false
}

/**
 * Reads a form with at most one file while it arrives, and never holds more than the limit of one picture. A file
 * beyond the limit is read to its end and thrown away, so that what was typed beside it can be given back. File names
 * are not looked at.
 * @param patienceMs how long the whole may take to arrive
 * @throws an Error for a body that is no form
 */
export async function readMultipart(request: Request, patienceMs = 25_000): Promise<Multipart> {
  const result: Multipart = { form: new FormData(), file: null, refused: null }
  if (request.body === null) return result
  const body = Readable.fromWeb(request.body as unknown as ReadableStream)
  const parser = busboy({
    headers: { 'content-type': request.headers.get('Content-Type') ?? '' },
    defParamCharset: 'utf8',
    limits: {
      files: 1,
      fileSize: maxPictureBytes,
      fields: maxFields,
      fieldSize: maxFieldBytes,
      fieldNameSize: 100,
      parts: maxFields + 2,
    },
  })
  parser.on('field', (name, value) => result.form.append(name, value))
  parser.on('filesLimit', () => void (result.refused = 'tooMany'))
  parser.on('file', (_name, stream) => {
    const parts: Buffer[] = []
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
    parser.on('error', (error) => settle(() => reject(error instanceof Error ? error : new Error('Not a form')))())
    body.on('error', (error) => settle(() => reject(error))())
    body.pipe(parser)
  })
  if (result.refused !== null) result.file = null
  return result
}
