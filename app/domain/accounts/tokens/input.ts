import { z } from 'zod'
import { line } from '#app/core/text-shapes.ts'
import { scopes } from './scopes.ts'

/** Days that a form offers; a token is valid for a year at most. */
export const tokenDays = ['7', '30', '90', '365'] as const

export const newTokenShape = z.object({
  name: line(80),
  scopes: z.array(z.enum(scopes)).min(1, 'tokens.noScope'),
  days: z.enum(tokenDays).transform(Number),
})
export const revokeTokenShape = z.object({ tokenId: z.string().max(60) })
