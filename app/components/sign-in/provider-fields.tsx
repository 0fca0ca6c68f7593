import type { Field } from '#app/components/forms/action-form.tsx'
import { CheckField, ChoiceField, TextArea, TextField } from '#app/components/forms/field.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { claimFacts, type ClaimFact, type SignInPreset } from '#app/registry/sign-in-presets.ts'

export type ProviderForm = {
  preset: string
  key: string
  name: string
  issuer: string
  authorization: string
  token: string
  profile: string
  clientId: string
  clientSecret: string
  scopes: string
  trustedDomains: string
  vouches: string
  admits: string
  state: string
} & Record<`claim_${ClaimFact}`, string>

/** The fields of one way to sign in; what only its kind needs is left out of the others. */
export function ProviderFields({
  fields,
  kind,
  preset,
  callback,
  origin,
  hasSecret,
}: {
  fields: Readonly<Record<keyof ProviderForm, Field>>
  kind: 'oidc' | 'oauth2' | 'handover'
  preset: SignInPreset
  /** The address to register at the provider; null while there is none. */
  callback: string | null
  origin: string
  hasSecret: boolean
}) {
  const t = useT()
  const code = { autoCapitalize: 'none', spellCheck: false } as const
  return (
    <>
      <input type="hidden" name="preset" value={preset} />
      <TextField
        field={fields.name}
        label={t('identity.field.name')}
        hint={t('identity.field.nameHint')}
        maxLength={40}
      />
      <TextField
        field={fields.key}
        label={t('identity.field.key')}
        hint={t('identity.field.keyHint')}
        maxLength={30}
        {...code}
      />
      {kind !== 'handover' && (
        <>
          <Note>
            {callback === null ? t('identity.field.callbackLater') : t('identity.field.callback')}{' '}
            <code>{callback ?? `${origin}/login/…/callback`}</code>
          </Note>
          <TextField
            field={fields.issuer}
            label={t('identity.field.issuer')}
            hint={t(preset === 'microsoft' ? 'identity.field.tenantHint' : 'identity.field.issuerHint')}
            type="url"
            maxLength={300}
          />
          {kind === 'oauth2' && (
            <>
              <TextField
                field={fields.authorization}
                label={t('identity.field.authorization')}
                type="url"
                maxLength={300}
              />
              <TextField field={fields.token} label={t('identity.field.token')} type="url" maxLength={300} />
              <TextField field={fields.profile} label={t('identity.field.profile')} type="url" maxLength={300} />
            </>
          )}
          <TextField
            field={fields.clientId}
            label={t('identity.field.clientId')}
            maxLength={300}
            {...code}
            autoComplete="off"
          />
          <TextField
            field={fields.clientSecret}
            label={t('identity.field.clientSecret')}
            hint={t(hasSecret ? 'identity.field.secretStored' : 'identity.field.secretHint')}
            type="password"
            optional
            autoComplete="off"
          />
          <TextField
            field={fields.scopes}
            label={t('identity.field.scopes')}
            hint={t('identity.field.scopesHint')}
            optional
            maxLength={300}
            {...code}
          />
        </>
      )}
      {kind === 'handover' && (
        <>
          <input type="hidden" name="issuer" value="" />
          <input type="hidden" name="clientId" value="" />
          <input type="hidden" name="scopes" value="" />
        </>
      )}
      <TextArea
        field={fields.trustedDomains}
        label={t('identity.field.trustedDomains')}
        hint={t('identity.field.trustedDomainsHint')}
        optional
        rows={3}
        maxLength={4_000}
        {...code}
      />
      <CheckField field={fields.vouches} label={t('identity.field.vouches')} hint={t('identity.field.vouchesHint')} />
      <ChoiceField
        field={fields.admits}
        label={t('identity.field.admits')}
        options={(['always', 'asRegistration'] as const).map((value) => ({
          value,
          text: t(`identity.admits.${value}`),
          hint: t(`identity.admitsHint.${value}`),
        }))}
      />
      <ChoiceField
        field={fields.state}
        label={t('identity.field.state')}
        options={(['shown', 'hidden', 'off'] as const).map((value) => ({
          value,
          text: t(`identity.state.${value}`),
          hint: t(`identity.stateHint.${value}`),
        }))}
      />
      <details className="fold">
        <summary>{t('identity.field.claims')}</summary>
        <p className="hint">{t('identity.field.claimsHint')}</p>
        {claimFacts.map((fact) => (
          <TextField
            key={fact}
            field={fields[`claim_${fact}`]}
            label={t(`identity.claim.${fact}`)}
            optional
            maxLength={120}
            {...code}
          />
        ))}
      </details>
    </>
  )
}
