import { z } from 'zod'
import { optionalBlock, optionalLine } from '#app/core/text-shapes.ts'
import { emailShape, nameShape, roleShape } from '#app/domain/accounts/input.ts'

/** Addresses as people paste them: one a line, or with commas. */
const addresses = z
  .string()
  .max(8_000)
  .transform((text) => [
    ...new Set(
      text
        .toLowerCase()
        .split(/[\s,;]+/)
        .filter((one) => one !== ''),
    ),
  ])
  .refine((all) => all.length > 0, 'common.field.required')
  .refine((all) => all.length <= 50, 'joining.problem.tooMany')
  .refine((all) => all.every((one) => emailShape.safeParse(one).success), 'joining.problem.addresses')

const given = {
  group: z
    .string()
    .max(60)
    .default('')
    .transform((key) => (key === '' ? null : key)),
  days: z.coerce.number().int().min(1).max(90),
  note: optionalLine(120).default(''),
}

/** An invitation to each of these addresses. */
export const mailInvitations = z.object({
  emails: addresses,
  role: z
    .union([z.literal(''), roleShape])
    .default('')
    .transform((role) => (role === '' ? null : role)),
  ...given,
})

/** One link for several people; it gives no role, because it may be handed on. */
export const linkInvitation = z.object({ mostUses: z.coerce.number().int().min(1).max(1_000), ...given })

/** What somebody says who asks to become a member. */
export const application = z.object({ name: nameShape, email: emailShape, about: optionalBlock(1_000).default('') })
/** The address that is asked for while registration is by domain. */
export const addressAsked = z.object({ email: emailShape })
