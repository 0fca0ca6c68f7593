import { data } from '@remix-run/node'
import type { Ctx } from '#app/core/context.server.ts'
import { isDomainError, statusOf } from '#app/core/errors.ts'
import { ProviderFailure } from '#app/domain/identity/protocol/provider-problem.ts'
import { forgetSealed } from './sealed-cookie.server.ts'

type Place = { provider: { key: string; name: string } | null; next: string }

/**
 * The page of a sign-in that came to nothing, in plain words; what an admin has to mend is noted with the provider.
 * @throws what is no failure of a sign-in
 */
export function failurePage(ctx: Ctx, error: unknown, { provider, next }: Place) {
  const params = { provider: provider?.name ?? '' }
  const headers = { 'Set-Cookie': forgetSealed(ctx, 'provider'), 'Referrer-Policy': 'no-referrer' }
  const show = (title: string, text: string, more: Record<string, string | number>, status: number) =>
    data(
      { failure: { title, text, params: { ...params, ...more }, provider, next } },
      { status: status < 400 ? 400 : status, headers },
    )
  if (error instanceof ProviderFailure)
    return show(`identity.failed.${error.told}.title`, `identity.failed.${error.told}.text`, {}, 400)
  if (isDomainError(error) && error.kind === 'not_now')
    return show('identity.failed.notNow', error.key, error.params, statusOf(error))
  throw error
}
