import type sharpOf from 'sharp'
import type { Metadata, Sharp } from 'sharp'
import { DomainError } from '#app/core/errors.ts'
import { kindOf, type OtherKind, type PictureKind } from './picture-kind.ts'

export type Picture = { bytes: Buffer; width: number; height: number }

const maxPixels = 40_000_000
const longestSide = 2_048
const timeoutSeconds = 5
/** A lossless drawing with more bytes than this is stored like a photograph. */
const losslessMaxBytes = 1_500_000

type OpenPicture = typeof sharpOf

let opened: Promise<OpenPicture> | null = null

/**
 * The library of pictures, with the decoders of four kinds alone. Loaded with the first picture: libvips takes some 20 MB
 * and a tenth of a second of the start.
 */
export function openPictures(): Promise<OpenPicture> {
  opened ??= import('sharp').then(({ default: sharp }) => {
    // libvips knows fifty formats through libraries of their own; only the decoders of four are ever reached.
    sharp.block({ operation: ['VipsForeignLoad'] })
    sharp.unblock({
      operation: ['VipsForeignLoadPng', 'VipsForeignLoadJpeg', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif'],
    })
    sharp.concurrency(1)
    sharp.cache(false)
    return sharp
  })
  return opened
}

/**
 * Re-encodes a picture as WebP: upright, at most 2,048 px on its longer side, without metadata, only the first frame of
 * an animation. @throws as `drawPicture`
 */
export function shrinkPicture(bytes: Uint8Array): Promise<Picture> {
  return drawPicture(bytes, (upright, kind) =>
    encode(upright.resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true }), kind),
  )
}

/**
 * Opens a picture, upright, and makes something of it within 5 s. Works in the thread pool of libuv, not on the thread
 * that answers requests. @throws invalid `composer.upload.*` when it is none of four kinds, has too many pixels, or is
 * damaged
 */
export async function drawPicture<T>(
  bytes: Uint8Array,
  draw: (upright: Sharp, kind: PictureKind) => Promise<T>,
): Promise<T> {
  const kind = kindOf(bytes)
  if (!isPicture(kind)) throw refused(kind === null ? 'notAPicture' : kind)
  const sharp = await openPictures()
  const drawn = sharp(bytes, { limitInputPixels: maxPixels, failOn: 'warning', pages: 1, sequentialRead: false })
  try {
    checkSize(await drawn.metadata(), kind)
    return await draw(drawn.rotate().timeout({ seconds: timeoutSeconds }), kind)
  } catch (error) {
    throw refusalOf(error)
  }
}

async function encode(picture: Sharp, kind: PictureKind): Promise<Picture> {
  const drawing = kind === 'png' || kind === 'gif'
  const { data, info } = await picture
    .clone()
    .webp(drawing ? { lossless: true, effort: 3 } : { quality: 82, effort: 4 })
    .toBuffer({ resolveWithObject: true })
  if (!drawing || data.byteLength <= losslessMaxBytes) return { bytes: data, width: info.width, height: info.height }
  const smaller = await picture.clone().webp({ quality: 88, effort: 4 }).toBuffer({ resolveWithObject: true })
  return { bytes: smaller.data, width: smaller.info.width, height: smaller.info.height }
}

function checkSize({ format, width, height }: Metadata, kind: PictureKind): void {
  if (format !== kind) throw refused('damaged')
  if (width * height > maxPixels) throw refused('tooManyPixels', { megapixels: maxPixels / 1_000_000 })
}

function isPicture(kind: PictureKind | OtherKind | null): kind is PictureKind {
  return kind === 'png' || kind === 'jpeg' || kind === 'webp' || kind === 'gif'
}

/** Every error of libvips is about the file, so it is refused and not reported as a bug. */
function refusalOf(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof DomainError) return error
  if (/pixel limit/i.test(error.message)) return refused('tooManyPixels', { megapixels: maxPixels / 1_000_000 })
  if (/timeout/i.test(error.message)) return refused('tooSlow')
  return refused('damaged')
}

type Reason = OtherKind | 'notAPicture' | 'damaged' | 'tooManyPixels' | 'tooSlow'

function refused(reason: Reason, params: Record<string, number> = {}): DomainError {
  return pictureRefused(`composer.upload.${reason}`, params)
}

/** A refusal on the field `picture`. */
export function pictureRefused(key: string, params: Record<string, number> = {}): DomainError {
  return new DomainError('invalid', key, { params, fields: { picture: { key, params } } })
}
