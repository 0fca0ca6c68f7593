import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { ConsentFields } from '#app/components/documents/consent-fields.tsx'
import { EmailField, HandleField, NameField } from '#app/components/forms/account-fields.tsx'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { FieldInputs, fieldLabels } from '#app/components/members/field-inputs.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { DomainError } from '#app/core/errors.ts'
import { registrationFields } from '#app/domain/accounts/fields/answer-profile-fields.server.ts'
import { fieldValuesShape } from '#app/domain/accounts/fields/input.ts'
import { emailShape, handleShape, nameShape } from '#app/domain/accounts/input.ts'
import { handleProblem, normalHandle } from '#app/domain/accounts/members/handle.ts'
import { versionsInForce } from '#app/domain/documents/queries/consents.server.ts'
import { trustedEmail } from '#app/domain/identity/admission.ts'
import { joinWith } from '#app/domain/identity/join-with.server.ts'
import { providerOf, type Provider } from '#app/domain/identity/provider.ts'
import { findProviderRow } from '#app/domain/identity/queries/providers.server.ts'
import { signInWith, type SignedIn } from '#app/domain/identity/sign-in-with.server.ts'
import { askedFields } from '#app/views/asked-fields.ts'
import { agreementOf, consentFields } from '#app/web/consent-shape.ts'
import { afterEntering, deviceOf } from '#app/web/enter.server.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { pageLoader, type PageArgs } from '#app/web/page-loader.server.ts'
import type { Joining } from '#app/web/sign-in/arrive.server.ts'
import { forgetSealed, readSealed } from '#app/web/sign-in/sealed-cookie.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (data, t) => ({ title: t(data?.me == null ? 'identity.join.title' : 'identity.switch.title'), noindex: true }),
}

/** Whom a provider vouched for a moment ago in this browser. */
async function waiting({ ctx, params, request }: PageArgs): Promise<(Joining & { provider: Provider }) | null> {
  const joining = readSealed<Joining>(ctx, 'joining', request)
  const row = joining === null ? null : await findProviderRow(ctx.read, { id: joining.providerId })
  if (joining === null || row === null || row.state === 'off' || row.key !== params.provider) return null
  return { ...joining, provider: providerOf(row) }
}

export const loader = pageLoader(async (page) => {
  const here = await waiting(page)
  if (here === null) throw redirect(page.ctx.actor.memberId === null ? '/login' : '/')
  const { facts, provider, next } = here
  const email = trustedEmail(facts, provider)
  const handle = normalHandle(facts.handle ?? facts.name?.replace(/\s+/g, '') ?? '')
  return {
    provider: { key: provider.key, name: provider.name },
    me: page.ctx.actor.name ?? null,
    next,
    /** Believed about the address: it is shown, not asked for. */
    known: email,
    asked: Array.from(await versionsInForce(page.ctx.read, page.ctx.now()), ([kind, version]) => ({ kind, version })),
    fields: askedFields(await registrationFields(page.ctx.read), page.ctx.locale),
    suggested: {
      handle: handleProblem(handle) === null ? handle : '',
      name: facts.name ?? '',
      email: facts.email ?? '',
    },
  }
})

const shape = z.object({
  ...consentFields,
  fields: fieldValuesShape,
  handle: handleShape,
  name: nameShape,
  email: z.union([z.literal(''), emailShape]).default(''),
})

export const action = formAction({
  join: intent({
    shape,
    limit: 'registerTry',
    run: async (page, input) => {
      const { provider, facts, next } = await stillWaiting(page)
      if (input.email === '' && trustedEmail(facts, provider) === null)
        throw new DomainError('invalid', 'common.field.required', {
          fields: { email: { key: 'common.field.required' } },
        })
      const device = deviceOf(page)
      const joined = await joinWith(page.ctx, {
        provider,
        facts,
        ...input,
        agreement: agreementOf(input),
        device,
      })
      return arrived(page, device, joined, { to: next, key: 'accounts.register.welcome', name: input.name })
    },
  }),
  /** Somebody is signed in here, and the company's site brought another customer. */
  change: intent({
    shape: z.object({}),
    limit: 'signIn',
    run: async (page) => {
      const { provider, facts, next } = await stillWaiting(page)
      const device = deviceOf(page)
      const done = await signInWith(page.ctx, { provider, facts, device, replaces: page.sessionHash })
      if (done === null) throw new DomainError('not_now', 'identity.switch.newcomer')
      return arrived(page, device, done, { to: next, key: 'accounts.signIn.welcome', name: done.actor.name ?? '' })
    },
  }),
})

async function stillWaiting(page: PageArgs): Promise<Joining & { provider: Provider }> {
  const here = await waiting(page)
  if (here === null) throw new DomainError('not_now', 'identity.failed.expired.text')
  return here
}

function arrived(
  page: PageArgs,
  device: { mark: string },
  entered: SignedIn,
  { to, key, name }: { to: string; key: string; name: string },
) {
  const answer = afterEntering(page, device, entered, { to, toast: { tone: 'good', key, params: { name } } })
  const headers = new Headers(answer.headers)
  headers.append('Set-Cookie', forgetSealed(page.ctx, 'joining'))
  return { ...answer, headers }
}

type Fields = { handle: string; name: string; email: string; terms: string; privacy: string }

export default function ProviderJoin({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { provider, me, next, known, suggested, asked, fields: more } = data
  const [form, fields] = useActionForm<Fields>('join', result, suggested)
  const [change] = useActionForm('change', result)
  const labels = {
    handle: t('accounts.field.handle'),
    name: t('accounts.field.name'),
    email: t('accounts.field.email'),
    terms: t('legal.kind.terms'),
    privacy: t('legal.kind.privacy'),
    ...fieldLabels(more),
  }
  if (me !== null)
    return (
      <>
        <PageTitle
          title={t('identity.switch.title')}
          lede={t('identity.switch.lede', { name: me, other: suggested.name === '' ? provider.name : suggested.name })}
        />
        <ActionForm form={change} reload>
          <p className="row">
            <Button look="primary" fillPhone>
              {t('identity.switch.submit')}
            </Button>
            <a className="button" href={next}>
              {t('identity.switch.stay', { name: me })}
            </a>
          </p>
        </ActionForm>
      </>
    )
  return (
    <>
      <PageTitle title={t('identity.join.title')} lede={t('identity.join.lede', { provider: provider.name })} />
      <div className="stack loose">
        {known !== null && <Note tone="good">{t('identity.join.known', { email: known })}</Note>}
        <ActionForm form={form} labels={labels} reload>
          <HandleField field={fields.handle} />
          <NameField field={fields.name} />
          {known === null && <EmailField field={fields.email} hint={t('accounts.field.emailHint')} />}
          <FieldInputs fields={more} form={form} />
          {asked.length > 0 && <ConsentFields asked={asked} fields={fields} />}
          <p className="row">
            <Button look="primary" fillPhone>
              {t('accounts.register.submit')}
            </Button>
          </p>
        </ActionForm>
        <p>
          <a href={`/login?next=${encodeURIComponent('/me/security')}`}>{t('identity.join.have')}</a>
        </p>
      </div>
    </>
  )
}
