import { z } from 'zod'
import { ConsentFields } from '#app/components/documents/consent-fields.tsx'
import { EmailField, HandleField, NameField, NewPasswordField } from '#app/components/forms/account-fields.tsx'
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
import { registration } from '#app/domain/accounts/input.ts'
import { passwordMinLength } from '#app/domain/accounts/passwords/check-password.server.ts'
import { sessionCookie } from '#app/domain/accounts/sessions/session-cookie.server.ts'
import { versionsInForce } from '#app/domain/documents/queries/consents.server.ts'
import {
  acceptInvitation,
  findInvitation,
  joinByInvitation,
} from '#app/domain/joining/invitations/take-invitation.server.ts'
import { askedFields } from '#app/views/asked-fields.ts'
import { agreementOf, consentFields } from '#app/web/consent-shape.ts'
import { deviceOf } from '#app/web/enter.server.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (data, t) => ({
    title: t(data?.invitation == null ? 'joining.invitation.endedTitle' : 'joining.invitation.title'),
    noindex: true,
  }),
}

/** Shows what the invitation gives; only a press of the button takes it, because mail scanners open links too. */
export const loader = pageLoader(async ({ ctx, params }) => {
  const found = await findInvitation(ctx, { token: params.token ?? '' })
  const group = found?.group ?? null
  return {
    invitation:
      found?.state === 'works'
        ? {
            by: found.by,
            email: found.email,
            role: found.role,
            group: group === null ? null : ctx.locale === 'ko' ? group.nameKo : group.nameEn,
          }
        : null,
    me: ctx.actor.name ?? null,
    fields: askedFields(await registrationFields(ctx.read), ctx.locale),
    minLength: passwordMinLength(ctx, { roles: found?.role ? [found.role] : [] }),
    asked: Array.from(await versionsInForce(ctx.read, ctx.now()), ([kind, version]) => ({ kind, version })),
  }
})

const { email, ...rest } = registration.shape
/** The address of a mailed invitation is known. */
const shape = z.object({
  ...rest,
  email: z.union([z.literal(''), email]).default(''),
  fields: fieldValuesShape,
  ...consentFields,
})

export const action = formAction({
  join: intent({
    shape,
    limit: 'registerTry',
    secrets: ['password'],
    run: async (page, input) => {
      const { ctx, params } = page
      const token = params.token ?? ''
      const found = await findInvitation(ctx, { token })
      if (input.email === '' && found?.email === null)
        throw new DomainError('invalid', 'common.field.required', {
          fields: { email: { key: 'common.field.required' } },
        })
      const { sessionId } = await joinByInvitation(ctx, {
        ...input,
        token,
        agreement: agreementOf(input),
        locale: ctx.locale,
        device: deviceOf(page),
      })
      return {
        to: '/',
        toast: { tone: 'good', key: 'accounts.register.welcome', params: { name: input.name } },
        headers: { 'Set-Cookie': sessionCookie(ctx.platform.env, sessionId) },
      }
    },
  }),
  accept: intent({
    shape: z.object({}),
    limit: 'registerTry',
    run: async ({ ctx, params }) => {
      await acceptInvitation(ctx, { token: params.token ?? '' })
      return { to: '/', toast: { tone: 'good', key: 'joining.invitation.accepted' } }
    },
  }),
})

type Fields = { handle: string; name: string; email: string; password: string; terms: string; privacy: string }

export default function InvitationPage({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { invitation, me, minLength, asked, fields: more } = data
  const [form, fields] = useActionForm<Fields>('join', result)
  const [accept] = useActionForm('accept', result)
  if (invitation === null)
    return (
      <>
        <PageTitle title={t('joining.invitation.endedTitle')} lede={t('joining.invitation.ended')} />
        <p className="row">
          <a className="button" href="/login">
            {t('accounts.signIn.title')}
          </a>
        </p>
      </>
    )
  const { by, email: known, role, group } = invitation
  const labels = {
    handle: t('accounts.field.handle'),
    name: t('accounts.field.name'),
    email: t('accounts.field.email'),
    password: t('accounts.field.password'),
    terms: t('legal.kind.terms'),
    privacy: t('legal.kind.privacy'),
    ...fieldLabels(more),
  }
  return (
    <>
      <PageTitle
        title={t('joining.invitation.title')}
        lede={by === null ? t('joining.invitation.lede') : t('joining.invitation.ledeBy', { name: by })}
      />
      <div className="stack loose">
        {role !== null && <Note>{t('joining.invitation.role', { role: t(`accounts.role.${role}`) })}</Note>}
        {group !== null && <Note>{t('joining.invitation.group', { group })}</Note>}
        {me !== null ? (
          <ActionForm form={accept}>
            <p>{t('joining.invitation.signedIn', { name: me })}</p>
            <p className="row">
              <Button look="primary" fillPhone>
                {t('joining.invitation.accept')}
              </Button>
            </p>
          </ActionForm>
        ) : (
          <>
            {known !== null && <Note tone="good">{t('identity.join.known', { email: known })}</Note>}
            <ActionForm form={form} labels={labels} reload>
              <HandleField field={fields.handle} />
              <NameField field={fields.name} />
              {known === null && <EmailField field={fields.email} hint={t('accounts.field.emailHint')} />}
              <NewPasswordField field={fields.password} minLength={minLength} />
              <FieldInputs fields={more} form={form} />
              {asked.length > 0 && <ConsentFields asked={asked} fields={fields} />}
              <p className="row">
                <Button look="primary" fillPhone>
                  {t('accounts.register.submit')}
                </Button>
              </p>
            </ActionForm>
            <p>
              <a href="/login">{t('identity.join.have')}</a>
            </p>
          </>
        )}
      </div>
    </>
  )
}
