import { CalendarFields, type CalendarForm } from '#app/components/cases/promises/calendar-fields.tsx'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { calendarShape } from '#app/domain/cases/promises/input.ts'
import { saveCalendar } from '#app/domain/cases/promises/save-calendar.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('promises.calendars.new'), noindex: true }),
}

export const loader = guardedLoader('setting.change', ({ ctx }) =>
  Promise.resolve({ zone: ctx.setting('site.timeZone') }),
)

export const action = guardedAction('setting.change', {
  create: intent({
    shape: calendarShape,
    run: async ({ ctx }, input) => {
      const id = await saveCalendar(ctx, { id: null, ...input })
      return { to: urls.adminCalendar(id), toast: { tone: 'good', key: 'promises.toast.calendarSaved' } }
    },
  }),
})

const workday = '09:00-12:00, 13:00-18:00'

export default function NewCalendar({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const [form, fields] = useActionForm<CalendarForm>('create', result, {
    zone: data.zone,
    monday: workday,
    tuesday: workday,
    wednesday: workday,
    thursday: workday,
    friday: workday,
  })
  return (
    <>
      <Crumbs trail={[{ text: t('promises.title'), href: urls.adminPromises() }]} />
      <PageTitle title={t('promises.calendars.new')} lede={t('promises.calendars.newLede')} />
      <ActionForm form={form}>
        <CalendarFields fields={fields} />
        <p className="row">
          <Button look="primary">{t('promises.create')}</Button>
        </p>
      </ActionForm>
    </>
  )
}
