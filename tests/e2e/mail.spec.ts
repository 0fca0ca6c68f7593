import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setAdvertisingConsent } from '#app/domain/mail/consent/set-advertising-consent.server.ts'
import type { MailContent } from '#app/domain/mail/mail.ts'
import { unsubscribePath } from '#app/domain/mail/unsubscribe/unsubscribe-link.server.ts'
import { locales, translator } from '#app/i18n/index.ts'
import { mails } from '#app/mails.server.ts'
import type { MailKind } from '#app/registry/mail-kinds.ts'
import { framedSample } from '#tests/fixtures/framed-sample.ts'
import { onDatabase } from '#tests/http/api-client.ts'
import { tableHashes } from '#tests/http/demo-visit.ts'
import { axeFindings } from '#tests/setup/axe.ts'
import { expectAccessible, openPage } from '#tests/setup/browser.ts'
import { startServer, type TestServer } from '#tests/setup/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ demo: true })
}, 90_000)
afterAll(() => server.stop())

const kinds = Object.keys(mails) as MailKind[]
/** Examples of one kind differ in words, but for the first ones and the last: a list, a quote. */
const shapes = <Item>(samples: readonly Item[]): Item[] => [...new Set([...samples.slice(0, 2), ...samples.slice(-1)])]
const framed = (choose: (samples: readonly MailContent[]) => readonly MailContent[]) =>
  kinds.flatMap((kind) =>
    locales.flatMap((locale) =>
      choose(mails[kind].samples(translator(locale))).map((content) => framedSample(kind, locale, content)),
    ),
  )

for (const brightness of ['light', 'dark'] as const)
  test(`every mail is accessible, ${brightness}`, async () => {
    const page = await openPage(server.url, { width: 390, brightness })
    for (const { subject, html } of framed(shapes)) {
      await page.setContent(html)
      expect(await axeFindings(page), subject).toEqual([])
    }
  })

test('every mail fits a window of 600 pixels and a phone of 390', async () => {
  const page = await openPage(server.url)
  for (const { subject, html } of framed((samples) => samples)) {
    await page.setContent(html)
    for (const width of [600, 390]) {
      await page.setViewportSize({ width, height: 800 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth), subject).toBeLessThanOrEqual(width)
    }
  }
})

test('a robot with script that opens every link of every mail changes nothing; one button of the page does', async () => {
  let link = ''
  await onDatabase(server.dataDir, async (app) => {
    const { db } = app.platform.open
    const { id } = await db
      .selectFrom('member')
      .select('id')
      .where('email_verified_at', 'is not', null)
      .executeTakeFirstOrThrow()
    const ann = { memberId: id, handle: null, name: null, roles: ['member'] as const, trustLevel: 1 }
    await setAdvertisingConsent(app.context({ actor: ann }), { advertising: true, night: false })
    await app.drainJobs()
    link = unsubscribePath(app.platform.env, { memberId: id, topic: 'advertising', subject: null })
  })
  const folder = path.join(server.dataDir, 'mail')
  const written = await Promise.all(
    readdirSync(folder).map((file) => simpleParser(readFileSync(path.join(folder, file)))),
  )
  const paths = written.flatMap(({ html }) =>
    Array.from((html || '').matchAll(/href="https?:\/\/[^/]+([^"]*)"/g), ([, there = '']) => there),
  )
  expect(paths.length).toBeGreaterThan(0)
  const page = await openPage(server.url)
  const before = tableHashes(server.dataDir)
  for (const there of new Set([...paths, link])) {
    await page.goto(there)
    await page.waitForLoadState('networkidle')
  }
  expect(tableHashes(server.dataDir)).toEqual(before)
  await page.goto(link)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Unsubscribe' }).click()
  await page.getByText('You receive no more advertising by mail.').waitFor()
  await onDatabase(server.dataDir, async (app) => {
    const rows = await app.platform.open.db.selectFrom('advertising_consent').select('given').orderBy('id').execute()
    expect(rows).toEqual([{ given: 1 }, { given: 0 }])
  })
})
