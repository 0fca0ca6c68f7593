import { z } from 'zod'
import { MinuteFields, type PolicyForm } from '#app/components/cases/promises/policy-fields.tsx'
import { usePolicyName } from '#app/components/cases/promises/policy-words.tsx'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { ConfirmButton } from '#app/components/parts/confirm-button.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { notFound } from '#app/core/errors.ts'
import { policyChangeShape } from '#app/domain/cases/promises/input.ts'
import { changePolicy, deletePolicy } from '#app/domain/cases/promises/save-policy.server.ts'
import { calendarNames, policyLines } from '#app/domain/cases/queries/promise-pages.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('promises.one'), noindex: true }),
}

export const loader = guardedLoader('setting.change', async ({ ctx, params }) => {
  const policy = (await policyLines(ctx)).find(({ id }) => id === params['id'])
  if (policy === undefined) throw notFound('promises.errors.noPolicy')
  return { policy, calendars: await calendarNames(ctx) }
})

export const action = guardedAction('setting.change', {
  change: intent({
    shape: policyChangeShape,
    run: async ({ ctx, params }, input) => {
      await changePolicy(ctx, { id: params['id'] ?? '', ...input })
      return { to: urls.adminPromises(), toast: { tone: 'good', key: 'promises.toast.saved' } }
    },
  }),
  delete: intent({
    shape: z.object({}),
    run: async ({ ctx, params }) => {
      await deletePolicy(ctx, { id: params['id'] ?? '' })
      return { to: urls.adminPromises(), toast: { tone: 'good', key: 'promises.toast.deleted' } }
    },
  }),
})

export default function AdminPromise({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const name = usePolicyName()
  const { policy, calendars } = data
  const [form, fields] = useActionForm<PolicyForm>('change', result, {
    ...policy.minutes,
    calendarId: policy.calendarId,
  })
  const [remove] = useActionForm<Record<string, string>>('delete', result)
  return (
    <>
      <Crumbs trail={[{ text: t('promises.title'), href: urls.adminPromises() }]} />
      <PageTitle title={name(policy)} lede={t('promises.changeLede')} />
      <ActionForm form={form}>
        <MinuteFields fields={fields} calendars={calendars} />
        <p className="row">
          <Button look="primary">{t('promises.save')}</Button>
        </p>
      </ActionForm>
      {!policy.basic && (
        <Section title={t('promises.deleteTitle')}>
          <ActionForm form={remove}>
            <ConfirmButton
              text={t('promises.delete')}
              consequence={t('promises.deleteConsequence')}
              confirm={t('promises.delete')}
            />
          </ActionForm>
        </Section>
      )}
    </>
  )
}
