// On both databases: the filters and the chain of hashes.
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { audit } from '#app/core/audit.server.ts'
import { wholeLog, type AuditFilter } from '#app/domain/audit/audit-filter.ts'
import { auditLog } from '#app/domain/audit/audit-log.server.ts'
import { checkAuditChain } from '#app/domain/audit/check-audit-chain.server.ts'
import { exportAudit } from '#app/domain/audit/export-audit.server.ts'
import { lastAuditCheck } from '#app/domain/audit/queries/log.server.ts'
import { fullScans, planOf, statementsOf } from '#scripts/plans/statements.ts'
import { people } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

/** Three acts of two people on two days. */
async function kept() {
  const app = await testApp()
  const { ada, mo } = await people(app, 'ada', 'mo')
  const act = (by: typeof ada, action: 'thread.lock' | 'thread.merge' | 'tag.rename', subjectId: string) =>
    app.as(by).write((tx) => audit(tx, { action, subjectType: 'thread', subjectId, reason: '=1+1' }))
  await act(mo, 'thread.lock', 'thr_1')
  await act(mo, 'tag.rename', 'tag_1')
  app.clock.advance({ days: 1 })
  await act(ada, 'thread.merge', 'thr_1')
  const found = async (filter: Partial<AuditFilter>) =>
    (await auditLog(app.as(ada), { ...wholeLog, ...filter }, { limit: 10, cursor: null })).items.map(
      (row) => row.action,
    )
  return { app, ada, mo, found }
}

test('the log is narrowed to a person, an act, all acts of a subject, one thing and days', async () => {
  const { ada, mo, found } = await kept()
  expect(await found({})).toEqual(['thread.merge', 'tag.rename', 'thread.lock'])
  expect(await found({ actor: mo.memberId })).toEqual(['tag.rename', 'thread.lock'])
  expect(await found({ actor: 'system' })).toEqual([])
  expect(await found({ act: 'thread.lock' })).toEqual(['thread.lock'])
  expect(await found({ act: 'thread' })).toEqual(['thread.merge', 'thread.lock'])
  expect(await found({ subject: 'thr_1', actor: ada.memberId })).toEqual(['thread.merge'])
  // The first act happened in the evening of 22 November in Seoul.
  expect(await found({ until: '2026-11-22' })).toEqual(['tag.rename', 'thread.lock'])
  expect(await found({ from: '2026-11-23', until: '2026-11-23' })).toEqual(['thread.merge'])
})

test('pages follow each other, and only admins read', async () => {
  const { app, ada, mo } = await kept()
  const first = await auditLog(app.as(ada), wholeLog, { limit: 2, cursor: null })
  const second = await auditLog(app.as(ada), wholeLog, { limit: 2, cursor: first.next })
  expect([...first.items, ...second.items].map((row) => row.seq)).toEqual([3, 2, 1])
  expect(second.next).toBeNull()
  await expect(auditLog(app.as(mo), wholeLog, { limit: 2, cursor: null })).toFailWith('forbidden')
  expect(() => exportAudit(app.as(mo), wholeLog)).toThrow('errors.forbidden')
})

test('the file has the rows of the filter, and no formulas', async () => {
  const { app, ada } = await kept()
  let text = ''
  for await (const piece of exportAudit(app.as(ada), { ...wholeLog, act: 'thread' })) text += piece
  const lines = text.trim().split('\r\n')
  expect(lines[0]).toBe('seq,at,actor_id,action,subject_type,subject_id,before,after,reason,prev_hash,hash')
  expect(lines.slice(1).map((line) => line.split(',')[3])).toEqual(['thread.merge', 'thread.lock'])
  expect(lines[1]).toContain(",'=1+1,")
})

test('a check keeps what it found: a whole log, then the first row that was changed', async () => {
  const { app, ada } = await kept()
  const { db, dialect } = app.app.platform.open
  expect(await checkAuditChain(app.as(ada))).toEqual({ rows: 3, brokenAt: null })
  expect(await lastAuditCheck(db)).toMatchObject({ rows: 3, broken_at: null })
  await (dialect.name === 'sqlite'
    ? sql`drop trigger audit_event_no_update`.execute(db)
    : sql`drop trigger audit_event_append_only on audit_event`.execute(db))
  await db.updateTable('audit_event').set({ reason: 'rewritten' }).where('seq', '=', 2).execute()
  // What the check itself did is a row of the log.
  expect(await checkAuditChain(app.as(ada))).toEqual({ rows: 1, brokenAt: 2 })
  expect(await lastAuditCheck(db)).toMatchObject({ broken_at: 2 })
})

test('no filter reads the whole log', async () => {
  const { app, ada } = await kept()
  const scans: string[] = []
  for (const filter of [
    { actor: 'mem_1' },
    { act: 'thread.lock' as const },
    { subject: 'thr_1' },
    { from: '2026-11-23' },
    { until: '2026-11-23' },
  ])
    for (const statement of await statementsOf(app.as(ada), (ctx) =>
      auditLog(ctx, { ...wholeLog, ...filter }, { limit: 10, cursor: null }),
    ))
      scans.push(...fullScans(await planOf(app.app.platform.open, statement)))
  expect(scans).toEqual([])
})
