import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { announcementOf } from '#app/domain/cases/queries/fixes.server.ts'
import { causeForUpdate, insertCauseFix } from '#app/domain/cases/store/causes.server.ts'
import type { RecordedEvent } from '#app/registry/events.ts'
import { causeTransitions, type Cause } from './cause.ts'
import { moveCauseIn } from './move-cause.server.ts'

/**
 * Says that an announcement fixes a root cause: the cause is fixed, and everybody who reported it or said “me too” is
 * told by a job. The same announcement again changes nothing. Records `cause.fixed`. Audited.
 * @param announcement its id, or its address on the site
 * @throws not_found; invalid on `announcement`
 */
export async function nameFix(ctx: Ctx, causeId: string, { announcement }: { announcement: string }): Promise<Cause> {
  authorize(ctx.actor, 'case.work')
  return ctx.write(async (tx) => {
    const id = /thr_[0-9a-z]+/u.exec(announcement)?.[0] ?? ''
    return nameFixIn(tx, await publicAnnouncement(tx, id, 'announcement'), causeId)
  })
}

/** The reaction to an announcement that was posted with the causes it fixes. */
export async function nameFixesOf(tx: Tx, { payload }: RecordedEvent<'thread.fixesNamed'>): Promise<void> {
  const threadId = await publicAnnouncement(tx, payload.threadId, 'fixes')
  for (const causeId of payload.causeIds.split(' ')) await nameFixIn(tx, threadId, causeId)
}

/** Anybody may have reported the cause, so everybody must be able to read what fixes it. @throws invalid on the field */
async function publicAnnouncement(tx: Tx, id: string, field: 'announcement' | 'fixes'): Promise<string> {
  const found = await announcementOf(tx.db, id)
  if (found === null)
    throw new DomainError('invalid', 'causes.errors.announcement', {
      fields: { [field]: { key: 'causes.errors.announcement' } },
    })
  return found
}

async function nameFixIn(tx: Tx, threadId: string, causeId: string): Promise<Cause> {
  const row = await causeForUpdate(tx, causeId)
  if (!(await insertCauseFix(tx, threadId, row))) return row
  const fixable = causeTransitions.fix.from.some((state) => state === row.state)
  const fixed = fixable ? await moveCauseIn(tx, row, 'fix') : row
  await audit(tx, { action: 'cause.nameFix', subjectType: 'cause', subjectId: row.id, after: { threadId } })
  await tx.record('cause.fixed', { causeId: row.id, threadId })
  return fixed
}
