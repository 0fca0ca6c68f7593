/** A stored logo: its file and its size on pages, in CSS pixels. */
export type BrandPicture = { file: string; width: number; height: number }

/** The largest logo on a page, in CSS pixels; files have twice that. */
export const logoBox = { width: 200, height: 32 } as const

/** Sizes of the icon in pixels; `m512` fills a round cut with its ground. */
export const iconSizes = ['x32', 'x180', 'x192', 'x512', 'm512'] as const
export type IconSize = (typeof iconSizes)[number]

/** What `/brand/…` serves: a name made of what the file holds, so that it can be kept for ever. */
export const brandFile = /^(?:logo[0-9a-f]{40}|icon[0-9a-f]{40}(?:x32|x180|x192|x512|m512))$/

/** @param value `logo<hash> 96x24`; null: no such value */
export function pictureOf(value: string): BrandPicture | null {
  const [, file = '', width, height] = /^(logo[0-9a-f]{40}) (\d+)x(\d+)$/.exec(value) ?? []
  return file === '' ? null : { file, width: Number(width), height: Number(height) }
}

export function valueOfPicture({ file, width, height }: BrandPicture): string {
  return `${file} ${width}x${height}`
}
