import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { competencesOf, everything } from '#app/domain/cases/queries/agents.server.ts'
import { caseProducts } from '#app/domain/cases/queries/products.server.ts'
import { staffByHandle } from '#app/domain/cases/queries/team.server.ts'
import { competenceKinds, type Competence } from './choose-agent.ts'
import type { CompetenceInput } from './input.ts'
import { noSuchColleague } from './no-such-colleague.ts'
import { replaceCompetence } from './store.server.ts'

/**
 * Says what somebody of staff is given cases about; an empty list of a kind: everything of that kind. The same again
 * changes nothing. Audited. @throws not_found when the handle belongs to no member of staff; invalid for an unknown
 * product
 */
export async function setCompetence(ctx: Ctx, handle: string, input: CompetenceInput): Promise<Competence> {
  authorize(ctx.actor, 'case.work')
  return ctx.write(async (tx) => {
    const colleague = await staffByHandle(tx.db, handle)
    if (colleague === null) throw noSuchColleague()
    const known = new Set((await caseProducts(tx.db, ctx.locale)).map(({ id }) => id))
    if (input.product.some((id) => !known.has(id)))
      throw new DomainError('invalid', 'common.field.choice', { fields: { product: { key: 'common.field.choice' } } })
    const before = (await competencesOf(tx.db, [colleague.id])).get(colleague.id) ?? everything()
    const after = Object.fromEntries(
      competenceKinds.map((kind) => [kind, [...new Set(input[kind])].toSorted()]),
    ) as unknown as Competence
    if (JSON.stringify(before) === JSON.stringify(after)) return before
    await replaceCompetence(tx, colleague.id, after)
    await audit(tx, { action: 'competence.set', subjectType: 'member', subjectId: colleague.id, before, after })
    await tx.schedule('assign-cases', {}, { dedupe: 'all' })
    return after
  })
}
