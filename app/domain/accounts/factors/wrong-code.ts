import { DomainError } from '#app/core/errors.ts'

/** One answer for every code that does not work: wrong, used, outlived, or of another member. */
export function wrongCode(): DomainError {
  return new DomainError('invalid', 'accounts.confirm.wrongCode', {
    code: 'wrong_code',
    fields: { code: { key: 'accounts.confirm.wrongCode' } },
  })
}

/** One answer for every passkey that is not taken: unknown, of another member, asked too long ago. */
export function wrongPasskey(): DomainError {
  return new DomainError('invalid', 'accounts.passkey.wrong', { code: 'wrong_passkey' })
}
