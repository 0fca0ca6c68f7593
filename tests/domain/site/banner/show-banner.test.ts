import { expect, test } from 'vitest'
import type { Ctx } from '#app/core/context.server.ts'
import { shownBanner } from '#app/domain/site/banner/banner.ts'
import { bannerShape } from '#app/domain/site/banner/input.ts'
import { lastBanners, presentBanners } from '#app/domain/site/banner/queries/banners.server.ts'
import { endBanner, showBanner } from '#app/domain/site/banner/show-banner.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

const typed = {
  textEn: 'Maintenance',
  textKo: '점검',
  url: '',
  audience: 'everybody',
  fromDay: '2026-11-23',
  untilDay: '2026-11-24',
} as const

async function seen(ctx: Ctx, closed: string | null = null): Promise<string | null> {
  const { actor, locale } = ctx
  return shownBanner(await presentBanners(ctx), { actor, locale, at: ctx.now(), closed })?.text ?? null
}

test('a banner is shown from its first day to the end of its last in the zone of the site, in the language of the reader', async () => {
  const site = await testApp()
  const ada = site.as(await aMember(site, 'ada', { roles: ['admin'] }))
  const { id } = await showBanner(ada, bannerShape.parse(typed))
  const times = [
    ['2026-11-22T14:59:00.000Z', null],
    ['2026-11-22T15:00:00.000Z', '점검'],
    ['2026-11-24T14:59:00.000Z', '점검'],
    ['2026-11-24T15:00:01.000Z', null],
  ] as const
  for (const [at, text] of times) {
    site.clock.set(at)
    expect([at, await seen(site.visitor({ locale: 'ko' }))]).toEqual([at, text])
  }
  site.clock.set('2026-11-23T03:00:00.000Z')
  expect(await seen(site.visitor({ locale: 'en' }))).toBe('Maintenance')
  expect(await seen(site.visitor(), id)).toBeNull()
})

test('members and staff see what is for them, visitors only what is for everybody', async () => {
  const site = await testApp()
  const ada = site.as(await aMember(site, 'ada', { roles: ['admin'] }))
  const today = { ...typed, fromDay: '2026-11-22' }
  await showBanner(ada, bannerShape.parse({ ...today, textEn: 'For members', audience: 'members' }))
  const ann = site.as(await aMember(site, 'ann'), { locale: 'en' })
  expect([await seen(site.visitor({ locale: 'en' })), await seen(ann)]).toEqual([null, 'For members'])
  site.clock.advance({ minutes: 1 })
  await showBanner(ada, bannerShape.parse({ ...today, textEn: 'For staff', audience: 'staff' }))
  const sam = site.as(await aMember(site, 'sam', { roles: ['agent'] }), { locale: 'en' })
  expect([await seen(ann), await seen(sam)]).toEqual(['For members', 'For staff'])
})

test('one that was ended is gone at once, and cannot be ended again', async () => {
  const site = await testApp()
  const ada = site.as(await aMember(site, 'ada', { roles: ['admin'] }))
  const { id } = await showBanner(ada, bannerShape.parse({ ...typed, fromDay: '2026-11-22' }))
  await expect(endBanner(site.as(await aMember(site, 'ann')), { id })).toFailWith('forbidden')
  await endBanner(ada, { id })
  expect(await seen(site.visitor())).toBeNull()
  await expect(endBanner(ada, { id })).toFailWith('not_found')
  expect(await lastBanners(ada)).toHaveLength(1)
})

test('a period that ends before it begins, or links that a browser would run, are refused', () => {
  for (const change of [
    { untilDay: '2026-11-22' },
    { untilDay: '2028-11-22' },
    { url: 'javascript:alert(1)' },
    { fromDay: 'soon' },
  ])
    expect(bannerShape.safeParse({ ...typed, ...change }).success, JSON.stringify(change)).toBe(false)
})
