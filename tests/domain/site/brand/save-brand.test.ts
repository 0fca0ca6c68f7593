import sharp from 'sharp'
import { expect, test } from 'vitest'
import { changeSetting } from '#app/core/change-setting.server.ts'
import { siteName, siteNames } from '#app/core/site-name.ts'
import { brandShape } from '#app/domain/site/brand/input.ts'
import { findBrandFile } from '#app/domain/site/brand/queries/brand-files.server.ts'
import { removeBrandPicture, saveBrandPicture } from '#app/domain/site/brand/save-brand-picture.server.ts'
import { saveBrand } from '#app/domain/site/brand/save-brand.server.ts'
import { siteFace } from '#app/domain/site/brand/site-face.ts'
import { aMember } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

const typed = {
  nameEn: 'Haruwatt',
  nameKo: '하루와트',
  accent: '#0b5',
  homeUrl: 'https://www.haruwatt.example',
  contact: 'help@haruwatt.example',
  footerLinks: 'Shop | 상점 | https://shop.haruwatt.example\nManual | /threads',
}

/** Red letters on a clear ground with an empty edge around them. */
async function aLogo(width = 900, height = 300): Promise<Buffer> {
  const letters = await sharp({ create: { width: width - 200, height: height - 200, channels: 4, background: '#c00' } })
    .png()
    .toBuffer()
  return sharp({ create: { width, height, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
    .composite([{ input: letters, left: 100, top: 100 }])
    .png()
    .toBuffer()
}

test('what is saved is what every page shows, in the language of its reader', async () => {
  const site = await testApp()
  const ada = site.as(await aMember(site, 'ada', { roles: ['admin'] }))
  await saveBrand(ada, brandShape.parse({ ...typed, accent: '#0b5d3b' }))
  expect(siteFace(site.visitor({ locale: 'ko' }))).toMatchObject({
    name: '하루와트',
    contact: 'mailto:help@haruwatt.example',
    homeUrl: 'https://www.haruwatt.example',
    links: [
      { text: '상점', url: 'https://shop.haruwatt.example' },
      { text: 'Manual', url: '/threads' },
    ],
  })
  expect(siteFace(site.visitor({ locale: 'en' }))).toMatchObject({
    name: 'Haruwatt',
    colours: expect.stringMatching(/^0b5d3b-/),
  })
  expect(siteNames(ada)).toEqual(['Haruwatt', '하루와트'])
})

test('a colour that cannot be read is refused with one that can, and nothing else is saved', async () => {
  const site = await testApp()
  const ada = site.as(await aMember(site, 'ada', { roles: ['admin'] }))
  const refusal = await saveBrand(ada, brandShape.parse({ ...typed, accent: '#ffd400' })).catch(
    (error: unknown) => error,
  )
  expect(refusal).toMatchObject({
    fields: { accent: { params: { nearest: expect.stringMatching(/^#[0-9a-f]{6}$/) } } },
  })
  expect(siteName(ada)).toBe('Dangol')
  const { nearest } = (refusal as { fields: { accent: { params: { nearest: string } } } }).fields.accent.params
  await saveBrand(ada, brandShape.parse({ ...typed, accent: nearest }))
  expect(siteName(ada)).toBe('Haruwatt')
})

test('only admins change the brand', async () => {
  const site = await testApp()
  const ann = site.as(await aMember(site, 'ann'))
  await expect(saveBrand(ann, brandShape.parse({ ...typed, accent: '' }))).toFailWith('forbidden')
  await expect(saveBrandPicture(ann, { kind: 'icon', bytes: await aLogo() })).toFailWith('forbidden')
  await expect(removeBrandPicture(ann, { kind: 'icon' })).toFailWith('forbidden')
})

test('a logo loses its empty edge and fits the header; one that was replaced goes after a day', async () => {
  const site = await testApp()
  const ada = site.as(await aMember(site, 'ada', { roles: ['admin'] }))
  await saveBrandPicture(ada, { kind: 'logoLight', bytes: await aLogo() })
  const first = siteFace(ada).logo?.light
  // 700 x 100 without the edge, 400 x 57 in the file, half of that on pages.
  expect(first).toMatchObject({ width: 200, height: 29 })
  site.clock.advance({ hours: 25 })
  await saveBrandPicture(ada, { kind: 'logoLight', bytes: await aLogo(600, 300) })
  expect(await findBrandFile(ada.read, first?.file ?? '')).toBeNull()
  const second = siteFace(ada).logo?.light
  expect(await findBrandFile(ada.read, second?.file ?? '')).toMatchObject({ type: 'image/png' })
  await removeBrandPicture(ada, { kind: 'logoLight' })
  expect(siteFace(ada).logo).toBeNull()
})

test('an icon comes in every size, on an opaque ground where phones cut it', async () => {
  const site = await testApp()
  const ada = site.as(await aMember(site, 'ada', { roles: ['admin'] }))
  await saveBrandPicture(ada, { kind: 'icon', bytes: await aLogo(700, 700) })
  const { icon } = siteFace(ada)
  for (const [size, side, opaque] of [
    ['x32', 32, false],
    ['x180', 180, true],
    ['x512', 512, false],
    ['m512', 512, true],
  ] as const) {
    const file = await findBrandFile(ada.read, `${icon}${size}`)
    const { width, height } = await sharp(file?.bytes).metadata()
    expect([size, width, height, (await sharp(file?.bytes).stats()).isOpaque]).toEqual([
      size,
      side,
      side,
      opaque || size === 'x32' || size === 'x512',
    ])
  }
})

test('a drawing with code in it is not taken', async () => {
  const site = await testApp()
  const ada = site.as(await aMember(site, 'ada', { roles: ['admin'] }))
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  await expect(saveBrandPicture(ada, { kind: 'logoLight', bytes: svg })).toFailWith('invalid', 'composer.upload.svg')
})

test('addresses that a browser would run are refused', () => {
  for (const change of [
    { homeUrl: 'javascript:alert(1)' },
    { contact: 'data:text/html,x' },
    { footerLinks: 'A | B | javascript:alert(1)' },
    { footerLinks: 'A | //evil.example' },
    { accent: 'url(x)' },
  ])
    expect(brandShape.safeParse({ nameEn: 'A', ...change }).success, JSON.stringify(change)).toBe(false)
})

test('a broken line that the command line wrote is left out', async () => {
  const site = await testApp()
  await changeSetting(site.app.context(), 'brand.footerLinks', 'no link\nGood | /rules')
  expect(siteFace(site.visitor()).links).toEqual([{ text: 'Good', url: '/rules' }])
})
