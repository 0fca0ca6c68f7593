import { z } from 'zod'
import { NewPasswordField } from '#app/components/forms/account-fields.tsx'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { changeEmail } from '#app/domain/accounts/email/change-email.server.ts'
import { verifyEmail } from '#app/domain/accounts/email/verify-email.server.ts'
import { newPassword } from '#app/domain/accounts/input.ts'
import { claimAccount } from '#app/domain/accounts/links/claim-account.server.ts'
import { findLink } from '#app/domain/accounts/links/find-link.server.ts'
import { passwordMinLength } from '#app/domain/accounts/passwords/check-password.server.ts'
import { resetPassword } from '#app/domain/accounts/passwords/reset-password.server.ts'
import { credentialsOf } from '#app/domain/accounts/queries/identities.server.ts'
import { signInByLink } from '#app/domain/accounts/sessions/sign-in-by-link.server.ts'
import { afterEntering, deviceOf } from '#app/web/enter.server.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (data, t) => ({
    title: data?.link ? t(`accounts.link.${data.link.purpose}.title`) : t('accounts.link.endedTitle'),
    noindex: true,
  }),
}

/** Shows what the link would do; only a press of its button does it, because mail scanners open links too. */
export const loader = pageLoader(async ({ ctx, params }) => {
  const link = await findLink(ctx, { token: params.token ?? '' })
  const purpose = link?.works === true && link.purpose !== 'confirm' ? link.purpose : null
  // Whoever claims an imported account has no role.
  const owner =
    link !== null && (purpose === 'resetPassword' || purpose === 'notMe')
      ? await credentialsOf(ctx.read, { memberId: link.member.id })
      : null
  return {
    link: link === null || purpose === null ? null : { purpose, email: link.email, handle: link.member.handle },
    minLength: passwordMinLength(ctx, owner?.actor),
  }
})

const nothing = z.object({})

export const action = formAction({
  verifyEmail: intent({
    shape: nothing,
    limit: 'signIn',
    run: async ({ ctx, params }) => {
      await verifyEmail(ctx, { token: params.token ?? '' })
      return { to: '/', toast: { tone: 'good', key: 'accounts.link.verifyEmail.done' } }
    },
  }),
  changeEmail: intent({
    shape: nothing,
    limit: 'signIn',
    run: async ({ ctx, params }) => {
      await changeEmail(ctx, { token: params.token ?? '' })
      return { to: '/login', toast: { tone: 'good', key: 'accounts.link.changeEmail.done' } }
    },
  }),
  resetPassword: intent({
    shape: newPassword,
    limit: 'signIn',
    secrets: ['next'],
    run: async ({ ctx, params }, { next }) => {
      await resetPassword(ctx, { token: params.token ?? '', next })
      return { to: '/login', toast: { tone: 'good', key: 'accounts.link.resetPassword.done' } }
    },
  }),
  notMe: intent({
    shape: newPassword,
    limit: 'signIn',
    secrets: ['next'],
    run: async ({ ctx, params }, { next }) => {
      await resetPassword(ctx, { token: params.token ?? '', next })
      return { to: '/login', toast: { tone: 'good', key: 'accounts.link.notMe.done' } }
    },
  }),
  claim: intent({
    shape: newPassword,
    limit: 'signIn',
    secrets: ['next'],
    run: async ({ ctx, params }, { next }) => {
      await claimAccount(ctx, { token: params.token ?? '', next })
      return { to: '/login', toast: { tone: 'good', key: 'accounts.link.claim.done' } }
    },
  }),
  signIn: intent({
    shape: nothing,
    limit: 'signIn',
    run: async (page) => {
      const device = deviceOf(page)
      const entered = await signInByLink(page.ctx, {
        token: page.params.token ?? '',
        device,
        replaces: page.sessionHash,
      })
      const name = entered.actor.name ?? ''
      return afterEntering(page, device, entered, {
        to: '/',
        toast: { tone: 'good', key: 'accounts.signIn.welcome', params: { name } },
      })
    },
  }),
})

export default function AccountLinkPage({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { link, minLength } = data
  const [form, fields] = useActionForm<{ next: string }>(link?.purpose ?? 'verifyEmail', result)
  if (link === null)
    return (
      <>
        <PageTitle title={t('accounts.link.endedTitle')} lede={t('accounts.link.ended')} />
        <p className="row">
          <a className="button primary" href="/forgot">
            {t('accounts.link.askAgain')}
          </a>
        </p>
      </>
    )
  const { purpose, email, handle } = link
  const labels = { next: t('accounts.field.next') }
  return (
    <>
      <PageTitle
        title={t(`accounts.link.${purpose}.title`)}
        lede={t(`accounts.link.${purpose}.lede`, { email, handle })}
      />
      <ActionForm form={form} labels={labels} reload>
        {(purpose === 'resetPassword' || purpose === 'claim' || purpose === 'notMe') && (
          <>
            <input
              className="said-only"
              type="text"
              name="username"
              autoComplete="username"
              value={handle}
              readOnly
              tabIndex={-1}
              aria-hidden="true"
            />
            <NewPasswordField field={fields.next} label={labels.next} minLength={minLength} />
          </>
        )}
        <p className="row">
          <Button look="primary" fillPhone>
            {t(`accounts.link.${purpose}.submit`)}
          </Button>
        </p>
      </ActionForm>
    </>
  )
}
