import { audit } from '#app/core/audit.server.ts'
import { can } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { addressKey } from '#app/core/rate-limit.server.ts'
import { siteNames } from '#app/core/site-name.ts'
import { msOf, type Instant } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import {
  answerFieldsIn,
  refuseUnlessAnswered,
  registrationFields,
  type FieldAnswers,
} from '#app/domain/accounts/fields/answer-profile-fields.server.ts'
import { inviteAgain } from '#app/domain/accounts/links/ask-for-link.server.ts'
import { createLinkIn } from '#app/domain/accounts/links/create-link.server.ts'
import { checkPassword } from '#app/domain/accounts/passwords/check-password.server.ts'
import { hashPassword } from '#app/domain/accounts/passwords/password-hash.server.ts'
import { takenIdentities } from '#app/domain/accounts/queries/identities.server.ts'
import { sessionRepeat, startSession, type Device } from '#app/domain/accounts/sessions/start-session.server.ts'
import { insertMember, replaceRoles } from '#app/domain/accounts/store/accounts.server.ts'
import { agreeIn, refuseUnlessAgreed, type Agreement } from '#app/domain/documents/agree-to-documents.server.ts'
import { versionsInForce } from '#app/domain/documents/queries/consents.server.ts'
import { refuseBlocked } from '#app/domain/holding/blocks/refuse-blocked.server.ts'
import type { Locale } from '#app/i18n/index.ts'
import { limits } from '#app/registry/limits.ts'
import type { GrantedRole } from '#app/registry/permissions.ts'
import type { Db } from '#db/dialects/dialect.ts'
import { handleSkeleton, isReservedHandle } from './handle.ts'

/** What a visitor enters to become a member; the shape is `registration` in `input.ts`. */
export type Registration = {
  handle: string
  name: string
  email: string
  password: string
  locale?: Locale | null
  /** The versions of the terms and the privacy policy that were agreed to. */
  agreement?: Agreement
  /** Answers to the fields of the profile that are asked of who joins; left out where none is asked. */
  fields?: FieldAnswers
}

/** How somebody joins. */
export type Joining = {
  device: Device
  /** The address is known to be theirs; else a link is sent that verifies it. */
  emailVerified: boolean
  /** Counts against the registrations of an address: not for those whom the company sends. */
  counted: boolean
  /** The company sends them, or invited exactly this address: no block keeps them out. */
  vouched?: boolean
  /** Roles that `also` gives; the password has to do for them. */
  roles?: readonly GrantedRole[]
  /** What else belongs to joining, in the same transaction. */
  also?: (tx: Tx, memberId: string) => Promise<void>
}

/**
 * A member as added by an administrator or an import. `password` null: the member cannot sign in with a password.
 * `trustLevel` 0 to 4 counts as set by hand.
 */
export type MemberToAdd = Omit<Registration, 'email' | 'password'> & {
  email: string | null
  password: string | null
  bio?: string
  roles?: readonly GrantedRole[]
  trustLevel?: number
  accountId?: string | null
}

/**
 * Registers a visitor and signs them in: `sessionId` goes into the cookie. Without e-mail verification a taken
 * address has to be reported; the limit on registrations keeps this from being used to test addresses in bulk.
 * Records `member.registered`.
 * @throws invalid on `handle`, `email`, `password`, `terms`, `privacy`, `fields.<id>`; not_now while registration is not
 * open to all; rate_limited
 */
export async function registerMember(
  ctx: Ctx,
  input: Registration,
  device: Device,
): Promise<{ memberId: string; sessionId: string }> {
  if (ctx.setting('accounts.registration') !== 'open')
    throw new DomainError('not_now', 'accounts.problem.registrationClosed')
  return joinAs(ctx, input, { device, emailVerified: false, counted: true })
}

/**
 * Makes a visitor a member and signs them in; whether anybody may join now is decided before. Records
 * `member.registered`.
 * @param input.password null: they sign in another way
 * @throws invalid on `handle`, `email`, `password`, `fields.<id>`, and where the terms in force were not agreed to; not_now
 * from a blocked range of addresses; rate_limited
 */
export async function joinAs(
  ctx: Ctx,
  input: Omit<Registration, 'password'> & { password: string | null },
  joining: Joining,
): Promise<{ memberId: string; sessionId: string }> {
  if (isReservedHandle(input.handle, siteNames(ctx))) throw fieldProblem('handle', 'accounts.problem.handle.reserved')
  // Before the password is hashed: nothing is owed where no terms are published.
  refuseUnlessAgreed(await versionsInForce(ctx.read, ctx.now()), input.agreement ?? {})
  if (joining.vouched !== true) await refuseBlocked(ctx, { email: input.email, ip: joining.device.ip })
  const fields = input.fields ?? {}
  refuseUnlessAnswered(await registrationFields(ctx.read), fields)
  const { memberId, sessionId } = await registerWith(ctx, { ...input, fields }, joining)
  return { memberId, sessionId: sessionId ?? '' }
}

