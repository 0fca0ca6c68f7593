import { readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { galleryHtml, galleryPages } from '../gallery/gallery.tsx'
import type { GalleryPage } from '../gallery/gallery.tsx'

const css = readFileSync('app/styles/tokens.css', 'utf8') + readFileSync('app/styles/base.css', 'utf8')
const looks = [
  { locale: 'ko', theme: 'light', width: 1280, signedIn: true },
  { locale: 'en', theme: 'dark', width: 390, signedIn: false },
] as const

let browser: Browser
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: inject('chromium'), args: ['--no-sandbox'] })
})
afterAll(async () => browser.close())

test.each(Object.keys(galleryPages) as GalleryPage[])('axe finds nothing in the parts of %s, and nothing scrolls sideways', async (name) => {
  for (const look of looks) {
    const context = await browser.newContext({ viewport: { width: look.width, height: 900 }, reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.setContent(await galleryHtml(name, { ...look, css }))
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`), JSON.stringify(look)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth), JSON.stringify(look)).toBeLessThanOrEqual(look.width)
    await context.close()
  }
})
