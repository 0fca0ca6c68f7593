import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { oneClickAccounts } from '#db/seeds/demo/cast.ts'
import { axeFindings } from '#tests/setup/axe.ts'
import { openPage } from '#tests/setup/browser.ts'
import { startServer, type TestServer } from '#tests/setup/server.ts'
import { dangol } from './journey.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ demo: true })
  dangol(server, 'setting', 'set', 'security.rateLimits', 'false')
  // A decision about the member, who reads it and may appeal.
  dangol(server, 'member', 'warn', oneClickAccounts.member, '--reason', 'Please stay with the subject.')
})
afterAll(() => server.stop())

type Role = keyof typeof oneClickAccounts

/** A page, or where links lead from it, each the first that fits. */
type Where = string | { on: string; follow: string | readonly string[] }

/** Pages by who opens them. */
const pages: Record<'visitor' | Role, readonly Where[]> = {
  visitor: [
    '/feedback/by-mail',
    '/transparency',
    '/legal-requests/new',
    '/',
    '/threads',
    '/threads?state=unanswered&sort=votes',
    '/categories/installation',
    '/search?q=meter',
    '/search?q=zzzzz',
    '/stories',
    '/members',
    '/leaderboard',
    '/fairness',
    '/rules',
    '/trust',
    '/badges',
    '/badges/first-accepted',
    '/perks',
    '/perks/bonus-quarter',
    '/threads/new',
    '/login',
    '/register',
    '/forgot',
    '/links/lnk_none',
    '/invitations/none',
    '/terms',
    '/terms/versions',
    '/privacy',
    '/privacy/versions',
    '/guidelines',
    '/guidelines/versions',
    '/no/such/page',
    { on: '/threads?state=solved', follow: 'a[href^="/threads/thr_"]' },
    { on: '/stories', follow: 'a[href^="/stories/sto_"]' },
    '/members/junho',
  ],
  member: [
    '/',
    '/threads/new',
    '/me/pictures',
    '/me/drafts',
    '/me/points',
    '/me/trust',
    '/me/corrections',
    '/me/redemptions',
    { on: '/me/redemptions', follow: 'a[href^="/me/redemptions/rdm_"]' },
    '/perks',
    '/perks/storage-5gb',
    '/me/stories',
    '/me/cases',
    '/me/settings',
    '/me/security',
    '/me/security/app',
    '/me/security/passkey',
    '/me/confirm?to=/me/security',
    '/me/standing',
    { on: '/me/standing', follow: 'a[href^="/me/appeals/"]' },
    '/me/flags',
    '/members/junho/flag',
    '/me/export',
    '/me/leave',
    '/me/notifications',
    '/me/settings/notifications',
    '/me/bookmarks',
    '/me/following',
    '/feedback/new',
    '/stories/new',
    { on: '/threads?state=solved', follow: 'a[href^="/threads/thr_"]' },
    '/staff',
  ],
  curator: [
    '/moderation/stories',
    { on: '/moderation/stories', follow: 'a[href^="/moderation/stories/sto_"]' },
    { on: '/threads?state=solved', follow: ['a[href^="/threads/thr_"]', 'a[href$="/flag"]'] },
  ],
  moderator: [
    { on: '/threads', follow: 'a[href^="/threads/thr_"]' },
    '/moderation',
    '/moderation/appeals',
    '/moderation/team',
    '/moderation/templates',
    '/moderation/blocks',
    '/moderation/blocks/preview?kind=word&value=solar&reason=Adverts&days=30',
    '/moderation/spam',
    '/moderation/members/junho',
    { on: '/moderation?kind=gaming-finding', follow: 'a[href^="/moderation/items/"]' },
    { on: '/moderation?kind=gaming-appeal', follow: 'a[href^="/moderation/items/"]' },
  ],
  agent: [
    '/staff',
    '/staff/team',
    '/staff/team/haneul',
    '/staff/causes',
    '/staff/thanks',
    '/staff/board',
    '/staff/reports?period=12w',
    '/staff/templates',
    '/staff/cases',
    '/staff/cases/new',
    { on: '/staff/cases', follow: 'a[href^="/staff/cases/1"]' },
  ],
  admin: [
    '/admin',
    '/admin/own-site',
    '/admin/setup',
    '/admin/brand',
    '/admin/banner',
    '/admin/navigation',
    '/admin/documents',
    '/admin/documents/terms',
    '/admin/categories',
    { on: '/admin/categories', follow: 'a[href^="/admin/categories/cat_"]' },
    '/admin/products',
    '/admin/tags',
    '/admin/synonyms',
    '/admin/promises',
    '/admin/promises/new',
    '/admin/promises/slp_p1',
    '/admin/calendars/new',
    '/admin/calendars/cal_standard',
    '/admin/detection',
    '/admin/groups',
    { on: '/admin/groups', follow: 'a[href^="/admin/groups/"]' },
    '/admin/sign-in',
    '/admin/sign-in/new',
    '/admin/invitations',
    '/admin/profile-fields',
    '/admin/profile-fields/new',
    '/admin/tokens',
    '/admin/audit',
    '/admin/mail',
    '/admin/mail/addresses',
    '/admin/mail/preview',
    '/admin/members',
    '/admin/members/junho',
    '/admin/jobs',
    '/admin/settings',
    '/admin/settings/points',
    '/admin/settings/holding/preview?holding.firstPostsWith=anything&holding.firstPosts=20',
    '/admin/permissions',
    '/admin/rules',
    '/admin/rules/answer-accepted',
    '/admin/ledger',
    '/admin/tiers',
    '/admin/badges',
    '/admin/accounts',
    { on: '/admin/accounts', follow: 'a[href^="/admin/accounts/acc_"]' },
    '/admin/perks',
    '/admin/perks/new',
    { on: '/admin/perks', follow: 'a[href^="/admin/perks/prk_"]' },
    '/admin/redemptions',
    { on: '/admin/redemptions', follow: 'a[href^="/admin/redemptions/rdm_"]' },
  ],
}

async function visit(page: Page, where: Where): Promise<string> {
  const { on, follow } = typeof where === 'string' ? { on: where, follow: [] } : where
  await page.goto(on)
  let at = on
  for (const link of [follow].flat()) {
    at = (await page.locator(`main ${link}`).first().getAttribute('href')) ?? ''
    await page.goto(at)
  }
  return at
}

for (const look of [
  { language: 'en', width: 1280, brightness: 'light' },
  { language: 'ko', width: 390, brightness: 'dark' },
] as const) {
  test.each(Object.keys(pages) as (keyof typeof pages)[])(
    `axe finds nothing and nothing scrolls sideways: pages of the %s (${look.language}, ${look.width}, ${look.brightness})`,
    async (who) => {
      const page = await openPage(server.url, look)
      // The people of the demo chose Korean; the look of this test wins over that.
      await page.context().addCookies([{ name: 'lang', value: look.language, url: server.url }])
      if (who !== 'visitor') {
        await page.goto('/login')
        await Promise.all([page.waitForNavigation(), page.click(`button[name=handle][value=${oneClickAccounts[who]}]`)])
      }
      const faults: string[] = []
      for (const where of pages[who]) {
        const path = await visit(page, where)
        expect(await page.getAttribute('html', 'lang'), path).toBe(look.language)
        if (!(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')))
          faults.push(`${path} scrolls sideways`)
        faults.push(...(await axeFindings(page)).map((found) => `${path}: ${found}`))
      }
      expect(faults).toEqual([])
    },
    180_000,
  )
}
