import { expect, test } from 'vitest'
import { siteData } from '#app/views/structured-data/site-data.ts'

const place = { origin: 'https://mori.example', pathname: '/', search: '', siteName: 'Mori Coffee', logo: null }
const company = (at: typeof place | (Omit<typeof place, 'logo'> & { logo: string })) =>
  siteData(at).find((thing) => thing['@type'] === 'Organization')

test('the company behind the site is named with its logo, when it has one', () => {
  expect(company({ ...place, logo: '/brand/logo1' })).toMatchObject({
    name: 'Mori Coffee',
    url: 'https://mori.example/',
    logo: 'https://mori.example/brand/logo1',
  })
  expect(company(place)?.['logo']).toBeUndefined()
})

test('a site that nobody has named yet has no company', () => {
  expect(company({ ...place, siteName: 'Dangol' })).toBeUndefined()
})
