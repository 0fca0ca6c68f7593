import type { Actor } from '#app/core/actor.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Env } from '#app/core/env.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { handleSkeleton } from '#app/domain/accounts/members/handle.ts'
import { credentialsOf, idsOfSkeletons } from '#app/domain/accounts/queries/identities.server.ts'
import { authorCards, type AuthorCard } from '#app/domain/accounts/queries/members.server.ts'
import { deleteSession } from '#app/domain/accounts/store/accounts.server.ts'
import { oneClickAccounts } from '#db/seeds/demo/cast.ts'
import { sessionRepeat, startSession, type Device } from './start-session.server.ts'

/** One person of each role: customer, curator, moderator, agent, admin. */
const handles: readonly string[] = Object.values(oneClickAccounts)

/**
 * The members that one click signs in as; empty outside the demo (`DANGOL_DEMO=1`), and for clients on other
 * machines: one of the accounts is an admin, and the password is in the sources.
 */
export async function demoPeople(ctx: Ctx): Promise<AuthorCard[]> {
  if (!ctx.local || !isDemo(ctx.platform.env)) return []
  const cards = await authorCards(ctx, await idsOfSkeletons(ctx.read, handles.map(handleSkeleton)))
  return [...cards.values()].sort((a, b) => handles.indexOf(a.handle) - handles.indexOf(b.handle))
}

/** Whether this actor is one of the demo's accounts on another machine: the request then counts as signed out. */
export function isOutOfReach(env: Env, actor: Actor, local: boolean): boolean {
  return !local && isDemo(env) && handles.includes(actor.handle ?? '')
}

function isDemo(env: Env): boolean {
  return env.DANGOL_DEMO === '1'
}

/**
 * Begins a session for an account of the demo, without a password.
 * @throws not_found outside the demo, and for every other member
 */
export async function signInAsDemo(
  ctx: Ctx,
  input: { handle: string; device: Device; replaces: string | null },
): Promise<{ sessionId: string }> {
  const chosen = (await demoPeople(ctx)).find((person) => person.handle === input.handle)
  const found = chosen === undefined ? null : await credentialsOf(ctx.read, { memberId: chosen.id })
  if (found === null) throw new DomainError('not_found', 'errors.notFound')
  const sessionId = await ctx.as(found.actor).write(async (tx) => {
    if (input.replaces !== null) await deleteSession(tx.db, input.replaces)
    return startSession(tx, found.actor.memberId, found.actor, input.device)
  }, sessionRepeat)
  return { sessionId }
}
