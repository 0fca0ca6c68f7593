import type { Transform } from 'node:stream'
import { brotliCompressSync, constants, createBrotliCompress, createGzip, gzipSync } from 'node:zlib'

export type Encoding = 'br' | 'gzip'

/**
 * How hard a body is packed. `once`: for one reader, 0.2 ms for a thread of 200 kB; `kept`: for all who come, 2 ms and a
 * quarter smaller.
 */
type Effort = 'once' | 'kept'

const packers: Record<Encoding, (body: Buffer, effort: Effort) => Buffer> = {
  br: (body, effort) =>
    brotliCompressSync(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: effort === 'once' ? 1 : 5,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
  gzip: (body, effort) => gzipSync(body, { level: effort === 'once' ? 1 : 6 }),
}

/** In one go and on this thread: handing it to another one and back costs more than the packing. */
export function pack(body: Buffer, encoding: Encoding, effort: Effort): Buffer {
  return packers[encoding](body, effort)
}

/** Bytes below which packing saves nothing that counts. */
export const leastPacked = 1_024

/** Pictures and archives are packed already. */
export function isWorthPacking(contentType: string | null): boolean {
  return /^(text\/|application\/([\w.+-]*\+)?(json|xml)\b|image\/svg)/.test(contentType ?? '')
}

/** For an answer of unknown length. */
export function packedStream(encoding: Encoding): Transform {
  return encoding === 'gzip'
    ? createGzip({ level: 4 })
    : createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 3 } })
}

/**
 * The best encoding that a client takes, by its `Accept-Encoding`; null: none of ours. Browsers name gzip first and
 * take brotli as well.
 */
export function chosenEncoding(acceptEncoding: string | undefined): Encoding | null {
  const taken = new Map(
    (acceptEncoding ?? '').split(',').map((one) => {
      const [name = '', ...parameters] = one.split(';').map((part) => part.trim().toLowerCase())
      return [name, !parameters.some((part) => /^q=0(\.0*)?$/.test(part))]
    }),
  )
  return (['br', 'gzip'] as const).find((one) => taken.get(one) === true) ?? null
}
