/** What somebody can show to prove who they are. */
export const identityProofs = ['password', 'mailCode', 'appCode', 'recoveryCode', 'passkey'] as const
export type IdentityProof = (typeof identityProofs)[number]

type Has = { password: boolean; mail: boolean; app: boolean; passkeys: number }

/** Whether signing in asks for a second step: one factor alone must not open such an account. */
export function hasSecondStep({ app, passkeys }: Pick<Has, 'app' | 'passkeys'>): boolean {
  return app || passkeys > 0
}

/**
 * What proves the identity of a member once more, before a delicate act. With a second step only that counts: the session itself stands for
 * the first, so that a borrowed browser and a known password change no factor.
 */
export function proofsThatCount(has: Has): IdentityProof[] {
  if (hasSecondStep(has))
    return [
      ...(has.app ? (['appCode'] as const) : []),
      'recoveryCode',
      ...(has.passkeys > 0 ? (['passkey'] as const) : []),
    ]
  if (has.password) return ['password']
  return has.mail ? ['mailCode'] : []
}
