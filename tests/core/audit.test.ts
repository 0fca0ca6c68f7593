// On both databases: transactions, locks and retries.
import { expect, test } from 'vitest'
import { audit, verifyAudit } from '#app/core/audit.server.ts'
import { changeSetting } from '#app/core/change-setting.server.ts'
import { listSettings } from '#app/core/list-settings.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('the log is a chain: a row that was changed behind its back is found', async () => {
  const { app } = await testApp()
  const ctx = app.context()
  for (const name of ['one', 'two', 'three'])
    await ctx.write((tx) => audit(tx, { action: 'job.retry', subjectType: 'thing', subjectId: name }))
  const { db, dialect } = app.platform.open
  expect(await verifyAudit(db)).toEqual({ rows: 3, brokenAt: null })
  await expect(db.updateTable('audit_event').set({ reason: 'x' }).execute()).rejects.toThrow(/append-only/)
  await expect(db.deleteFrom('audit_event').execute()).rejects.toThrow(/append-only/)

  // Whoever owns the database can take the trigger away; the chain still tells.
  const trigger = dialect.name === 'sqlite' ? 'audit_event_no_update' : 'audit_event_append_only'
  const { sql } = await import('kysely')
  await sql
    .raw(dialect.name === 'sqlite' ? `drop trigger ${trigger}` : `drop trigger ${trigger} on audit_event`)
    .execute(db)
  const [, second] = await db.selectFrom('audit_event').select('seq').orderBy('seq').execute()
  await db
    .updateTable('audit_event')
    .set({ reason: 'forged' })
    .where('seq', '=', second?.seq ?? 0)
    .execute()
  expect(await verifyAudit(db)).toMatchObject({ brokenAt: second?.seq })
})

test('thirty staff acts at once make one chain without a fork', async () => {
  const { app } = await testApp()
  await Promise.all(
    Array.from({ length: 30 }, (_, i) =>
      app.context().write((tx) => audit(tx, { action: 'job.retry', subjectType: 'thing', subjectId: String(i) })),
    ),
  )
  expect(await verifyAudit(app.platform.open.db)).toEqual({ rows: 30, brokenAt: null })
})

test('a setting is checked against its kind and bounds, and the change is audited', async () => {
  const test = await testApp()
  const ada = test.as(await aMember(test, 'ada'))
  await changeSetting(ada, 'threads.maxTags', '3')
  await changeSetting(ada, 'threads.maxTags', '3')
  expect(test.app.context().setting('threads.maxTags')).toBe(3)
  for (const bad of ['0', '11', '2.5', 'five', ''])
    await expect(changeSetting(ada, 'threads.maxTags', bad)).toFailWith('invalid', 'errors.integerBetween')
  await expect(changeSetting(ada, 'accounts.registration', 'sometimes')).toFailWith('invalid', 'errors.oneOf')
  await expect(changeSetting(ada, 'security.rateLimits', 'maybe')).toFailWith('invalid', 'errors.notOnOrOff')
  await expect(changeSetting(ada, 'no.such', '1')).toFailWith('not_found')
  await changeSetting(ada, 'accounts.registrationDomains', 'example.com, example.org\nexample.net')
  expect(test.app.context().setting('accounts.registrationDomains')).toEqual([
    'example.com',
    'example.org',
    'example.net',
  ])

  const rows = await test.app.platform.open.db
    .selectFrom('audit_event')
    .select(['action', 'before', 'after'])
    .orderBy('seq')
    .execute()
  expect(rows).toEqual([
    { action: 'setting.change', before: '5', after: '3' },
    { action: 'setting.change', before: '[]', after: '["example.com","example.org","example.net"]' },
  ])
  const listed = (await listSettings(ada)).find(({ key }) => key === 'threads.maxTags')
  expect(listed).toMatchObject({ value: 3, changedBy: 'Ada' })
})

test('members cannot read or change settings', async () => {
  const test = await testApp()
  const ann = test.as(await aMember(test, 'ann'))
  await expect(changeSetting(ann, 'threads.maxTags', '3')).toFailWith('forbidden')
  await expect(listSettings(ann)).toFailWith('forbidden')
})
