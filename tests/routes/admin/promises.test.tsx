import { expect, test } from 'vitest'
import { calendarShape } from '#app/domain/cases/promises/input.ts'
import { saveCalendar } from '#app/domain/cases/promises/save-calendar.server.ts'
import CalendarRoute, { loader as calendar } from '#app/routes/admin/promises/calendar.tsx'
import PromisesRoute, { loader as promises } from '#app/routes/admin/promises/index.tsx'
import PolicyRoute, { loader as policy } from '#app/routes/admin/promises/policy.tsx'
import { aMember } from '#tests/factories/members.ts'
import { renderPage } from '#tests/setup/render-page.tsx'
import { visit } from '#tests/setup/route-visit.ts'
import { testApp } from '#tests/setup/test-app.ts'

async function site() {
  const app = await testApp()
  app.clock.set('2026-11-23T01:00:00.000Z')
  return { app, ada: app.as(await aMember(app, 'ada', { roles: ['admin'] })) }
}

test('the page of promises says what a case of this moment would get, in both languages', async () => {
  const { ada } = await site()
  const data = await promises(visit(ada, { at: '/admin/promises?severity=P1&source=feedback' }))
  expect(data.preview.dues.map(({ dueAt }) => dueAt)).toEqual([
    '2026-11-23T02:00:00.000Z',
    '2026-11-23T02:00:00.000Z',
    '2026-11-24T01:00:00.000Z',
  ])
  for (const locale of ['en', 'ko'] as const) {
    const html = renderPage(<PromisesRoute data={data} result={undefined} />, { locale })
    expect(html).toContain('href="/admin/calendars/cal_standard"')
    expect(html).toContain('datetime="2026-11-23T02:00:00.000Z"')
    expect(html).not.toMatch(/\{\{|promises\./)
  }
})

test('a policy of a severity has no button to delete it; a calendar shows its hours and warns without holidays', async () => {
  const { ada } = await site()
  const one = await policy(visit(ada, { at: '/admin/promises/slp_p1', params: { id: 'slp_p1' } }))
  expect(renderPage(<PolicyRoute data={one} result={undefined} />)).not.toContain('value="delete"')
  const open = async () => {
    const data = await calendar(visit(ada, { at: '/admin/calendars/cal_standard', params: { id: 'cal_standard' } }))
    return renderPage(<CalendarRoute data={data} result={undefined} />)
  }
  expect(await open()).toContain('No holidays are listed from today on.')
  const hours = { nameEn: 'Support', nameKo: '지원', zone: 'Asia/Seoul', monday: '09:00-12:00, 13:00-18:00' }
  await saveCalendar(ada, {
    id: 'cal_standard',
    ...calendarShape.parse({ ...hours, holidays: '2026-12-25 Christmas / 성탄절' }),
  })
  const html = await open()
  expect(html).toContain('value="09:00-12:00, 13:00-18:00"')
  expect(html).toContain('2026-12-25 Christmas / 성탄절')
  expect(html).not.toContain('No holidays are listed')
})
