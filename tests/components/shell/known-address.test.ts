import { expect, test } from 'vitest'
import { knownAddress } from '#app/components/shell/known-address.ts'
import { indexedPages, uncrawled } from '#app/registry/indexed-pages.ts'
import routes from '#app/routes.ts'

const origin = 'https://community.example'
const known = (route: string, pathname: string, search = '', translated = false) =>
  knownAddress({ origin, route, pathname, search, translated })

test('every page of the table is a route of the site', () => {
  const there = new Set(routes.map(({ path }) => `/${path ?? ''}`))
  expect(Object.keys(indexedPages).filter((route) => !there.has(route))).toEqual([])
})

test('crawlers are kept from no page that engines may keep', () => {
  const closed = Object.keys(indexedPages).filter((route) => uncrawled.some((path) => route.startsWith(path)))
  expect(closed).toEqual([])
})

test('a page that is not in the table is kept from search engines', () => {
  expect(known('/me/points', '/me/points')).toEqual({ canonical: null, alternates: [] })
  expect(known('/search', '/search', '?q=meter')).toEqual({ canonical: null, alternates: [] })
})

test('a page of the site has an address in each language, and one without', () => {
  const alternates = [
    { lang: 'en', href: `${origin}/rules?hl=en` },
    { lang: 'ko', href: `${origin}/rules?hl=ko` },
    { lang: 'x-default', href: `${origin}/rules` },
  ]
  expect(known('/rules', '/rules')).toEqual({ canonical: `${origin}/rules`, alternates })
  expect(known('/rules', '/rules', '?hl=ko&utm_source=mail')).toEqual({
    canonical: `${origin}/rules?hl=ko`,
    alternates,
  })
})

test('a list with filters or a later page of it is left out, one from an advert is not', () => {
  expect(known('/threads', '/threads', '?state=solved').canonical).toBeNull()
  expect(known('/tags/:tag', '/tags/wifi', '?cursor=abc').canonical).toBeNull()
  expect(known('/threads', '/threads', '?utm_campaign=spring').canonical).toBe(`${origin}/threads`)
})

test('a thread has one address whatever the language of the page, unless it was translated', () => {
  const path = '/threads/thr_01/meter'
  expect(known('/threads/:id/:slug?', path, '?hl=ko&comment=pst_1')).toEqual({
    canonical: origin + path,
    alternates: [],
  })
  expect(known('/threads/:id/:slug?', path, '?hl=ko', true).canonical).toBe(`${origin}${path}?hl=ko`)
})

test('later answers of a thread are found at one address', () => {
  const path = '/threads/thr_01/meter'
  const at = (search: string) => known('/threads/:id/:slug?', path, search).canonical
  expect(at('?order=oldest')).toBe(origin + path)
  expect(at('?order=votes&cursor=abc')).toBe(`${origin}${path}?order=votes&cursor=abc`)
  expect(at('?cursor=abc')).toBe(`${origin}${path}?order=votes&cursor=abc`)
  expect(at('?order=oldest&cursor=abc')).toBeNull()
  expect(at('?order=votes&before=abc')).toBeNull()
})
