import type { ReadSetting } from '#app/core/reading.ts'
import { siteName } from '#app/core/site-name.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { coloursOfCode } from './brand-colours.ts'
import { pictureOf, type BrandPicture } from './brand-picture.ts'
import { linkOfLine } from './footer-link.ts'

/** What every page shows of whose site it is, in one language. */
export type SiteFace = {
  name: string
  /** null: the name in letters beside the stamp card. `dark` null: the light one, on a light plate. */
  logo: { light: BrandPicture; dark: BrandPicture | null } | null
  /** The stored icon, of which every size has an address; null: the stamp card. */
  icon: string | null
  /** Code of the eight colours; null: the standard ones. */
  colours: string | null
  /** Question of the front page and example in its search field; '' where the standard one is shown. */
  welcome: string
  searchExample: string
  /** The company's own site; null: no link. */
  homeUrl: string | null
  contact: string
  companyLine: string
  links: readonly { text: string; url: string }[]
  /** Of the bar on top: keys of `registry/navigation.ts`. */
  navigation: { order: readonly string[]; hidden: readonly string[] }
}

/** A site that nobody has changed yet. */
export const plainFace: SiteFace = {
  name: 'Dangol',
  logo: null,
  icon: null,
  colours: null,
  welcome: '',
  searchExample: '',
  homeUrl: null,
  contact: '/feedback/new',
  companyLine: '',
  links: [],
  navigation: { order: [], hidden: [] },
}

/** Read from settings, which are in memory: no page needs a query for it. */
export function siteFace({ setting, locale }: { setting: ReadSetting; locale: Locale }): SiteFace {
  const ko = locale === 'ko'
  const light = pictureOf(setting('brand.logoLight'))
  const contact = setting('brand.contact')
  return {
    name: siteName({ setting, locale }),
    logo: light === null ? null : { light, dark: pictureOf(setting('brand.logoDark')) },
    icon: setting('brand.icon') || null,
    colours: coloursOfCode(setting('brand.accent')) === null ? null : setting('brand.accent'),
    welcome: setting(ko ? 'brand.welcomeKo' : 'brand.welcomeEn'),
    searchExample: setting(ko ? 'brand.searchExampleKo' : 'brand.searchExampleEn'),
    homeUrl: setting('brand.homeUrl') || null,
    contact: contact === '' ? plainFace.contact : contact.includes('@') ? `mailto:${contact}` : contact,
    companyLine: setting(ko ? 'brand.companyLineKo' : 'brand.companyLineEn'),
    links: setting('brand.footerLinks').flatMap((line) => {
      const link = linkOfLine(line)
      return link === null ? [] : [{ text: link[locale], url: link.url }]
    }),
    navigation: { order: setting('site.navigationOrder'), hidden: setting('site.navigationHidden') },
  }
}
