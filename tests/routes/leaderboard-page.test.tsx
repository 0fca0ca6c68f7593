import { expect, test } from 'vitest'
import type { Locale } from '#app/i18n/index.ts'
import Leaderboard from '#app/routes/leaderboard.tsx'
import { renderPage } from '#tests/setup/render-page.tsx'

const rows = [
  {
    rank: 1,
    previousRank: 3,
    figure: 1516,
    author: {
      name: '김단골',
      handle: '단골',
      staff: null,
      tier: 'regular',
      tenure: { kind: 'member', years: 2 },
      badges: [],
    },
  },
]
const data = {
  period: 'week',
  measure: 'reputation',
  category: 'devices',
  tag: null,
  unknownTag: false,
  mine: null,
  areas: [
    { slug: 'general', name: 'General' },
    { slug: 'devices', name: 'Devices' },
  ],
  rows,
  first: true,
  next: 'c2',
}

function page(locale: Locale, shown: object): string {
  return renderPage(<Leaderboard data={shown as never} result={undefined} />, {
    locale,
    page: { pathname: '/leaderboard' },
  })
}

test('ranks, members and figures stand in a table; chips keep the other choice and the next page keeps both', () => {
  const html = page('en', data)
  expect(html).toMatch(/<td[^>]*>1<\/td><th[^>]*>.*김단골.*<\/th><td[^>]*>1,516<\/td>/)
  expect(html).toContain('href="/leaderboard?period=month&amp;category=devices"')
  expect(html).toContain('href="/leaderboard"')
  expect(html).toContain('href="/leaderboard?period=all&amp;category=devices"')
  expect(html).toContain('href="/leaderboard?category=devices&amp;cursor=c2"')
  expect(html).toContain('Reputation gained')
  expect(html).toContain('2 places up')
})

test('where nobody is listed the page says how one gets there, in the language of the reader', () => {
  const html = page('ko', { ...data, rows: [], next: null })
  expect(html).not.toContain('<table')
  expect(html).toContain('이 기간에는 아직 평판을 받은 회원이 없어요')
  expect(html).toContain('href="/threads?state=unanswered"')
})
