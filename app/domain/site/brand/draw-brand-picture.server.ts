import type { Sharp } from 'sharp'
import { sha256 } from '#app/core/secret.server.ts'
import { openPictures, shrinkPicture } from '#app/domain/uploads/shrink-picture.server.ts'
import { iconSizes, logoBox, type BrandPicture, type IconSize } from './brand-picture.ts'

type File = { name: string; type: string; bytes: Buffer }

/** Pixels per CSS pixel. */
const density = 2
const clear = { r: 0, g: 0, b: 0, alpha: 0 }
/** How much of a cut icon is drawn on: the rest may be taken off by a round cut. Source: W3C, Web App Manifest, icon masks. */
const cutShare = 0.72

/**
 * A logo as PNG, which mail clients show too: without the empty edge around it, as large as the header has room for.
 * @throws as `shrinkPicture`
 */
export async function drawLogo(bytes: Uint8Array): Promise<{ picture: BrandPicture; files: File[] }> {
  const sharp = await openPictures()
  const { bytes: safe } = await shrinkPicture(bytes)
  const { data, info } = await withoutEdge(sharp(safe))
    .resize({
      width: logoBox.width * density,
      height: logoBox.height * density,
      fit: 'inside',
      withoutEnlargement: true,
    })
    .png({ compressionLevel: 9 })
    .toBuffer({ resolveWithObject: true })
  const file = nameOf('logo', data)
  const picture = { file, width: Math.ceil(info.width / density), height: Math.ceil(info.height / density) }
  return { picture, files: [{ name: file, type: 'image/png', bytes: data }] }
}

/** An icon in every size that browsers and devices ask for. @throws as `shrinkPicture` */
export async function drawIcon(bytes: Uint8Array): Promise<{ icon: string; files: File[] }> {
  const sharp = await openPictures()
  const { bytes: safe } = await shrinkPicture(bytes)
  const whole = await withoutEdge(sharp(safe))
    .resize({ width: 512, height: 512, fit: 'contain', background: clear })
    .png()
    .toBuffer()
  const icon = nameOf('icon', whole)
  const ground = await groundOf(sharp(whole))
  const drawn = await Promise.all(
    iconSizes.map(async (size) => ({
      name: `${icon}${size}`,
      type: 'image/png',
      bytes: await ofSize(sharp, whole, size, ground),
    })),
  )
  return { icon, files: drawn }
}

type Rgb = { r: number; g: number; b: number }

async function ofSize(
  sharp: Awaited<ReturnType<typeof openPictures>>,
  whole: Buffer,
  size: IconSize,
  ground: Rgb,
): Promise<Buffer> {
  const side = Number(size.slice(1))
  const cut = size === 'm512'
  const inner = cut ? 2 * Math.round((side * cutShare) / 2) : side
  const edge = (side - inner) / 2
  const small = sharp(whole).resize({ width: inner, height: inner })
  const placed =
    edge === 0
      ? small
      : small.extend({ top: edge, bottom: edge, left: edge, right: edge, background: { ...ground, alpha: 1 } })
  // A phone puts black behind what is clear.
  const filled = cut || size === 'x180' ? placed.flatten({ background: ground }) : placed
  return filled.png({ compressionLevel: 9 }).toBuffer()
}

/** The colour of the corner where it is opaque, else white. */
async function groundOf(icon: Sharp): Promise<Rgb> {
  const { data } = await icon
    .ensureAlpha()
    .extract({ left: 4, top: 4, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const [r = 255, g = 255, b = 255, alpha = 0] = data
  return alpha < 250 ? { r: 255, g: 255, b: 255 } : { r, g, b }
}

/** Cuts what is clear around it; a coloured edge belongs to the picture. */
function withoutEdge(picture: Sharp): Sharp {
  return picture.ensureAlpha().trim({ background: clear, threshold: 1 })
}

function nameOf(kind: 'logo' | 'icon', bytes: Uint8Array): string {
  return `${kind}${sha256(bytes).slice(0, 40)}`
}
