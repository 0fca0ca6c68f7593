import { z } from 'zod'
import { line, optionalBlock, optionalLine } from '#app/core/text-shapes.ts'
import { fieldMessage } from '#app/i18n/message.ts'
import { isSafeAddress, linkOfLine, type FooterLink } from './footer-link.ts'

const lengths = { name: 60, welcome: 120, example: 80, company: 300, address: 200 } as const
const mostLinks = 8

const text = (max: number) => optionalLine(max).default('')

/** '' or the whole address of a page elsewhere. */
const webAddress = text(lengths.address).refine(
  (url) => url === '' || (/^https?:/i.test(url) && isSafeAddress(url)),
  'brand.problem.address',
)

/** '' or an e-mail address or a page. */
const contact = text(lengths.address).refine(
  (to) => to === '' || /^[^\s@:/]+@[^\s@]+\.[^\s@]+$/.test(to) || isSafeAddress(to),
  'brand.problem.contact',
)

const footerLinks = optionalBlock(4_000)
  .default('')
  .transform((block, context): FooterLink[] => {
    const lines = block
      .split('\n')
      .map((one) => one.trim())
      .filter((one) => one !== '')
    if (lines.length > mostLinks)
      context.addIssue({ code: 'custom', message: fieldMessage('brand.problem.links', { most: mostLinks }) })
    return lines.flatMap((one, i) => {
      const link = linkOfLine(one)
      if (link === null)
        context.addIssue({ code: 'custom', message: fieldMessage('brand.problem.link', { line: i + 1 }) })
      return link ?? []
    })
  })

/** '' or a colour in hexadecimal, with or without its sign, as `#1c4f86`. */
const accent = text(7)
  .transform((value) => value.toLowerCase().replace('#', ''))
  .refine((value) => /^([0-9a-f]{3}|[0-9a-f]{6})?$/.test(value), 'brand.problem.colour')
  .transform((value) => {
    if (value === '') return ''
    return `#${value.length === 3 ? [...value].map((one) => one + one).join('') : value}`
  })

export const brandShape = z.object({
  nameEn: line(lengths.name),
  nameKo: text(lengths.name),
  accent,
  welcomeEn: text(lengths.welcome),
  welcomeKo: text(lengths.welcome),
  searchExampleEn: text(lengths.example),
  searchExampleKo: text(lengths.example),
  homeUrl: webAddress,
  contact,
  companyLineEn: text(lengths.company),
  companyLineKo: text(lengths.company),
  footerLinks,
  senderName: text(lengths.name),
})
export type BrandTexts = z.output<typeof brandShape>

export const brandPictureKinds = ['logoLight', 'logoDark', 'icon'] as const
export type BrandPictureKind = (typeof brandPictureKinds)[number]
export const brandPictureShape = z.object({ kind: z.enum(brandPictureKinds) })
