import { z } from 'zod'
import type { Agreement } from '#app/domain/documents/agree-to-documents.server.ts'

const version = z.coerce.number().int().min(1).max(1_000_000).optional()
const tick = z.literal('on').optional()

/** The ticks of `ConsentFields` as a form sends them. */
export const consentFields = { terms: tick, termsVersion: version, privacy: tick, privacyVersion: version } as const

/** What was ticked, in the version that was shown. */
export function agreementOf(sent: z.output<z.ZodObject<typeof consentFields>>): Agreement {
  return {
    ...(sent.terms === 'on' && sent.termsVersion !== undefined ? { terms: sent.termsVersion } : {}),
    ...(sent.privacy === 'on' && sent.privacyVersion !== undefined ? { privacy: sent.privacyVersion } : {}),
  }
}
