import type { Actor } from '#app/core/actor.ts'
import { audit } from '#app/core/audit.server.ts'
import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId, randomText } from '#app/core/ids.ts'
import { requireRecentSignIn } from '#app/core/recent-sign-in.ts'
import { seal } from '#app/core/secret.server.ts'
import { msOf, plus } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { memberById, memberForUpdate, otherAdmins, rolesOf } from '#app/domain/accounts/queries/identities.server.ts'
import { queueMail } from '#app/domain/mail/out/queue-mail.server.ts'
import { cancelRedemption } from '#app/domain/perks/redemptions/cancel-redemption.server.ts'
import { transitionStory } from '#app/domain/stories/transition-story.server.ts'
import { translator } from '#app/i18n/index.ts'
import type { MemberTable } from '#db/schema/accounts.ts'
import { deleteCopy } from './copy/make-copy.server.ts'
import { departureKeysOf } from './departure-keys.server.ts'
import { returnPath } from './departure-link.server.ts'
import { formerMember, personalColumns, type PersonalFields, type PostFate, type SealedCopy } from './departure.ts'
import { exportsOf } from './queries/copy.server.ts'
import { activeStoriesOf, openRedemptionsOf } from './queries/departures.server.ts'
import { insertDeparture, insertDepartureKeys, setPerson } from './store/departures.server.ts'
import { deleteRowsOf, returningRows } from './store/personal-rows.server.ts'

/** Where the member can return to until the account is erased. */
export type Departure = { departureId: string; returnTo: string }

/**
 * A member leaves: signed out everywhere, without a name from now on, erased when the time to return is over. What they
 * wrote stays as that of a former member, or goes, which a job does. Records `member.left`.
 * @throws forbidden with `reauthenticate`; not_now for the last admin
 */
export async function leaveCommunity(ctx: Ctx, { posts }: { posts: PostFate }): Promise<Departure> {
  const memberId = signedIn(ctx.actor)
  requireRecentSignIn(ctx)
  // Whatever a sanction allows them: nothing of theirs may wait for a former member.
  await endRequests(ctx, { ...ctx.actor, standing: 'free' })
  return ctx.write(async (tx) => {
    const member = await memberById(tx.db, memberId)
    if (member === null || member.deleted_at !== null) throw new DomainError('not_found', 'errors.notFound')
    return leave(ctx, tx, member, posts)
  })
}

/**
 * The same for another member, by an admin or the command line. Audited.
 * @throws forbidden; not_found; not_now for the last admin
 */
export async function deleteMember(
  ctx: Ctx,
  { handle, posts, reason }: { handle: string; posts: PostFate; reason: string },
): Promise<Departure> {
  authorize(ctx.actor, 'member.administer')
  requireRecentSignIn(ctx)
  const found = await ctx.as(ctx.actor, { requestKey: undefined }).write((tx) => memberForUpdate(tx, handle))
  if (found === null || found.deleted_at !== null) throw new DomainError('not_found', 'errors.notFound')
  await endRequests(ctx, actorOf(found))
  return ctx.write(async (tx) => {
    const member = await memberForUpdate(tx, handle)
    if (member === null || member.deleted_at !== null) throw new DomainError('not_found', 'errors.notFound')
    await audit(tx, { action: 'member.delete', subjectType: 'member', subjectId: member.id, after: { posts }, reason })
    return leave(ctx, tx, member, posts)
  })
}

/** More than a member gets in the days that one is kept. */
const mostCopies = 10

/** What others would wait for: requests for perks, and stories, whose consent ends. Copies of the data go as well. */
async function endRequests(ctx: Ctx, member: Actor): Promise<void> {
  const plain = ctx.as(ctx.actor, { requestKey: undefined })
  const as = plain.as(member)
  const memberId = member.memberId ?? ''
  for (const id of await openRedemptionsOf(ctx.read, memberId)) await cancelRedemption(as, { id })
  for (const storyId of await activeStoriesOf(ctx.read, memberId))
    await transitionStory(as, { storyId, act: 'withdraw' })
  // Their file goes with the row, which only the member could have opened.
  for (const { id } of await exportsOf(ctx.read, memberId, mostCopies)) await deleteCopy(plain, id)
}

async function leave(ctx: Ctx, tx: Tx, member: MemberTable, posts: PostFate): Promise<Departure> {
  if ((await rolesOf(tx.db, member.id)).includes('admin') && (await otherAdmins(tx, member.id)) === 0)
    throw new DomainError('not_now', 'accounts.problem.lastAdmin')
  const id = newId('departure', msOf(tx.at))
  const copy: SealedCopy = { member: personalFields(member), rows: await returningRows(tx, member.id) }
  await insertDeparture(tx, {
    id,
    member_id: member.id,
    left_at: tx.at,
    by_id: tx.actor.memberId === member.id ? null : tx.actor.memberId,
    posts,
    erase_at: plus(tx.at, { days: tx.setting('retention.undoDays') }),
    sealed: seal(ctx.platform.env, 'departure', id, JSON.stringify(copy)),
    returned_at: null,
    erased_at: null,
  })
  await insertDepartureKeys(tx, id, departureKeysOf(ctx.platform.env, copy))
  // Told before the address goes; only a verified one is known to be theirs.
  const language = member.locale ?? tx.setting('site.language')
  if (member.email !== null && member.email_verified_at !== null)
    await queueMail(tx, {
      kind: 'departure',
      address: member.email,
      language,
      payload: { departureId: id },
      key: `departure ${id}`,
    })
  await deleteRowsOf(tx, member.id, 'leaves')
  await deleteRowsOf(tx, member.id, 'returns')
  const name = translator(tx.setting('site.language'))('parts.people.deleted')
  await setPerson(tx, member.id, formerMember(randomText(8), name), tx.at)
  if (posts === 'remove') await tx.schedule('remove-departed-posts', { departureId: id })
  await tx.record('member.left', { memberId: member.id, departureId: id, by: tx.actor.memberId })
  return { departureId: id, returnTo: returnPath(ctx.platform.env, id) }
}

function personalFields(member: MemberTable): PersonalFields {
  return Object.fromEntries(personalColumns.map((column) => [column, member[column]])) as PersonalFields
}

/** The member as the actor of what ends with the account. */
export function actorOf({ id, handle, name }: Pick<MemberTable, 'id' | 'handle' | 'name'>): Actor {
  return { memberId: id, handle, name, roles: ['member'], trustLevel: 0 }
}
