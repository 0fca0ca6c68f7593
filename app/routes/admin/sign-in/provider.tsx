import { z } from 'zod'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { Alert } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { ConfirmButton } from '#app/components/parts/confirm-button.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { HandoverKeys } from '#app/components/sign-in/handover-keys.tsx'
import { ProviderFields, type ProviderForm } from '#app/components/sign-in/provider-fields.tsx'
import { notFound } from '#app/core/errors.ts'
import { optionalBlock } from '#app/core/text-shapes.ts'
import { createHandoverKey } from '#app/domain/identity/handover/create-handover-key.server.ts'
import { endHandoverKey } from '#app/domain/identity/handover/end-handover-key.server.ts'
import { handoverAlgorithms } from '#app/domain/identity/handover/handover-key.ts'
import { providerShape } from '#app/domain/identity/input.ts'
import { callbackPath, providerOf } from '#app/domain/identity/provider.ts'
import { deleteProvider } from '#app/domain/identity/providers/delete-provider.server.ts'
import { saveProvider } from '#app/domain/identity/providers/save-provider.server.ts'
import { handoverKeys } from '#app/domain/identity/queries/handover-keys.server.ts'
import { findProviderRow } from '#app/domain/identity/queries/providers.server.ts'
import { claimFacts, signInPresetNames, signInPresets, type SignInPreset } from '#app/registry/sign-in-presets.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader, type PageArgs } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (data, t) => ({ title: data?.name ?? t('identity.admin.new'), noindex: true }),
}

/** `/admin/sign-in/new?preset=google` adds one. */
export const loader = guardedLoader('signIn.administer', async (page) => {
  const { ctx, params, url } = page
  const row = params.id === 'new' ? null : await findProviderRow(ctx.read, { id: params.id ?? '' })
  if (row === null && params.id !== 'new') throw notFound()
  const provider = row === null ? null : providerOf(row)
  const asked = url.searchParams.get('preset')
  const preset: SignInPreset = provider?.preset ?? signInPresetNames.find((one) => one === asked) ?? 'company'
  const from = provider ?? { ...signInPresets[preset], clientId: '', vouches: false, state: 'shown' as const }
  const claims: Partial<Record<string, string>> = from.claims
  return {
    id: provider?.id ?? null,
    name: provider?.name ?? null,
    preset,
    kind: from.kind,
    origin: ctx.platform.env.ORIGIN,
    callback: provider === null ? null : `${ctx.platform.env.ORIGIN}${callbackPath(provider.key)}`,
    hasSecret: provider?.hasSecret ?? false,
    problem: provider?.problem ?? null,
    keys: provider?.kind === 'handover' ? await handoverKeys(ctx.read, provider.id) : [],
    values: {
      preset,
      key: from.key,
      name: from.name,
      issuer: from.issuer,
      ...from.endpoints,
      clientId: from.clientId,
      scopes: from.scopes,
      trustedDomains: from.trustedDomains.join('\n'),
      vouches: from.vouches,
      admits: from.admits,
      state: from.state,
      ...Object.fromEntries(claimFacts.map((fact) => [`claim_${fact}`, claims[fact] ?? ''])),
    },
  }
})

const named = z.object({ id: z.string() })

export const action = guardedAction('signIn.administer', {
  save: intent({
    shape: providerShape,
    secrets: ['clientSecret'],
    run: async ({ ctx, params }, input) => {
      const { id } = await saveProvider(ctx, params.id === 'new' ? null : (params.id ?? ''), input)
      return { to: urls.signInProvider(id), toast: { tone: 'good', key: 'identity.admin.saved' } }
    },
  }),
  delete: intent({
    shape: z.object({}),
    run: async ({ ctx, params }) => {
      await deleteProvider(ctx, { id: params.id ?? '' })
      return { to: urls.signIn(), toast: { tone: 'good', key: 'identity.admin.deleted' } }
    },
  }),
  createKey: intent({
    shape: z.object({ algorithm: z.enum(handoverAlgorithms), publicKey: optionalBlock(2_000).default('') }),
    run: async ({ ctx, params }, input) => {
      const made = await createHandoverKey(ctx, { ...input, providerId: params.id ?? '' })
      return { extra: { made } }
    },
  }),
  endKey: intent({
    shape: named,
    run: async (page, input) => {
      await endHandoverKey(page.ctx, input)
      return { to: here(page), toast: { tone: 'good', key: 'identity.keys.ended' } }
    },
  }),
})

function here({ params }: PageArgs): string {
  return urls.signInProvider(params.id ?? '')
}

export default function AdminProvider({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { id, name, preset, kind, callback, origin, hasSecret, problem, keys, values } = data
  const [form, fields] = useActionForm<ProviderForm>('save', result, values)
  const [remove] = useActionForm('delete', result)
  return (
    <>
      <Crumbs trail={[{ text: t('identity.admin.title'), href: urls.signIn() }]} />
      <PageTitle title={name ?? t(`identity.preset.${preset}`)} lede={t(`identity.presetHint.${preset}`)} />
      <div className="stack loose">
        {problem !== null && (
          <Alert tone="bad" title={t('identity.admin.problem')}>
            {t(`identity.wrong.${problem}`)}
          </Alert>
        )}
        <ActionForm form={form}>
          <ProviderFields
            fields={fields}
            kind={kind}
            preset={preset}
            callback={callback}
            origin={origin}
            hasSecret={hasSecret}
          />
          <p className="row">
            <Button look="primary" fillPhone>
              {t('identity.admin.save')}
            </Button>
          </p>
        </ActionForm>
      </div>
      {id !== null && kind === 'handover' && <HandoverKeys keys={keys} result={result} />}
      {id !== null && (
        <Section title={t('identity.admin.delete')}>
          <ActionForm form={remove}>
            <ConfirmButton
              text={t('identity.admin.delete')}
              consequence={t('identity.admin.deleteConsequence')}
              confirm={t('identity.admin.deleteConfirm')}
            />
          </ActionForm>
        </Section>
      )}
    </>
  )
}
