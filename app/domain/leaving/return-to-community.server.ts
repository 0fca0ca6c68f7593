import type { Ctx } from '#app/core/context.server.ts'
import { DomainError, notFound } from '#app/core/errors.ts'
import { randomText } from '#app/core/ids.ts'
import { unseal } from '#app/core/secret.server.ts'
import type { Instant } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { handleSkeleton } from '#app/domain/accounts/members/handle.ts'
import { takenIdentities } from '#app/domain/accounts/queries/identities.server.ts'
import { departureIdOf } from './departure-link.server.ts'
import type { SealedCopy } from './departure.ts'
import { actorOf } from './leave-community.server.ts'
import { findDeparture } from './queries/departures.server.ts'
import { departureForUpdate, endDeparture, setPerson } from './store/departures.server.ts'
import { restoreRows } from './store/personal-rows.server.ts'

/** Where a departure is. `eraseAt`: until when the member can return. */
export type DepartureView = { state: 'open' | 'returned' | 'erased'; eraseAt: Instant; posts: 'keep' | 'remove' }

/** What the page of a link says. @throws not_found for a link that was not made here */
export async function departureOf(ctx: Ctx, token: string): Promise<DepartureView> {
  const id = departureIdOf(ctx.platform.env, token)
  const row = id === null ? null : await findDeparture(ctx.read, id)
  if (row === null) throw notFound('leaving.badLink')
  const over = row.erased_at !== null || row.erase_at <= ctx.now()
  return {
    state: row.returned_at !== null ? 'returned' : over ? 'erased' : 'open',
    eraseAt: row.erase_at,
    posts: row.posts,
  }
}

/**
 * A member who left returns by the link: name, address and ways to sign in are back; sessions, tokens, drafts and roles
 * are not. Posts that went are restored by a job. Records `member.returned`.
 * @returns the handle, which has changed when another member has the former one by now
 * @throws not_found for a bad link; not_now when the time is over or they returned already; conflict when another member
 * has the address
 */
export async function returnToCommunity(ctx: Ctx, { token }: { token: string }): Promise<{ handle: string }> {
  const id = departureIdOf(ctx.platform.env, token)
  if (id === null) throw notFound('leaving.badLink')
  return ctx.write(async (tx) => {
    const row = await departureForUpdate(tx, id)
    if (row === null) throw notFound('leaving.badLink')
    if (row.sealed === null || row.returned_at !== null || row.erase_at <= tx.at)
      throw new DomainError('not_now', 'leaving.tooLate')
    const opened = unseal(ctx.platform.env, 'departure', id, row.sealed)
    if (opened === null) throw new DomainError('not_now', 'leaving.tooLate')
    const copy = JSON.parse(opened) as SealedCopy
    const person = await freeIdentity(tx, copy)
    await setPerson(tx, row.member_id, person, null)
    await restoreRows(tx, copy.rows)
    await endDeparture(tx, id, 'returned_at')
    const own = tx.as(actorOf({ id: row.member_id, ...person }), tx.at)
    if (row.posts === 'remove') await own.schedule('restore-departed-posts', { departureId: id })
    await own.record('member.returned', { memberId: row.member_id, departureId: id })
    return { handle: person.handle }
  })
}

/** The person with a handle that nobody took meanwhile. */
async function freeIdentity(tx: Tx, { member }: SealedCopy): Promise<SealedCopy['member']> {
  const taken = await takenIdentities(tx.db, member.handle_skeleton, member.email)
  if (taken.email) throw new DomainError('conflict', 'accounts.problem.emailTaken')
  if (!taken.handle) return member
  const handle = `${member.handle.slice(0, 15)}-${randomText(4)}`
  return { ...member, handle, handle_skeleton: handleSkeleton(handle) }
}
