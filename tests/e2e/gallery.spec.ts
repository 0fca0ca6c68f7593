import { expect, test } from 'vitest'
import { galleryHtml, galleryPages, type GalleryPage } from '#tests/gallery/gallery.tsx'
import { siteStyles } from '#tests/gallery/site-styles.ts'
import { expectAccessible, openPage } from '#tests/setup/browser.ts'

const css = siteStyles()
const looks = [
  { locale: 'ko', theme: 'light', width: 1280, signedIn: true },
  { locale: 'en', theme: 'dark', width: 390, signedIn: false },
] as const

test.each(Object.keys(galleryPages) as GalleryPage[])(
  'axe finds nothing in the parts of %s, and nothing scrolls sideways',
  async (name) => {
    for (const look of looks) {
      const page = await openPage('http://localhost', {
        width: look.width,
        brightness: look.theme,
        language: look.locale,
      })
      await page.setContent(galleryHtml(name, { ...look, css }))
      await expectAccessible(page)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), JSON.stringify(look)).toBeLessThanOrEqual(
        look.width,
      )
    }
  },
)
