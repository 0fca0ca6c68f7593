import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { TextField } from '#app/components/forms/field.tsx'
import { NoMember } from '#app/components/legal/legal-notes.tsx'
import { DemoPeople } from '#app/components/members/demo-people.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { PasskeyForm } from '#app/components/security/passkey-form.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { ProviderButtons } from '#app/components/sign-in/provider-buttons.tsx'
import type { Actor } from '#app/core/actor.ts'
import { isDomainError } from '#app/core/errors.ts'
import { credentials, passkeyProof } from '#app/domain/accounts/input.ts'
import { demoPeople, signInAsDemo } from '#app/domain/accounts/sessions/demo-sign-in.server.ts'
import { sessionCookie } from '#app/domain/accounts/sessions/session-cookie.server.ts'
import { askToSignIn, signInByPasskey } from '#app/domain/accounts/sessions/sign-in-by-passkey.server.ts'
import { signIn } from '#app/domain/accounts/sessions/sign-in.server.ts'
import { shownProviders } from '#app/domain/identity/queries/providers.server.ts'
import { wayBackByPassword } from '#app/domain/leaving/way-back.server.ts'
import { signInReason } from '#app/views/sign-in-reason.ts'
import { afterEntering, deviceOf } from '#app/web/enter.server.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { pathOf, readHeldForm } from '#app/web/held-form.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'
import { safePath } from '#app/web/safe-path.ts'
import type { ToastMessage } from '#app/web/toast.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('accounts.signIn.title'), noindex: true }),
}

export const loader = pageLoader(async ({ ctx, url, request }) => {
  const next = safePath(url.searchParams.get('next'))
  if (ctx.actor.memberId !== null) throw redirect(next)
  return {
    next,
    people: await demoPeople(ctx),
    passkey: await askToSignIn(ctx),
    open: ['open', 'domain', 'approval'].includes(ctx.setting('accounts.registration')),
    byMail: ctx.setting('accounts.signInByMail') === 'on',
    providers: await shownProviders(ctx.read),
    held: (await readHeldForm(ctx, request))?.path === pathOf(next),
  }
})

const next = z
  .string()
  .optional()
  .transform((path) => safePath(path))

export const action = formAction({
  signIn: intent({
    shape: credentials.extend({ next }),
    limit: 'signIn',
    countsFailuresOnly: true,
    secrets: ['password'],
    run: async (page, input) => {
      const { ctx, sessionHash } = page
      const device = deviceOf(page)
      const entered = await signIn(ctx, { ...input, device, replaces: sessionHash }).catch(async (error: unknown) => {
        const back =
          isDomainError(error) && error.code === 'wrong_credentials' ? await wayBackByPassword(ctx, input) : null
        if (back === null) throw error
        return back
      })
      if (typeof entered === 'string') return { to: entered }
      return afterEntering(page, device, entered, { to: input.next, toast: welcome(entered.actor) })
    },
  }),
  passkey: intent({
    shape: passkeyProof.extend({ next }),
    limit: 'signIn',
    countsFailuresOnly: true,
    secrets: ['credential'],
    run: async (page, { credential, next: to }) => {
      const device = deviceOf(page)
      const { actor, sessionId } = await signInByPasskey(page.ctx, { credential, device, replaces: page.sessionHash })
      return afterEntering(page, device, { sessionId, secondStep: null }, { to, toast: welcome(actor) })
    },
  }),
  demo: intent({
    shape: z.object({ handle: z.string(), next }),
    run: async (page, input) => {
      const { sessionId } = await signInAsDemo(page.ctx, {
        handle: input.handle,
        device: deviceOf(page),
        replaces: page.sessionHash,
      })
      return { to: input.next, headers: { 'Set-Cookie': sessionCookie(page.ctx.platform.env, sessionId) } }
    },
  }),
})

function welcome(actor: Actor): ToastMessage {
  return { tone: 'good', key: 'accounts.signIn.welcome', params: { name: actor.name ?? '' } }
}

export default function SignIn({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { next, people, passkey, open, byMail, providers, held } = data
  const why = signInReason(next)
  const flagged = /^(\/(?:posts|pictures|stories|members)\/.+)\/flag$/.exec(next)?.[1]
  const [form, fields] = useActionForm<{ login: string; password: string; next: string }>('signIn', result, { next })
  const labels = { login: t('accounts.field.login'), password: t('accounts.field.password') }
  return (
    <>
      <PageTitle title={t('accounts.signIn.title')} lede={t('accounts.signIn.lede')} />
      <div className="stack loose">
        {held && (
          <Note tone="good" icon="check">
            {t('composer.held.kept')}
          </Note>
        )}
        {flagged !== undefined && <NoMember about={flagged} />}
        {!held && why && <Note tone="info">{t(why)}</Note>}
        <ActionForm form={form} labels={labels} reload>
          <input type="hidden" name="next" value={next} />
          <TextField
            field={fields.login}
            label={labels.login}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={254}
          />
          <TextField field={fields.password} label={labels.password} type="password" autoComplete="current-password" />
          <p className="row">
            <Button look="primary" fillPhone>
              {t('accounts.signIn.submit')}
            </Button>
          </p>
        </ActionForm>
        <PasskeyForm
          intent="passkey"
          kind="get"
          question={passkey}
          button={t('accounts.passkey.signIn')}
          errors={result?.intent === 'passkey' ? (result.result.error?.[''] ?? undefined) : undefined}
        >
          <input type="hidden" name="next" value={next} />
        </PasskeyForm>
        <ProviderButtons providers={providers} next={next} />
        <p className="row">
          <a href="/forgot">{t('accounts.signIn.forgot')}</a>
          {byMail && <a href="/forgot?way=signIn">{t('accounts.signIn.byMail')}</a>}
        </p>
        {open && (
          <p>
            <Sentence
              text="accounts.signIn.noAccount"
              with={{
                link: <a href={`/register?next=${encodeURIComponent(next)}`}>{t('accounts.signIn.join')}</a>,
              }}
            />
          </p>
        )}
        <DemoPeople people={people} next={next} />
      </div>
    </>
  )
}
