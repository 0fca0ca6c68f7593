import { z } from 'zod'
import type { Ctx } from '#app/core/context.server.ts'
import { appealStates } from '#app/domain/moderation/appeals/appeal.ts'
import { appealOf } from '#app/domain/moderation/queries/appeals.server.ts'
import { readableSanction } from '#app/domain/moderation/sanctions/readable-sanction.server.ts'
import { sanctionStateAt, sanctionStates } from '#app/domain/moderation/sanctions/sanction.ts'
import { sanctionKinds } from '#app/registry/restrictions.ts'
import { urls } from '#app/views/urls.ts'
import { instant, personShape } from './parts.ts'

export const sanctionJsonShape = z
  .object({
    id: z.string(),
    kind: z.enum(sanctionKinds),
    state: z.enum(sanctionStates),
    member: personShape.pick({ handle: true, url: true }),
    rule: z.object({ key: z.string(), version: z.int() }).meta({ description: 'of the community guidelines' }),
    reason: z.string(),
    law: z.string().nullable(),
    startsAt: instant,
    endsAt: instant.nullable().meta({ description: 'null: a warning, or a ban' }),
    liftedAt: instant.nullable(),
    acknowledgedAt: instant.nullable(),
    appeal: z.object({ id: z.string(), state: z.enum(appealStates) }).nullable(),
  })
  .meta({ id: 'Sanction' })

/** A sanction with its appeal, for its member and for moderators. @throws not_found for everybody else */
export async function sanctionJson(ctx: Ctx, id: string): Promise<z.output<typeof sanctionJsonShape>> {
  const sanction = await readableSanction(ctx, id)
  const appeal = await appealOf(ctx.read, sanction.decision_id)
  return {
    id: sanction.id,
    kind: sanction.kind,
    state: sanctionStateAt(sanction, ctx.now()),
    member: { handle: sanction.handle, url: urls.member(sanction.handle) },
    rule: { key: sanction.rule, version: sanction.rule_version },
    reason: sanction.facts,
    law: sanction.law === '' ? null : sanction.law,
    startsAt: sanction.from_at,
    endsAt: sanction.until_at,
    liftedAt: sanction.lifted_at,
    acknowledgedAt: sanction.acknowledged_at,
    appeal: appeal === null ? null : { id: appeal.id, state: appeal.state },
  }
}
