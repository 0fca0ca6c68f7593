import type { Actor } from '#app/core/actor.ts'
import { memberActor } from '#app/core/standing.ts'
import { memberById, rolesOf } from '#app/domain/accounts/queries/identities.server.ts'
import type { PostDecisionInput, SanctionInput } from '#app/domain/moderation/input.ts'
import { giveSanction } from '#app/domain/moderation/sanctions/give-sanction.server.ts'
import type { SanctionTable } from '#db/schema/moderation.ts'
import type { TestApp } from '#tests/setup/test-app.ts'

/** The member with the rights that their next request will have. */
export async function presently(site: TestApp, { memberId }: Actor): Promise<Actor> {
  const db = site.app.platform.open.reader
  const member = await memberById(db, memberId ?? '')
  if (member === null) throw new Error('There is no such member')
  const actor = memberActor(member.id, member, await rolesOf(db, member.id), site.clock.now())
  return { ...actor, standing: actor.standing ?? 'free' }
}

/** A sanction of a member: a silence for the next step of the ladder when nothing else is said. */
export function aSanction(
  site: TestApp,
  { of, by, ...input }: { of: Actor; by: Actor } & Partial<SanctionInput>,
): Promise<SanctionTable> {
  return giveSanction(site.as(by), of.handle ?? '', {
    kind: 'silence',
    rule: 'respect',
    reason: 'Three comments that mock another member.',
    law: '',
    evidence: [],
    ...input,
  })
}

/** A decision about a post: hidden for advertising when nothing else is said. */
export function aPostDecision(given: Partial<PostDecisionInput> = {}): PostDecisionInput {
  return {
    decision: 'hide',
    note: 'An advert for another shop.',
    rule: 'general',
    law: '',
    sanction: 'none',
    hours: null,
    templateId: null,
    ...given,
  }
}
