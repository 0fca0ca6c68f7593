import { z } from 'zod'
import type { Sanction } from '#app/domain/moderation/sanctions/sanction.ts'
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
  })
  .meta({ id: 'Sanction' })

export function sanctionJson(sanction: Sanction & { handle: string }, now: string): z.output<typeof sanctionJsonShape> {
  return {
    id: sanction.id,
    kind: sanction.kind,
    state: sanctionStateAt(sanction, now),
    member: { handle: sanction.handle, url: urls.member(sanction.handle) },
    rule: { key: sanction.rule, version: sanction.rule_version },
    reason: sanction.facts,
    law: sanction.law === '' ? null : sanction.law,
    startsAt: sanction.from_at,
    endsAt: sanction.until_at,
    liftedAt: sanction.lifted_at,
    acknowledgedAt: sanction.acknowledged_at,
  }
}
