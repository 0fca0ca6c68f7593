import { expect, test } from 'vitest'
import { action, loader as page } from '#app/routes/admin/operation/settings.tsx'
import { aMember } from '#tests/factories/members.ts'
import { visit } from '#tests/setup/route-visit.ts'
import { testApp } from '#tests/setup/test-app.ts'

async function site() {
  const app = await testApp()
  const ada = await aMember(app, 'ada')
  const open = async (query: string) => page(visit(app.as(ada), { at: `/admin/settings${query}` }))
  const send = (form: Record<string, string>) => action(visit(app.as(ada), { at: '/admin/settings', form }))
  return { app, open, send, keys: async (query: string) => (await open(query)).rows.map(({ key }) => key) }
}

test('settings are found by subject, by their key, and by their words in either language', async () => {
  const { open, keys } = await site()
  const mail = await keys('?subject=mail')
  expect(mail.length).toBeGreaterThan(3)
  expect(mail.every((key) => key.startsWith('mail.'))).toBe(true)
  expect(await keys('?q=threads.maxTags')).toEqual(['threads.maxTags'])
  expect(await keys('?q=password')).toContain('accounts.passwordMinLength')
  expect(await keys('?q=비밀번호')).toContain('accounts.passwordMinLength')
  expect((await open('?subject=nothing')).subject).toBeNull()
})

test('a changed setting is marked, found among the changed ones, and goes back to its default', async () => {
  const { app, open, send, keys } = await site()
  expect(await open('?subject=changed')).toMatchObject({ rows: [], changed: 0 })
  const standard = app.app.context().setting('threads.maxTags')
  await expect(send({ intent: 'change', key: 'threads.maxTags', value: '3' })).toRedirectTo('/admin/settings')
  expect((await open('?subject=changed')).rows).toMatchObject([
    { key: 'threads.maxTags', value: 3, changed: true, changedBy: 'Ada' },
  ])
  await expect(send({ intent: 'reset', key: 'threads.maxTags' })).toRedirectTo('/admin/settings')
  expect(app.app.context().setting('threads.maxTags')).toBe(standard)
  expect(await keys('?subject=changed')).toEqual([])
})
