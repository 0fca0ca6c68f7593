import { z } from 'zod'
import { block, line, optionalLine, orNull } from '#app/core/text-shapes.ts'
import { emailShape } from '#app/domain/accounts/input.ts'
import { legalGround, legalGroundKeys } from '#app/registry/legal-grounds.ts'

/**
 * A request as the form sends it. The law asks for name, address and a statement of good faith (Article 16 (2) of the
 * Digital Services Act), except where a notice may be anonymous.
 */
export const legalRequestShape = z
  .object({
    ground: z.enum(legalGroundKeys),
    address: line(500),
    body: block(4_000, 30),
    law: optionalLine(200).default(''),
    onBehalf: optionalLine(200).default(''),
    name: optionalLine(100).default(''),
    email: orNull(z.union([z.literal(''), emailShape])),
    goodFaith: z.literal('on', 'requests.problem.goodFaith'),
    /** People don't see this field; programs that fill in everything do. */
    website: z.string().max(0, 'accounts.problem.robot').optional(),
  })
  .superRefine(({ ground, name, email }, refuse) => {
    if (legalGround(ground).anonymous === true) return
    if (name === '') refuse.addIssue({ code: 'custom', path: ['name'], message: 'common.field.required' })
    if (email === null) refuse.addIssue({ code: 'custom', path: ['email'], message: 'common.field.required' })
  })
export type LegalRequestInput = z.output<typeof legalRequestShape>
