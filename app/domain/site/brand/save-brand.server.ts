import { saveSettings } from '#app/core/change-setting.server.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { codeOfColours } from './brand-colours.ts'
import { deriveColours } from './derive-colours.ts'
import { lineOfLink } from './footer-link.ts'
import type { BrandTexts } from './input.ts'

/**
 * Saves what the site says of itself in both languages, and its colour.
 * @throws forbidden; invalid on `accent` with the nearest colour that can be read
 */
export async function saveBrand(ctx: Ctx, input: BrandTexts): Promise<void> {
  await saveSettings(ctx, {
    'site.name': input.nameEn,
    'site.nameKo': input.nameKo === input.nameEn ? '' : input.nameKo,
    'brand.accent': colourCodeOf(input.accent),
    'brand.welcomeEn': input.welcomeEn,
    'brand.welcomeKo': input.welcomeKo,
    'brand.searchExampleEn': input.searchExampleEn,
    'brand.searchExampleKo': input.searchExampleKo,
    'brand.homeUrl': input.homeUrl,
    'brand.contact': input.contact,
    'brand.companyLineEn': input.companyLineEn,
    'brand.companyLineKo': input.companyLineKo,
    'brand.footerLinks': input.footerLinks.map(lineOfLink),
    'mail.senderName': input.senderName,
  })
}

/**
 * The eight colours of a brand as a setting.
 * @param accent like `#1c4f86`; '' for the standard ones
 * @throws invalid on `accent` with the nearest colour that can be read
 */
export function colourCodeOf(accent: string): string {
  if (accent === '') return ''
  const derived = deriveColours(accent)
  if (derived.ok) return codeOfColours(derived.colours)
  const params = { contrast: derived.contrast.toFixed(1), nearest: derived.nearest }
  throw new DomainError('invalid', 'brand.colour.tooLight', {
    params,
    fields: { accent: { key: 'brand.colour.tooLight', params } },
  })
}
