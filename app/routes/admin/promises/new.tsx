import { ConditionFields, MinuteFields, type PolicyForm } from '#app/components/cases/promises/policy-fields.tsx'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { policyShape } from '#app/domain/cases/promises/input.ts'
import { createPolicy } from '#app/domain/cases/promises/save-policy.server.ts'
import { calendarNames } from '#app/domain/cases/queries/promise-pages.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('promises.new'), noindex: true }),
}

export const loader = guardedLoader('setting.change', async ({ ctx }) => ({ calendars: await calendarNames(ctx) }))

export const action = guardedAction('setting.change', {
  create: intent({
    shape: policyShape,
    run: async ({ ctx }, input) => {
      await createPolicy(ctx, input)
      return { to: urls.adminPromises(), toast: { tone: 'good', key: 'promises.toast.saved' } }
    },
  }),
})

export default function NewPromise({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const [form, fields] = useActionForm<PolicyForm>('create', result, { calendarId: data.calendars[0]?.id })
  return (
    <>
      <Crumbs trail={[{ text: t('promises.title'), href: urls.adminPromises() }]} />
      <PageTitle title={t('promises.new')} lede={t('promises.newLede')} />
      <ActionForm form={form}>
        <ConditionFields fields={fields} />
        <MinuteFields fields={fields} calendars={data.calendars} />
        <p className="row">
          <Button look="primary">{t('promises.create')}</Button>
        </p>
      </ActionForm>
    </>
  )
}
