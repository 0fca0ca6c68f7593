// On both databases: transactions, locks and retries.
import { expect, test } from 'vitest'
import { changeSetting } from '#app/core/change-setting.server.ts'
import { listSettings } from '#app/core/list-settings.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('a secret is kept, but neither shown nor written into the audit log, and too short a one is refused', async () => {
  const app = await testApp()
  const ctx = app.as(await aMember(app, 'ada'))
  const secret = 'a secret of more than thirty-two characters'
  await expect(changeSetting(ctx, 'perks.billingSecret', 'short')).toFailWith('invalid', 'errors.tooShort')
  await changeSetting(ctx, 'perks.billingSecret', secret)
  expect(ctx.setting('perks.billingSecret')).toBe(secret)
  const shown = (await listSettings(ctx)).find(({ key }) => key === 'perks.billingSecret')
  expect(shown?.value).toBe('••••••••')
  const log = await app.app.platform.open.db.selectFrom('audit_event').select(['before', 'after']).execute()
  expect(log).toEqual([{ before: '{"set":false}', after: '{"set":true}' }])
  await changeSetting(ctx, 'perks.billingSecret', '')
  expect((await listSettings(ctx)).find(({ key }) => key === 'perks.billingSecret')?.value).toBe('')
})

test('a text that nobody can see, or that turns the direction of a line, is no setting', async () => {
  const app = await testApp()
  const ctx = app.as(await aMember(app, 'ada'))
  await expect(changeSetting(ctx, 'site.name', '\u200B\u3164')).toFailWith('invalid', 'common.field.invisible')
  await expect(changeSetting(ctx, 'site.name', 'Dan\u202Egol')).toFailWith('invalid', 'common.field.direction')
  await changeSetting(ctx, 'site.name', '단골')
  expect(ctx.setting('site.name')).toBe('단골')
})
