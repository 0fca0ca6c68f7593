import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { ConsentFields } from '#app/components/documents/consent-fields.tsx'
import { EmailField, HandleField, NameField, NewPasswordField } from '#app/components/forms/account-fields.tsx'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { CheckField } from '#app/components/forms/field.tsx'
import { GuardFields } from '#app/components/forms/guard-fields.tsx'
import { ApplyForm, AskForm } from '#app/components/joining/ask-forms.tsx'
import { FieldInputs, fieldLabels } from '#app/components/members/field-inputs.tsx'
import { Alert, Note } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { ProviderButtons } from '#app/components/sign-in/provider-buttons.tsx'
import type { Actor } from '#app/core/actor.ts'
import { registrationFields } from '#app/domain/accounts/fields/answer-profile-fields.server.ts'
import { fieldValuesShape } from '#app/domain/accounts/fields/input.ts'
import { registration } from '#app/domain/accounts/input.ts'
import { passwordMinLength } from '#app/domain/accounts/passwords/check-password.server.ts'
import { demoPeople } from '#app/domain/accounts/sessions/demo-sign-in.server.ts'
import { versionsInForce } from '#app/domain/documents/queries/consents.server.ts'
import { shownProviders } from '#app/domain/identity/queries/providers.server.ts'
import { addressAsked, application } from '#app/domain/joining/input.ts'
import { askByDomain } from '#app/domain/joining/requests/ask-by-domain.server.ts'
import { askToJoin } from '#app/domain/joining/requests/ask-to-join.server.ts'
import { registerOrAsk } from '#app/domain/joining/requests/register-or-ask.server.ts'
import { requestPath } from '#app/domain/joining/signed-id.server.ts'
import { setAdvertisingConsent } from '#app/domain/mail/consent/set-advertising-consent.server.ts'
import { askedFields } from '#app/views/asked-fields.ts'
import { agreementOf, consentFields } from '#app/web/consent-shape.ts'
import { afterEntering, deviceOf } from '#app/web/enter.server.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'
import { safePath } from '#app/web/safe-path.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('accounts.register.title') }),
}

export const loader = pageLoader(async ({ ctx, url }) => {
  const next = safePath(url.searchParams.get('next'))
  if (ctx.actor.memberId !== null) throw redirect(next)
  return {
    next,
    mode: ctx.setting('accounts.registration'),
    domains: ctx.setting('accounts.registration') === 'domain' ? ctx.setting('accounts.registrationDomains') : [],
    sent: url.searchParams.get('sent') === '1',
    minLength: passwordMinLength(ctx),
    providers: await shownProviders(ctx.read),
    demo: (await demoPeople(ctx)).length > 0,
    fields: askedFields(await registrationFields(ctx.read), ctx.locale),
    asked: Array.from(await versionsInForce(ctx.read, ctx.now()), ([kind, version]) => ({ kind, version })),
  }
})

const shape = registration.extend({
  ...consentFields,
  advertising: z.literal('on').optional(),
  fields: fieldValuesShape,
  next: z
    .string()
    .optional()
    .transform((path) => safePath(path)),
})

export const action = formAction({
  register: intent({
    shape,
    limit: 'registerTry',
    guard: 'refuse',
    secrets: ['password'],
    run: async (page, { next, advertising, ...input }) => {
      const { ctx } = page
      const device = deviceOf(page)
      const joined = await registerOrAsk(ctx, { ...input, agreement: agreementOf(input), locale: ctx.locale }, device)
      if ('requestId' in joined) return { to: requestPath(ctx.platform.env, joined.requestId) }
      const { memberId, sessionId } = joined
      if (advertising === 'on')
        await setAdvertisingConsent(
          ctx.as(newMember(memberId, input)),
          { advertising: true, night: false },
          'registration',
        )
      return afterEntering(
        page,
        device,
        { sessionId, secondStep: null },
        { to: next, toast: { tone: 'good', key: 'accounts.register.welcome', params: { name: input.name } } },
      )
    },
  }),
  /** Registration by approval: the answer is the page of the request, whoever has the address. */
  apply: intent({
    shape: application,
    limit: 'registerTry',
    guard: 'refuse',
    run: async ({ ctx }, input) => {
      const { requestId } = await askToJoin(ctx, input)
      return { to: requestPath(ctx.platform.env, requestId) }
    },
  }),
  /** Registration by domain: the mail brings the link. */
  ask: intent({
    shape: addressAsked,
    limit: 'registerTry',
    guard: 'refuse',
    run: async ({ ctx }, { email }) => {
      await askByDomain(ctx, { email })
      return { to: '/register?sent=1' }
    },
  }),
})

/** Who has just joined. */
function newMember(memberId: string, { handle, name }: { handle: string; name: string }): Actor {
  return { memberId, handle, name, roles: ['member'], trustLevel: 0 }
}

type Fields = {
  handle: string
  name: string
  email: string
  password: string
  terms: string
  privacy: string
  advertising: string
  next: string
}

export default function Register({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { next, mode, domains, sent, minLength, demo, asked, providers, fields: more } = data
  const [form, fields] = useActionForm<Fields>('register', result, { next })
  const labels = {
    handle: t('accounts.field.handle'),
    name: t('accounts.field.name'),
    email: t('accounts.field.email'),
    password: t('accounts.field.password'),
    terms: t('legal.kind.terms'),
    privacy: t('legal.kind.privacy'),
    ...fieldLabels(more),
  }
  const signIn = <a href={`/login?next=${encodeURIComponent(next)}`}>{t('accounts.register.signIn')}</a>
  return (
    <>
      <PageTitle title={t('accounts.register.title')} lede={t('accounts.register.lede')} />
      <div className="stack loose">
        {demo && (
          <Note>
            <a href={`/login?next=${encodeURIComponent(next)}`}>{t('accounts.register.demo')}</a>
          </Note>
        )}
        {mode === 'open' ? (
          <ActionForm form={form} labels={labels} reload>
            <input type="hidden" name="next" value={next} />
            <HandleField field={fields.handle} />
            <NameField field={fields.name} />
            <EmailField field={fields.email} hint={t('accounts.field.emailHint')} />
            <NewPasswordField field={fields.password} minLength={minLength} />
            <FieldInputs fields={more} form={form} />
            {asked.length > 0 && (
              <>
                <ConsentFields asked={asked} fields={fields} />
                <CheckField field={fields.advertising} label={t('legal.agree.advertising')} />
              </>
            )}
            <GuardFields form={form} />
            <p className="row">
              <Button look="primary" fillPhone>
                {t('accounts.register.submit')}
              </Button>
            </p>
          </ActionForm>
        ) : mode === 'approval' ? (
          <ApplyForm result={result} />
        ) : mode === 'domain' ? (
          <AskForm result={result} domains={domains} sent={sent} />
        ) : (
          <Alert tone="info">
            {t(mode === 'invitation' ? 'joining.mode.invitation' : 'accounts.problem.registrationClosed')}
          </Alert>
        )}
        <ProviderButtons providers={providers} next={next} />
        <p>
          <Sentence text="accounts.register.haveAccount" with={{ link: signIn }} />
        </p>
      </div>
    </>
  )
}
