import type { ProviderProblem } from '#app/domain/identity/provider.ts'

/** What the person is told; texts in `identity.failed`. */
export type FailureTold = 'cancelled' | 'refused' | 'failed' | 'expired' | 'used' | 'mismatch'

/** A sign-in at a provider that came to nothing. `problem`: what an admin has to look at; null: nothing. */
export class ProviderFailure extends Error {
  readonly problem: ProviderProblem | null
  readonly told: FailureTold
  constructor(told: FailureTold, problem: ProviderProblem | null, options?: ErrorOptions) {
    super(`sign-in ${told}: ${problem ?? 'by the person'}`, options)
    this.name = 'ProviderFailure'
    this.problem = problem
    this.told = told
  }
}

type Thrown = { name?: string; code?: string; error?: string; reason?: string; message?: string; cause?: unknown }

/** What an error of openid-client or of the network means, in the words of `identity.problem`. */
export function problemOf(error: unknown): ProviderProblem {
  for (let one = error as Thrown | undefined, depth = 0; one !== undefined && depth < 6; depth++) {
    if (one.name === 'OutgoingFailure') return one.reason === 'refused' ? 'inside' : 'unreachable'
    if (one.error === 'invalid_client' || one.error === 'unauthorized_client') return 'clientRefused'
    if (one.error === 'redirect_uri_mismatch' || /redirect_uri/.test(one.message ?? '')) return 'redirectRefused'
    if (one.code === 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED') return 'issuerDiffers'
    if (one.code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' || one.code === 'OAUTH_RESPONSE_IS_NOT_JSON') return 'notAProvider'
    one = typeof one.cause === 'object' && one.cause !== null ? (one.cause as Thrown) : undefined
  }
  return 'answerUnreadable'
}
