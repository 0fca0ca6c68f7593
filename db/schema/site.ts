/** A logo or icon, named by what it holds. */
export type BrandFileTable = {
  /** `logo…` or `icon…` with a hash; see `domain/site/brand/brand-picture.ts`. */
  name: string
  /** `image/webp` or `image/png`. */
  type: string
  base64: string
  created_at: string
}

/** An announcement above every page. */
export type BannerTable = {
  id: string
  text_en: string
  text_ko: string
  /** '' without a link. */
  url: string
  audience: 'everybody' | 'members' | 'staff'
  from_at: string
  until_at: string
  created_at: string
  /** null: written on the command line. */
  created_by: string | null
}
