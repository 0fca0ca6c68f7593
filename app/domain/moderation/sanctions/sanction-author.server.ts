import type { Tx } from '#app/core/write.server.ts'
import { memberRowForUpdate } from '#app/domain/accounts/queries/identities.server.ts'
import type { NewDecision } from '#app/domain/moderation/decisions/record-decision.server.ts'
import type { PostDecisionInput } from '#app/domain/moderation/input.ts'
import { giveSanctionIn } from './give-sanction.server.ts'

type Cause = {
  /** null: an account that is gone, or none. */
  authorId: string | null
  rule: string
  facts: string
  law: string
  /** What it is about, by id. */
  evidence: string
} & Pick<NewDecision, 'source' | 'detectedAutomatically' | 'reviewItemId' | 'templateId'>

/**
 * Gives the sanction that a decision on a thing chose for who made it: none, a kind, or `next`, a silence by the ladder.
 * @throws forbidden for staff and moderators unless an admin decides
 */
export async function sanctionAuthorIn(
  tx: Tx,
  { sanction, hours }: Pick<PostDecisionInput, 'sanction' | 'hours'>,
  { authorId, rule, facts, law, evidence, ...circumstances }: Cause,
): Promise<void> {
  if (sanction === 'none' || authorId === null) return
  const member = await memberRowForUpdate(tx, authorId)
  if (member === null) return
  const kind = sanction === 'next' ? 'silence' : sanction
  const given = { kind, rule, reason: facts, law, evidence: [evidence], hours: hours ?? undefined }
  await giveSanctionIn(tx, member, given, circumstances)
}
