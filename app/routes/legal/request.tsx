import { z } from 'zod'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { Alert, type AlertTone } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Facts } from '#app/components/parts/facts.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { confirmLegalRequest } from '#app/domain/legal-requests/confirm-legal-request.server.ts'
import { findLegalRequest } from '#app/domain/legal-requests/find-legal-request.server.ts'
import type { LegalRequestState } from '#app/domain/legal-requests/legal-request.ts'
import { addressOfSubject } from '#app/views/legal/subject-address.server.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('requests.page.title'), noindex: true }),
}

/** Where a requester confirms and sees what became of it; its address is known to them alone. */
export const loader = pageLoader(async ({ ctx, params }) => {
  const request = await findLegalRequest(ctx, { token: params.token ?? '' })
  const { ground, state, body, law, onBehalf, note, at, until } = {
    ...request,
    onBehalf: request.on_behalf,
    at: request.created_at,
    until: request.until_at,
  }
  const isWaiting = state === 'unconfirmed' || state === 'waiting' || state === 'objected'
  return {
    ground,
    state,
    body,
    law,
    onBehalf,
    note: isWaiting ? '' : note,
    at,
    until: state === 'hidden' || state === 'objected' ? until : null,
    about: await addressOfSubject(ctx, request),
  }
})

export const action = formAction({
  /** Only a press confirms, because mail scanners open links too. */
  confirm: intent({
    shape: z.object({}),
    limit: 'legalRequest',
    run: async ({ ctx, params, url }) => {
      await confirmLegalRequest(ctx, { token: params.token ?? '' })
      return { to: url.pathname, toast: { tone: 'good', key: 'requests.page.confirmed' } }
    },
  }),
})

const tones: Record<LegalRequestState, AlertTone> = {
  unconfirmed: 'info',
  waiting: 'info',
  hidden: 'good',
  objected: 'info',
  removed: 'good',
  refused: 'warn',
  restored: 'warn',
  ended: 'info',
}

const withWays: readonly LegalRequestState[] = ['refused', 'restored', 'ended']

export default function LegalRequestPage({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { exact } = useFormat()
  const [form] = useActionForm('confirm', result)
  const { state, ground, body, law, onBehalf, note, at, until, about } = data
  return (
    <>
      <PageTitle title={t('requests.page.title')} />
      <div className="stack loose">
        <Alert tone={tones[state]} title={t(`requests.state.${state}`)}>
          {t(`requests.stateText.${state}`)}
          {until !== null && ` ${t('requests.mail.until', { until: exact(until) })}`}
        </Alert>
        {state === 'unconfirmed' && (
          <ActionForm form={form}>
            <p className="row">
              <Button look="primary" fillPhone>
                {t('requests.page.confirm')}
              </Button>
            </p>
          </ActionForm>
        )}
        {note !== '' && (
          <Section title={t('requests.page.reason')}>
            <blockquote className="lines-kept">{note}</blockquote>
          </Section>
        )}
        {withWays.includes(state) && <p>{t('requests.ways')}</p>}
        <Section title={t('requests.page.wrote')}>
          <Facts
            facts={[
              { name: t('requests.field.ground'), value: t(`requests.ground.${ground}`) },
              ...(about === null ? [] : [{ name: t('requests.field.address'), value: <a href={about}>{about}</a> }]),
              ...(law === '' ? [] : [{ name: t('requests.field.law'), value: law }]),
              ...(onBehalf === '' ? [] : [{ name: t('requests.field.onBehalf'), value: onBehalf }]),
              { name: t('requests.panel.at'), value: <Time at={at} form="moment" /> },
            ]}
          />
          {body === '' ? (
            <p className="quiet-text gap">{t('requests.page.forgotten')}</p>
          ) : (
            <blockquote className="lines-kept gap">{body}</blockquote>
          )}
        </Section>
      </div>
    </>
  )
}
