import { systemActor } from '#app/core/actor.ts'
import { providerShape } from '#app/domain/identity/input.ts'
import { saveProvider } from '#app/domain/identity/providers/save-provider.server.ts'
import { claimFacts, signInPresets, type SignInPreset } from '#app/registry/sign-in-presets.ts'
import type { TestApp } from '#tests/setup/test-app.ts'

/** The form of a company's provider, as an admin sends it. */
export const providerForm = formOf('company')

function formOf(preset: SignInPreset): Record<string, string> {
  const from = signInPresets[preset]
  const claims: Partial<Record<string, string>> = from.claims
  return {
    preset,
    key: from.key === '' ? 'haru' : from.key,
    name: from.name === '' ? 'Haruwatt' : from.name,
    issuer: from.kind === 'handover' ? '' : from.issuer === '' ? 'https://id.haru.test' : from.issuer,
    ...from.endpoints,
    clientId: from.kind === 'handover' ? '' : 'community',
    clientSecret: from.kind === 'handover' ? '' : 'the secret of the community',
    scopes: from.scopes,
    trustedDomains: '',
    admits: from.admits,
    state: 'shown',
    ...Object.fromEntries(claimFacts.map((fact) => [`claim_${fact}`, claims[fact] ?? ''])),
  }
}

/**
 * A way to sign in that was set up by an admin: a company's provider unless `preset` says another; every field of the form
 * can be changed. @returns its id
 */
export async function aProvider(
  { as }: Pick<TestApp, 'as'>,
  { preset = 'company', ...fields }: Record<string, string> & { preset?: SignInPreset } = {},
): Promise<string> {
  const input = providerShape.parse({ ...formOf(preset), ...fields })
  return (await saveProvider(as(systemActor), null, input)).id
}
