import sharp from 'sharp'
import { expect, test } from 'vitest'
import { kindOf } from '#app/domain/uploads/picture-kind.ts'
import { shrinkPicture } from '#app/domain/uploads/shrink-picture.server.ts'
import { aBomb, aMovingPicture, aPicture, aTravelPicture } from '#tests/factories/pictures.ts'

const html = '<html><script>alert(1)</script></html>'
const script = '/*'
const zip = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(200, 'evil.js')])

for (const kind of ['png', 'jpeg', 'webp', 'gif'] as const) {
  test(`a ${kind} is known by its first bytes and stored as WebP of the same size`, async () => {
    const sent = await aPicture(kind)
    expect(kindOf(sent)).toBe(kind)
    const stored = await shrinkPicture(sent)
    expect(stored).toMatchObject({ width: 40, height: 30 })
    expect((await sharp(stored.bytes).metadata()).format).toBe('webp')
  })
}

test('a picture larger than 2,048 px becomes that, in its own proportions', async () => {
  expect(await shrinkPicture(await aPicture('jpeg', { width: 4_096, height: 1_024 }))).toMatchObject({
    width: 2_048,
    height: 512,
  })
})

test('where a picture was taken, and by whom, is gone; it stands upright', async () => {
  const sent = await aTravelPicture()
  expect((await sharp(sent).metadata()).exif?.includes('secret-canary')).toBe(true)
  const stored = await shrinkPicture(sent)
  const { exif, icc, iptc, xmp, orientation } = await sharp(stored.bytes).metadata()
  expect({ exif, icc, iptc, xmp, orientation }).toEqual({
    exif: undefined,
    icc: undefined,
    iptc: undefined,
    xmp: undefined,
    orientation: undefined,
  })
  expect(stored.bytes.includes('secret-canary')).toBe(false)
  expect(stored).toMatchObject({ width: 20, height: 60 })
})

test('of a moving picture the first frame stays', async () => {
  const sent = await aMovingPicture()
  expect((await sharp(sent, { pages: -1 }).metadata()).pages).toBe(2)
  const stored = await shrinkPicture(sent)
  expect((await sharp(stored.bytes).metadata()).pages ?? 1).toBe(1)
  const { dominant } = await sharp(stored.bytes).stats()
  expect(dominant.r).toBeGreaterThan(200)
})

/** Files that are a picture and something else at once. */
const polyglots: [what: string, make: () => Promise<Buffer>, hidden: string][] = [
  [
    'a GIF with a script behind it',
    async () => Buffer.concat([await aPicture('gif'), Buffer.from(`${script}*/=1;alert(1)`)]),
    'alert(1)',
  ],
  ['a JPEG with a page in its comment', async () => withJpegComment(await aPicture('jpeg'), html), 'alert(1)'],
  ['a JPEG with a page behind it', async () => Buffer.concat([await aPicture('jpeg'), Buffer.from(html)]), 'alert(1)'],
  ['a PNG with a zip behind it', async () => Buffer.concat([await aPicture('png'), zip]), 'evil.js'],
  ['a WebP with a page behind it', async () => Buffer.concat([await aPicture('webp'), Buffer.from(html)]), 'alert(1)'],
]

for (const [what, make, hidden] of polyglots) {
  test(`${what} is refused, or what is stored is only the picture`, async () => {
    const sent = await make()
    expect(sent.includes(hidden)).toBe(true)
    const stored = await shrinkPicture(sent).catch((error: { key?: string }) => ({
      bytes: Buffer.from(String(error.key)),
    }))
    expect(stored.bytes.includes(hidden)).toBe(false)
    expect(stored.bytes.includes('<script')).toBe(false)
  })
}

const refused: [what: string, key: string, make: () => Promise<Buffer> | Buffer][] = [
  ['a PNG of a few kilobytes that unfolds into 900 million pixels', 'tooManyPixels', () => aBomb()],
  ['a page', 'notAPicture', () => Buffer.from(html)],
  ['a program', 'notAPicture', () => Buffer.concat([Buffer.from('MZ\x90\0', 'latin1'), Buffer.alloc(500)])],
  [
    'an SVG',
    'svg',
    () => Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  ],
  ['an SVG with spaces before it', 'svg', () => Buffer.from('   \n<svg xmlns="http://www.w3.org/2000/svg"/>')],
  [
    'a HEIC header',
    'heic',
    () => Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), Buffer.alloc(300)]),
  ],
  [
    'an AVIF header',
    'heic',
    () => Buffer.concat([Buffer.from('\0\0\0\x18ftypavif\0\0\0\0', 'latin1'), Buffer.alloc(300)]),
  ],
  ['a TIFF header', 'tiff', () => Buffer.concat([Buffer.from('II*\0', 'latin1'), Buffer.alloc(300)])],
  ['a PDF', 'pdf', () => Buffer.from('%PDF-1.7\n%%EOF')],
  ['half a PNG', 'damaged', async () => half(await noise('png'))],
  ['half a JPEG', 'damaged', async () => half(await noise('jpeg'))],
  ['half a WebP', 'damaged', async () => half(await noise('webp'))],
  ['a PNG signature and nothing else', 'damaged', () => Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
  [
    'a JPEG signature before a page',
    'damaged',
    () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(html)]),
  ],
  ['a GIF signature before a script', 'damaged', () => Buffer.from(`GIF89a=1;${html}`)],
  ['nothing', 'notAPicture', () => Buffer.alloc(0)],
]

for (const [what, key, make] of refused) {
  test(`${what} is refused as ${key}, quickly`, async () => {
    const sent = await make()
    const before = performance.now()
    await expect(shrinkPicture(sent)).toFailWith('invalid', `composer.upload.${key}`)
    expect(performance.now() - before).toBeLessThan(5_000)
  })
}

async function noise(kind: 'png' | 'jpeg' | 'webp'): Promise<Buffer> {
  return sharp({
    create: {
      width: 200,
      height: 200,
      channels: 3,
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
      background: '#000',
    },
  })
    .toFormat(kind)
    .toBuffer()
}

function half(bytes: Buffer): Buffer {
  return bytes.subarray(0, Math.floor(bytes.length / 2))
}

function withJpegComment(jpeg: Buffer, text: string): Buffer {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(text.length + 2)
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xfe]), length, Buffer.from(text), jpeg.subarray(2)])
}
