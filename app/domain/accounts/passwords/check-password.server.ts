import { isStaff, type Actor } from '#app/core/actor.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { siteNames } from '#app/core/site-name.ts'
import { isCommonPassword } from './common-passwords.server.ts'
import { passwordProblem, type PasswordOwner } from './password-rules.ts'

/**
 * Refuses a new password that is too short, too long, common, or made of the member's own names.
 * @param field the form field of the message
 * @throws invalid with the reason on `field`
 */
export async function checkPassword(
  ctx: Ctx,
  password: string,
  person: Pick<Actor, 'roles'>,
  owner: Omit<PasswordOwner, 'siteName'>,
  field = 'password',
): Promise<void> {
  const problem = passwordProblem(password, passwordMinLength(ctx, person), {
    ...owner,
    siteName: siteNames(ctx).join(' '),
  })
  const reason = problem ?? ((await isCommonPassword(password)) ? { key: 'common' as const } : null)
  if (reason === null) return
  const key = `accounts.problem.password.${reason.key}`
  const params = 'params' in reason ? (reason.params ?? {}) : {}
  throw new DomainError('invalid', key, { params, fields: { [field]: { key, params } } })
}

/** The fewest characters of this person's password; without roles, of a member's. */
export function passwordMinLength(
  { setting }: Pick<Ctx, 'setting'>,
  person: Pick<Actor, 'roles'> = { roles: [] },
): number {
  return setting(isStaff(person) ? 'accounts.staffPasswordMinLength' : 'accounts.passwordMinLength')
}
