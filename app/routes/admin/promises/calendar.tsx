import { z } from 'zod'
import { CalendarFields, type CalendarForm } from '#app/components/cases/promises/calendar-fields.tsx'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useReader, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { dayIn } from '#app/core/time.ts'
import { calendarShape, holidaysText, weekdays, windowsText } from '#app/domain/cases/promises/input.ts'
import { addKoreanHolidays, saveCalendar } from '#app/domain/cases/promises/save-calendar.server.ts'
import { calendarPage } from '#app/domain/cases/queries/promise-pages.server.ts'
import { koreanHolidays } from '#app/registry/korean-holidays.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('promises.calendars.one'), noindex: true }),
}

export const loader = guardedLoader('setting.change', async ({ ctx, params }) => {
  const calendar = await calendarPage(ctx, params['id'] ?? '')
  const today = dayIn(ctx.now(), calendar.zone)
  return { calendar, ahead: calendar.holidays.filter(({ day }) => day >= today).length }
})

export const action = guardedAction('setting.change', {
  save: intent({
    shape: calendarShape,
    run: async ({ ctx, params }, input) => {
      await saveCalendar(ctx, { id: params['id'] ?? '', ...input })
      return { to: urls.adminPromises(), toast: { tone: 'good', key: 'promises.toast.calendarSaved' } }
    },
  }),
  addKorean: intent({
    shape: z.object({}),
    run: async ({ ctx, params }) => {
      const id = params['id'] ?? ''
      const count = await addKoreanHolidays(ctx, { id })
      return {
        to: urls.adminCalendar(id),
        toast: { tone: 'good', key: 'promises.toast.holidays', params: { count } },
      }
    },
  }),
})

/** The years of our table of Korean holidays. */
const listed = {
  from: koreanHolidays[0]?.day.slice(0, 4) ?? '',
  to: koreanHolidays.at(-1)?.day.slice(0, 4) ?? '',
}

export default function AdminCalendar({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { locale } = useReader()
  const { calendar, ahead } = data
  const [form, fields] = useActionForm<CalendarForm>('save', result, {
    nameEn: calendar.nameEn,
    nameKo: calendar.nameKo,
    zone: calendar.zone,
    holidays: holidaysText(calendar.holidays),
    ...Object.fromEntries(weekdays.map((day, at) => [day, windowsText(calendar.week[at] ?? [])])),
  })
  const [korean] = useActionForm<Record<string, string>>('addKorean', result)
  return (
    <>
      <Crumbs trail={[{ text: t('promises.title'), href: urls.adminPromises() }]} />
      <PageTitle
        title={locale === 'ko' ? calendar.nameKo : calendar.nameEn}
        lede={t('promises.calendars.changeLede')}
      />
      {ahead === 0 && <Note tone="warn">{t('promises.calendars.noHolidays')}</Note>}
      <Section title={t('promises.korean.title')}>
        <p className="quiet-text">{t('promises.korean.lede', listed)}</p>
        <ActionForm form={korean}>
          <p className="row">
            <Button>{t('promises.korean.add')}</Button>
          </p>
        </ActionForm>
      </Section>
      <Section title={t('promises.calendars.hours')}>
        <ActionForm form={form}>
          <CalendarFields fields={fields} />
          <p className="row">
            <Button look="primary">{t('promises.save')}</Button>
          </p>
        </ActionForm>
      </Section>
    </>
  )
}
