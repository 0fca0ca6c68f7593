import { expect, test } from 'vitest'
import { jobs } from '#app/registry/jobs.ts'
import { up } from '#db/migrations/2026-11-29-90-job-names.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('a waiting job of an old name is renamed with its key, and stays the only one of its kind', async () => {
  const site = await testApp()
  const { db } = site.app.platform.open
  const write = site.app.context().write
  await write((tx) => tx.schedule('recompute-badges', { memberId: 'mem_1' }, { dedupe: 'mem_1' }))
  await write((tx) => tx.schedule('recompute-first-trust', {}, { dedupe: 'rhythm' }))
  await write((tx) => tx.schedule('delete-expired', {}))
  const renamed = await db.selectFrom('job').select(['id', 'name', 'dedupe_key']).orderBy('id').execute()
  const old = {
    'recompute-badges': 'review-badges',
    'recompute-first-trust': 'review-trust',
    'delete-expired': 'sweep-expired',
  }
  for (const [name, before] of Object.entries(old)) {
    for (const row of renamed.filter((one) => one.name === name))
      await db
        .updateTable('job')
        .set({ name: before, dedupe_key: row.dedupe_key?.replace(name, before) ?? null })
        .where('id', '=', row.id)
        .execute()
  }
  await up(db as never)
  const after = await db.selectFrom('job').select(['id', 'name', 'dedupe_key']).orderBy('id').execute()
  expect(after).toEqual(renamed)
  expect(after.every(({ name }) => name in jobs)).toBe(true)
})
