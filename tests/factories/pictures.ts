import { deflateSync } from 'node:zlib'
import sharp from 'sharp'

/** A small photograph-like picture of this kind. `seed` makes it another one. */
export async function aPicture(
  kind: 'png' | 'jpeg' | 'webp' | 'gif' = 'png',
  { width = 40, height = 30, seed = 1 }: { width?: number; height?: number; seed?: number } = {},
): Promise<Buffer> {
  const background = { r: (seed * 67) % 256, g: (seed * 31) % 256, b: (seed * 113) % 256 }
  return sharp({ create: { width, height, channels: 3, background } })
    .toFormat(kind)
    .toBuffer()
}

/** A JPEG that says where it was taken, by whom, and that it lies on its side. */
export async function aTravelPicture(): Promise<Buffer> {
  return sharp({ create: { width: 60, height: 20, channels: 3, background: '#246' } })
    .withMetadata({ orientation: 6 })
    .withExif({
      IFD0: { Artist: 'Hidden Artist', Copyright: 'secret-canary' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '37/1 33/1 5976/100',
        GPSLongitudeRef: 'E',
        GPSLongitude: '126/1 58/1 4224/100',
      },
    })
    .jpeg()
    .toBuffer()
}

/** A PNG of a few kilobytes that unfolds into this many pixels: the header is true, the rows are all zero. */
export function aBomb(side = 30_000): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  // 1 bit a pixel, grey.
  header.set([1, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc((Math.ceil(side / 8) + 1) * side), { level: 9 })
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A GIF of two frames, red and then blue. */
export async function aMovingPicture(): Promise<Buffer> {
  const frame = (background: string): Promise<Buffer> =>
    sharp({ create: { width: 16, height: 16, channels: 3, background } })
      .png()
      .toBuffer()
  return sharp([await frame('#f00'), await frame('#00f')], { join: { animated: true } })
    .gif({ delay: [100, 100] })
    .toBuffer()
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}
