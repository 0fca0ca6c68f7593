import { expect, test } from 'vitest'
import { settings } from '#app/registry/settings/index.ts'
import { action, loader as subjectPage } from '#app/routes/admin/operation/setting-subject.tsx'
import { loader as page } from '#app/routes/admin/operation/settings.tsx'
import { aMember } from '#tests/factories/members.ts'
import { visit } from '#tests/setup/route-visit.ts'
import { testApp } from '#tests/setup/test-app.ts'

async function site() {
  const app = await testApp()
  const ada = await aMember(app, 'ada')
  const open = async (query: string) => page(visit(app.as(ada), { at: `/admin/settings${query}` }))
  const subject = async (name: string) =>
    subjectPage(visit(app.as(ada), { at: `/admin/settings/${name}`, params: { subject: name } }))
  const values = async (name: string) =>
    Object.fromEntries(
      (await subject(name)).settings.map(({ key, entry, value }) => [
        `values.${key.replaceAll('.', '_')}`,
        entry.kind === 'secret' ? '' : Array.isArray(value) ? value.join('\n') : String(value),
      ]),
    )
  const send = async (name: string, form: Record<string, string>) =>
    action(visit(app.as(ada), { at: `/admin/settings/${name}`, params: { subject: name }, form }))
  /** Saves the form as it was loaded, with these values typed into it. */
  const save = async (name: string, typed: Record<string, string>, loaded?: Record<string, string>) => {
    const shown = loaded ?? (await values(name))
    const was = Object.fromEntries(Object.entries(shown).map(([key, value]) => [key.replace('values.', 'was.'), value]))
    return send(name, { intent: 'save', ...shown, ...was, ...typed })
  }
  const found = async (query: string) => (await open(query)).found?.map(({ key }) => key)
  return { app, open, subject, send, save, values, found }
}

test('settings are found by their key, and by their words in either language', async () => {
  const { open, subject, found } = await site()
  expect((await open('')).found).toBeNull()
  const { settings } = await subject('mail')
  expect(settings.length).toBeGreaterThan(3)
  expect(settings.every(({ key }) => key.startsWith('mail.'))).toBe(true)
  expect(await found('?q=threads.maxTags')).toEqual(['threads.maxTags'])
  expect(await found('?q=password')).toContain('accounts.passwordMinLength')
  expect(await found('?q=비밀번호')).toContain('accounts.passwordMinLength')
  await expect(subject('nothing')).rejects.toMatchObject({ init: { status: 404 } })
})

test('what has a page of its own stands on no other: earning figures only in the rules', async () => {
  const { subject, found } = await site()
  expect((await subject('reputation')).settings.map(({ key }) => key)).toEqual([
    'reputation.dailyCap',
    'reputation.postCapUp',
    'reputation.postCapDown',
  ])
  expect(await found('?q=reputation.answerUp')).toEqual([])
  await expect(subject('brand')).rejects.toMatchObject({ init: { status: 404 } })
})

test('a changed setting is marked, found among the changed ones, and goes back to its default', async () => {
  const { app, open, subject, send, save, found } = await site()
  // The time of forms is changed for all tests.
  await app.set('security.formSeconds', settings['security.formSeconds'].default)
  expect(await open('?subject=changed')).toMatchObject({ found: [], changed: 0 })
  const standard = app.app.context().setting('threads.maxTags')
  await expect(save('threads', { 'values.threads_maxTags': '3' })).toRedirectTo('/admin/settings/threads')
  expect(await found('?subject=changed')).toEqual(['threads.maxTags'])
  expect((await subject('threads')).settings.find(({ key }) => key === 'threads.maxTags')).toMatchObject({
    value: 3,
    changed: true,
    changedBy: 'Ada',
  })
  await expect(send('threads', { intent: 'reset', key: 'threads.maxTags' })).toRedirectTo('/admin/settings/threads')
  expect(app.app.context().setting('threads.maxTags')).toBe(standard)
  expect(await found('?subject=changed')).toEqual([])
})

test('a subject is saved all or not at all: everything wrong is said beside its field, and nothing typed is lost', async () => {
  const { app, save } = await site()
  const before = app.app.context().setting('threads.voteLockMinutes')
  const answer = (await save('threads', {
    'values.threads_maxTags': 'many',
    'values.threads_votesPerDay': '-4',
    'values.threads_voteLockMinutes': '9',
  })) as unknown as {
    data: { result: { error: Record<string, unknown>; initialValue: { values: Record<string, string> } } }
  }
  expect(Object.keys(answer.data.result.error)).toEqual(
    expect.arrayContaining(['values.threads_maxTags', 'values.threads_votesPerDay']),
  )
  expect(answer.data.result.initialValue.values).toMatchObject({
    threads_maxTags: 'many',
    threads_voteLockMinutes: '9',
  })
  expect(app.app.context().setting('threads.voteLockMinutes')).toBe(before)
})

test('only what changed is in the audit log, and an empty secret keeps the one that is set', async () => {
  const { app, save } = await site()
  const secret = 'a secret of more than thirty-two letters'
  await save('perks', { 'values.perks_billingSecret': secret })
  await save('perks', { 'values.perks_minimumMembershipDays': '12' })
  expect(app.app.context().setting('perks.billingSecret')).toBe(secret)
  const rows = await app
    .visitor()
    .read.selectFrom('audit_event')
    .select('subject_id')
    .where('action', '=', 'setting.change')
    .execute()
  expect(rows.map(({ subject_id }) => subject_id)).toEqual(['perks.billingSecret', 'perks.minimumMembershipDays'])
})

test('what a colleague saved meanwhile is not undone by values that nobody touched', async () => {
  const { app, save, values } = await site()
  const loaded = await values('threads')
  await save('threads', { 'values.threads_maxTags': '3' })
  await save('threads', { 'values.threads_votesPerDay': '7' }, loaded)
  const setting = app.app.context().setting
  expect([setting('threads.maxTags'), setting('threads.votesPerDay')]).toEqual([3, 7])
})
