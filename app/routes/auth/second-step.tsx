import { z } from 'zod'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { CodeForm } from '#app/components/security/code-form.tsx'
import { PasskeyForm } from '#app/components/security/passkey-form.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { codeProof, passkeyProof } from '#app/domain/accounts/input.ts'
import {
  passSecondStepByCode,
  passSecondStepByPasskey,
  waitingStep,
} from '#app/domain/accounts/sessions/pass-second-step.server.ts'
import { afterEntering, deviceOf, readSecondStep } from '#app/web/enter.server.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { pageLoader, type PageArgs } from '#app/web/page-loader.server.ts'
import { safePath } from '#app/web/safe-path.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('accounts.secondStep.title'), noindex: true }),
}

/** The second step of signing in, after password, link or another provider. */
export const loader = pageLoader(async ({ ctx, url, request }) => ({
  next: safePath(url.searchParams.get('next')),
  step: await waitingStep(ctx, readSecondStep(ctx.platform.env, request)),
}))

const next = z
  .string()
  .optional()
  .transform((path) => safePath(path))

export const action = formAction({
  code: intent({
    shape: codeProof.extend({ next }),
    secrets: ['code'],
    run: async (page, { code, next: to }) => {
      const device = deviceOf(page)
      const token = readSecondStep(page.ctx.platform.env, page.request)
      return answer(page, device, await passSecondStepByCode(page.ctx, { token, device, code }), to)
    },
  }),
  passkey: intent({
    shape: passkeyProof.extend({ next }),
    limit: 'signIn',
    secrets: ['credential'],
    run: async (page, { credential, next: to }) => {
      const device = deviceOf(page)
      const token = readSecondStep(page.ctx.platform.env, page.request)
      return answer(page, device, await passSecondStepByPasskey(page.ctx, { token, device, credential }), to)
    },
  }),
})

function answer(
  page: PageArgs,
  device: { mark: string },
  { actor, sessionId }: Awaited<ReturnType<typeof passSecondStepByCode>>,
  to: string,
) {
  const toast = { tone: 'good', key: 'accounts.signIn.welcome', params: { name: actor.name ?? '' } } as const
  return afterEntering(page, device, { sessionId, secondStep: null }, { to, toast })
}

export default function SecondStep({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { next, step } = data
  const login = `/login?next=${encodeURIComponent(next)}`
  if (step === null)
    return (
      <>
        <PageTitle title={t('accounts.secondStep.title')} lede={t('accounts.secondStep.ended')} />
        <p className="row">
          <a className="button primary" href={login}>
            {t('accounts.secondStep.again')}
          </a>
        </p>
      </>
    )
  const { app, passkey } = step
  return (
    <>
      <PageTitle title={t('accounts.secondStep.title')} lede={t('accounts.secondStep.lede')} />
      <div className="stack loose">
        {passkey !== null && (
          <PasskeyForm
            intent="passkey"
            kind="get"
            question={passkey}
            button={t('accounts.passkey.use')}
            primary={!app}
            errors={result?.intent === 'passkey' ? (result.result.error?.[''] ?? undefined) : undefined}
          >
            <input type="hidden" name="next" value={next} />
          </PasskeyForm>
        )}
        <CodeForm
          intent="code"
          hint={t(app ? 'accounts.secondStep.codeHint' : 'accounts.secondStep.recoveryHint')}
          button={t('accounts.secondStep.submit')}
          result={result}
        >
          <input type="hidden" name="next" value={next} />
        </CodeForm>
        <p>{t('accounts.secondStep.lost')}</p>
        <p>
          <a href={login}>{t('accounts.secondStep.other')}</a>
        </p>
      </div>
    </>
  )
}
