import { data } from '@remix-run/node'
import { EmailField, HandleField, NewPasswordField } from '#app/components/forms/account-fields.tsx'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { TextField } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import type { PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { systemActor } from '#app/core/actor.ts'
import { DomainError } from '#app/core/errors.ts'
import { line } from '#app/core/text-shapes.ts'
import { registration } from '#app/domain/accounts/input.ts'
import { createFirstAdmin } from '#app/domain/accounts/members/create-first-admin.server.ts'
import { isSetupToken } from '#app/domain/accounts/members/setup-link.server.ts'
import { passwordMinLength } from '#app/domain/accounts/passwords/check-password.server.ts'
import { nameMaxLength } from '#app/domain/accounts/profile/profile-lengths.ts'
import { hasAdmin } from '#app/domain/accounts/queries/admins.server.ts'
import { sessionCookie } from '#app/domain/accounts/sessions/session-cookie.server.ts'
import { nameSite } from '#app/domain/site/setup/name-site.server.ts'
import { urls } from '#app/views/urls.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  bare: true,
  head: (_data, t) => ({ title: t('site.setup.firstTitle'), noindex: true }),
}

/** Seconds after which the page of a site that begins in a moment asks again. */
const waitSeconds = 4

export const loader = pageLoader(async ({ ctx, params }) => {
  const minLength = passwordMinLength(ctx, { roles: ['admin'] })
  if (ctx.platform.anew?.begun === true)
    return data({ waiting: true, minLength }, { status: 503, headers: { Refresh: String(waitSeconds) } })
  if (!isSetupToken(ctx, params.token ?? '') || (await hasAdmin(ctx.read)))
    throw new DomainError('not_found', 'site.setup.linkGone')
  // The address is a key: it must not travel to another site.
  return data({ waiting: false, minLength }, { headers: { 'Referrer-Policy': 'no-referrer' } })
})

export const action = formAction({
  begin: intent({
    shape: registration.extend({ siteName: line(60) }),
    limit: 'registerTry',
    secrets: ['password'],
    async run({ ctx, params, request }, { siteName, ...input }) {
      const device = { userAgent: request.headers.get('user-agent'), ip: ctx.ip }
      const { sessionId } = await createFirstAdmin(
        ctx,
        { ...input, token: params.token ?? '', locale: ctx.locale },
        device,
      )
      await nameSite(ctx.as(systemActor), { name: siteName, locale: ctx.locale })
      return {
        to: urls.setup(),
        toast: { tone: 'good', key: 'site.setup.begun', params: { name: input.name } },
        headers: { 'Set-Cookie': sessionCookie(ctx.platform.env, sessionId) },
      }
    },
  }),
})

type Fields = Record<'siteName' | 'handle' | 'name' | 'email' | 'password', string>

/** Where the first admin of a new site is made, behind a link that the terminal prints. */
export default function FirstAdmin({ data: { waiting, minLength }, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const [form, fields] = useActionForm<Fields>('begin', result)
  const labels = {
    siteName: t('site.setup.siteName'),
    name: t('accounts.field.name'),
    handle: t('accounts.field.handle'),
    email: t('accounts.field.email'),
    password: t('accounts.field.password'),
  }
  if (waiting) return <PageTitle title={t('site.own.waitTitle')} lede={t('site.own.waitLede')} />
  return (
    <>
      <PageTitle title={t('site.setup.firstTitle')} lede={t('site.setup.firstLede')} />
      <ActionForm form={form} labels={labels} reload>
        <TextField
          field={fields.siteName}
          label={labels.siteName}
          hint={t('site.setup.siteNameHint')}
          autoComplete="organization"
          maxLength={60}
        />
        <TextField field={fields.name} label={labels.name} autoComplete="name" maxLength={nameMaxLength} />
        <HandleField field={fields.handle} />
        <EmailField field={fields.email} />
        <NewPasswordField field={fields.password} minLength={minLength} />
        <p className="row">
          <Button look="primary" fillPhone>
            {t('site.setup.begin')}
          </Button>
        </p>
      </ActionForm>
    </>
  )
}
