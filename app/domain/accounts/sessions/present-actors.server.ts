import type { Actor } from '#app/core/actor.ts'
import { isSuspended, memberActor } from '#app/core/standing.ts'
import type { Instant } from '#app/core/time.ts'
import { withSecondFactorRule } from '#app/domain/accounts/factors/second-factor-rule.ts'
import { sessionOwners } from '#app/domain/accounts/queries/identities.server.ts'
import type { SettingValue } from '#app/registry/settings/index.ts'
import type { Db } from '#db/dialects/dialect.ts'

/**
 * The members behind these sessions with their present rights, by the hash of the session; ended sessions and those of
 * suspended members are left out. One query, and no session counts as used by it.
 */
export async function presentActors(
  db: Db,
  sessionHashes: readonly string[],
  now: Instant,
  secondFactorFor: SettingValue<'accounts.secondFactorFor'>,
): Promise<Map<string, Actor>> {
  const found = await sessionOwners(db, sessionHashes, now)
  const actors = [...found].map(
    ([hash, { session, owner }]) =>
      [
        hash,
        withSecondFactorRule(
          memberActor(session.member_id, owner, owner.roles, now),
          owner.second_step_since !== null,
          secondFactorFor,
        ),
      ] as const,
  )
  return new Map(actors.filter(([, actor]) => !isSuspended(actor)))
}