/**
 * Adds a member for another person: the command line, an import, the demo. Reserved handles are allowed. `also` runs in
 * the same transaction. Records
 * `member.registered`.
 * @throws forbidden; invalid on `handle`, `email`, `password`
 */
export async function addMember(
  ctx: Ctx,
  input: MemberToAdd,
  also?: (tx: Tx, memberId: string) => Promise<void>,
): Promise<{ memberId: string }> {
  if (!can(ctx.actor, 'member.administer'))
    throw new DomainError('forbidden', 'errors.forbidden', { params: { permission: 'member.administer' } })
  const { memberId } = await registerWith(ctx, input, null, also)
  return { memberId }
}

/** Adds a member, with a session for who joins. @throws invalid on `handle`, `email`, `password`; rate_limited */
export async function registerWith(
  ctx: Ctx,
  input: MemberToAdd,
  joining: Joining | null,
  also: Joining['also'] = joining?.also,
): Promise<{ memberId: string; sessionId: string | null }> {
  const roles = input.roles ?? []
  const { handle, name, email, password } = input
  await refuseTaken(ctx.read, handle, email)
  const given = [...roles, ...(joining?.roles ?? [])]
  if (password !== null) await checkPassword(ctx, password, { roles: given }, { handle, name, email: email ?? '' })
  // Counted only now: who mistypes three times has not joined three times.
  if (joining?.counted === true)
    await ctx.platform.limits.take('register', addressKey(joining.device.ip ?? 'local'), limits.register.new)
  // The address was invited to claim an account of the former site: no second one beside it.
  if (joining !== null && email !== null && (await inviteAgain(ctx, email)))
    throw fieldProblem('email', 'accounts.problem.claimWaits', 'claim_waits')
  const passwordHash = password === null ? null : await hashPassword(password)
  const memberId = newId('member', msOf(ctx.now()))
  const actor = { memberId, handle, name, roles: ['member', ...roles] as const, trustLevel: input.trustLevel ?? 0 }
  try {
    // The actor is the new member, and the session begins in the same commit.
    const writer = joining === null ? ctx : ctx.as(actor)
    return await writer.write(async (tx) => {
      await insertMember(tx, {
        id: memberId,
        handle,
        handle_skeleton: handleSkeleton(handle),
        name,
        email,
        // Who adds a member vouches for the address.
        email_verified_at: email !== null && joining?.emailVerified !== false ? tx.at : null,
        password_hash: passwordHash,
        bio: input.bio ?? '',
        locale: input.locale ?? null,
        trust_level: input.trustLevel ?? 0,
        trust_fixed_at: fixedAt(input, tx.at),
        account_id: input.accountId ?? null,
        account_linked_at: null,
        version: 1,
        joined_at: tx.at,
        last_seen_at: null,
        suspended_at: null,
        imported_key: null,
      })
      await replaceRoles(tx, memberId, roles)
      await tx.record('member.registered', { memberId })
      if (input.accountId != null)
        await tx.record('account.memberLinked', { accountId: input.accountId, memberId, before: null })
      if (joining === null) {
        await audit(tx, { action: 'member.add', subjectType: 'member', subjectId: memberId, after: { roles } })
        await also?.(tx, memberId)
        return { memberId, sessionId: null }
      }
      const owed = await versionsInForce(tx.db, tx.at)
      await agreeIn(tx, memberId, input.agreement ?? {}, { owed, how: 'registration' })
      if (input.fields !== undefined) await answerFieldsIn(tx, memberId, await registrationFields(tx.db), input.fields)
      if (email !== null && !joining.emailVerified) await createLinkIn(tx, { memberId, purpose: 'verifyEmail', email })
      await also?.(tx, memberId)
      return { memberId, sessionId: await startSession(tx, memberId, actor, joining.device) }
    }, sessionRepeat)
  } catch (error) {
    // The name was taken between the check and the write: report it as taken.
    if (ctx.dialect.isUniqueViolation(error)) await refuseTaken(ctx.read, handle, email)
    throw error
  }
}

async function refuseTaken(db: Db, handle: string, email: string | null): Promise<void> {
  const taken = await takenIdentities(db, handleSkeleton(handle), email)
  if (taken.handle) throw fieldProblem('handle', 'accounts.problem.handle.taken', 'handle_taken')
  if (taken.email) throw fieldProblem('email', 'accounts.problem.emailTaken', 'email_taken')
}

function fixedAt(input: MemberToAdd, at: Instant): Instant | null {
  return input.trustLevel === undefined ? null : at
}

function fieldProblem(field: string, key: string, code?: string): DomainError {
  return new DomainError('invalid', key, { fields: { [field]: { key } }, ...(code === undefined ? {} : { code }) })
}
