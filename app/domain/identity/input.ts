import { z } from 'zod'
import { line, optionalBlock, optionalLine } from '#app/core/text-shapes.ts'
import { claimFacts, signInPresetNames } from '#app/registry/sign-in-presets.ts'

/** Parts of addresses below `/login` that a provider cannot have. */
const reservedKeys = ['callback', 'join', 'new']

const domain = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}$/

/** Mail domains, one a line; `@example.com` and capitals are what people type. */
const domainsShape = optionalBlock(4_000)
  .default('')
  .transform((text) => [
    ...new Set(
      text
        .toLowerCase()
        .split(/[\s,]+/)
        .map((one) => one.replace(/^@/, ''))
        .filter((one) => one !== ''),
    ),
  ])
  .refine((domains) => domains.every((one) => domain.test(one)), 'identity.problem.domains')

const flag = z.union([z.literal('on').transform(() => true), z.boolean()]).default(false)
const web = optionalLine(300).refine(
  (address) => address === '' || z.url({ protocol: /^https?$/ }).safeParse(address).success,
  'identity.problem.address',
)

export const providerShape = z.object({
  preset: z.enum(signInPresetNames),
  key: line(30)
    .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/, 'identity.problem.key')
    .refine((key) => !reservedKeys.includes(key), 'identity.problem.keyReserved'),
  name: line(40),
  issuer: web.default(''),
  authorization: web.default(''),
  token: web.default(''),
  profile: web.default(''),
  clientId: optionalLine(300).default(''),
  /** '': the stored one stays. */
  clientSecret: z.string().trim().max(1_000).default(''),
  scopes: optionalLine(300).default(''),
  trustedDomains: domainsShape,
  vouches: flag,
  admits: z.enum(['always', 'asRegistration']),
  state: z.enum(['shown', 'hidden', 'off']),
  ...(Object.fromEntries(claimFacts.map((fact) => [`claim_${fact}`, optionalLine(120).default('')])) as Record<
    `claim_${(typeof claimFacts)[number]}`,
    z.ZodDefault<ReturnType<typeof optionalLine>>
  >),
})

export type ProviderInput = z.output<typeof providerShape>
