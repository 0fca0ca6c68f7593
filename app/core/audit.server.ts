import { createHash } from 'node:crypto'
import type { AuditAction } from '#app/registry/audit-actions.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { AuditEventTable } from '#db/schema/operation.ts'
import { newId } from './ids.ts'
import { msOf } from './time.ts'
import type { Tx } from './write.server.ts'

/** `before` and `after` hold ids and settings, never personal text: the log outlives an erased member. */
export type AuditEntry = {
  action: AuditAction
  subjectType: string
  subjectId: string
  before?: unknown
  after?: unknown
  /** The reason that the actor gave; empty when none was asked for. */
  reason?: string
}

const firstHash = '0'.repeat(64)

/** Adds a staff act to the audit log. Each row holds the hash of the one before, so a changed row breaks the chain. */
export async function audit(tx: Tx, entry: AuditEntry): Promise<void> {
  await tx.dialect.lockNamed(tx.db, 'audit')
  const last = await tx.db.selectFrom('audit_event').select('hash').orderBy('seq', 'desc').limit(1).executeTakeFirst()
  const row = {
    id: newId('audit', msOf(tx.at)),
    at: tx.at,
    actor_id: tx.actor.memberId,
    action: entry.action,
    subject_type: entry.subjectType,
    subject_id: entry.subjectId,
    before: entry.before === undefined ? null : JSON.stringify(entry.before),
    after: entry.after === undefined ? null : JSON.stringify(entry.after),
    reason: entry.reason ?? '',
    prev_hash: last?.hash ?? firstHash,
  }
  await tx.db
    .insertInto('audit_event')
    .values({ ...row, hash: hashOf(row) })
    .execute()
}

/** Reads the whole log in order and checks every hash. @returns the first broken row's number, or null when whole. */
export async function verifyAudit(db: Db): Promise<{ rows: number; brokenAt: number | null }> {
  let previous = firstHash
  let rows = 0
  let after = 0
  for (;;) {
    const batch = await db
      .selectFrom('audit_event')
      .selectAll()
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(1_000)
      .execute()
    if (batch.length === 0) return { rows, brokenAt: null }
    for (const row of batch) {
      if (row.prev_hash !== previous || row.hash !== hashOf(row)) return { rows, brokenAt: row.seq }
      previous = row.hash
      after = row.seq
      rows++
    }
  }
}

function hashOf(row: Omit<AuditEventTable, 'seq' | 'hash'>): string {
  const content = [
    row.prev_hash,
    row.id,
    row.at,
    row.actor_id,
    row.action,
    row.subject_type,
    row.subject_id,
    row.before,
    row.after,
    row.reason,
  ]
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}
