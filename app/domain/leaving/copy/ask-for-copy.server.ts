import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { requireRecentSignIn } from '#app/core/recent-sign-in.ts'
import { msOf, plus, type Instant } from '#app/core/time.ts'
import { exportsOf } from '#app/domain/leaving/queries/copy.server.ts'
import { insertExport } from '#app/domain/leaving/store/exports.server.ts'

/** How long a copy can be downloaded, and how long a member waits for the next. */
export const copyHours = 24

/**
 * Asks for a copy of everything that is the member's; a job makes it.
 * @throws forbidden with `reauthenticate`; not_now while the last one is younger than a day
 * @returns its id
 */
export async function askForCopy(ctx: Ctx): Promise<string> {
  const memberId = signedIn(ctx.actor)
  requireRecentSignIn(ctx)
  return ctx.write(
    async (tx) => {
      await tx.dialect.lockNamed(tx.db, `copy:${memberId}`)
      const [last] = await exportsOf(tx.db, memberId, 1)
      if (last !== undefined && nextAt(last.asked_at) > tx.at)
        throw new DomainError('not_now', 'leaving.copy.wait', { code: 'too_early' })
      const id = newId('dataExport', msOf(tx.at))
      await insertExport(tx, {
        id,
        member_id: memberId,
        asked_at: tx.at,
        ready_at: null,
        expires_at: null,
        bytes: null,
      })
      await tx.schedule('copy-member-data', { exportId: id }, { dedupe: id })
      return id
    },
    { unseen: true },
  )
}

/** What the page of the copy shows. `nextAt` null: one can be asked for now. */
export type CopyPage = {
  copy: { id: string; askedAt: Instant; readyAt: Instant | null; expiresAt: Instant | null; bytes: number } | null
  nextAt: Instant | null
}

export async function copyPage(ctx: Ctx): Promise<CopyPage> {
  const [last] = await exportsOf(ctx.read, signedIn(ctx.actor), 1)
  if (last === undefined || (last.expires_at !== null && last.expires_at <= ctx.now()))
    return { copy: null, nextAt: null }
  const next = nextAt(last.asked_at)
  return {
    copy: {
      id: last.id,
      askedAt: last.asked_at,
      readyAt: last.ready_at,
      expiresAt: last.expires_at,
      bytes: last.bytes ?? 0,
    },
    nextAt: next > ctx.now() ? next : null,
  }
}

function nextAt(askedAt: Instant): Instant {
  return plus(askedAt, { hours: copyHours })
}
