import { z } from 'zod'
import { line, optionalLine } from '#app/core/text-shapes.ts'
import { daysAfter, isDay } from '#app/core/time.ts'
import { isSafeAddress } from '#app/domain/site/brand/footer-link.ts'
import { audiences } from './banner.ts'

const day = z.string().refine(isDay, 'site.banner.day')

/** Days are those of the site's time zone; the last one belongs to the period. */
export const bannerShape = z
  .object({
    textEn: line(200),
    textKo: line(200),
    url: optionalLine(200)
      .default('')
      .refine((url) => url === '' || isSafeAddress(url), 'site.banner.address'),
    audience: z.enum(audiences),
    fromDay: day,
    untilDay: day,
  })
  .refine(({ fromDay, untilDay }) => untilDay >= fromDay, { path: ['untilDay'], message: 'site.banner.order' })
  .refine(({ fromDay, untilDay }) => !isDay(fromDay) || untilDay <= daysAfter(fromDay, 366), {
    path: ['untilDay'],
    message: 'site.banner.long',
  })
export type BannerInput = z.output<typeof bannerShape>

export const bannerIdShape = z.object({ id: z.string().max(60) })
