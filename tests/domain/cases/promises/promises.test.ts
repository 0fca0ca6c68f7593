// On both databases: named locks, an index by expressions, JSON as text.
import { expect, test } from 'vitest'
import { calendarShape, policyShape, type CalendarInput } from '#app/domain/cases/promises/input.ts'
import { movePromises } from '#app/domain/cases/promises/move-promises.server.ts'
import { addKoreanHolidays, saveCalendar } from '#app/domain/cases/promises/save-calendar.server.ts'
import { changePolicy, createPolicy, deletePolicy } from '#app/domain/cases/promises/save-policy.server.ts'
import { casePage } from '#app/domain/cases/queries/page.server.ts'
import { calendarPage, policyLines, promisePreview } from '#app/domain/cases/queries/promise-pages.server.ts'
import { aCase } from '#tests/factories/cases.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

/** A Monday at ten in Seoul, an admin, and a case of severity P2: due at 14:00, solved by Thursday at ten. */
async function monday() {
  const app = await testApp()
  app.clock.set('2026-11-23T01:00:00.000Z')
  const { ann, sam } = await people(app, 'ann', 'sam')
  const ada = await aMember(app, 'ada', { roles: ['admin'] })
  const { case: opened } = await aCase(app, { of: ann, by: sam, severity: 'P2' })
  return { app, ann, sam, ada, number: opened.number, page: () => casePage(app.as(sam), opened.number) }
}

const policy = (given: Record<string, unknown>) =>
  policyShape.parse({
    firstResponse: 30,
    nextResponse: 30,
    resolution: 300,
    calendarId: 'cal_standard',
    ...given,
  })
const hours = (given: Partial<Record<string, string>>): CalendarInput =>
  calendarShape.parse({ nameEn: 'Support', nameKo: '지원', zone: 'Asia/Seoul', monday: '09:00-18:00', ...given })

test('of the policies that fit the one that names most applies, among equals severity before tier before source', async () => {
  const { app, ada } = await monday()
  const ids: Record<string, string> = {}
  for (const [name, given] of Object.entries({
    source: { source: 'feedback' },
    tier: { tier: 'champion' },
    both: { tier: 'champion', source: 'feedback' },
  }))
    ids[name] = (await createPolicy(app.as(ada), policy(given))).id
  const of = async (tier: string | null, source: 'feedback' | 'api') =>
    (await promisePreview(app.as(ada), { severity: 'P2', tier, source })).policyId
  expect(await of('champion', 'feedback')).toBe(ids['both'])
  expect(await of('champion', 'api')).toBe('slp_p2')
  expect(await of(null, 'feedback')).toBe('slp_p2')
  await expect(createPolicy(app.as(ada), policy({ tier: 'champion' }))).toFailWith('invalid', 'promises.errors.same')
  await expect(createPolicy(app.as(ada), policy({ tier: 'friend', calendarId: 'none' }))).toFailWith('invalid')
})

test('a policy that is changed moves every running case by one job, and its time line says so', async () => {
  const { app, ada, page } = await monday()
  const lines = await policyLines(app.as(ada))
  expect(lines.map(({ id, basic }) => [id, basic])).toEqual([
    ['slp_p1', true],
    ['slp_p2', true],
    ['slp_p3', true],
  ])
  await changePolicy(app.as(ada), { id: 'slp_p2', ...policy({ firstResponse: 60, resolution: 600 }) })
  await app.drainJobs()
  const { firstResponse, timeline } = await page()
  expect(firstResponse.dueAt).toBe('2026-11-23T02:00:00.000Z')
  expect(timeline.at(-1)).toMatchObject({
    kind: 'promised',
    data: { why: 'policy', clock: 'firstResponse', from: '2026-11-23T05:00:00.000Z', to: '2026-11-23T02:00:00.000Z' },
  })
  // The same again, and the job again: nothing new.
  await changePolicy(app.as(ada), { id: 'slp_p2', ...policy({ firstResponse: 60, resolution: 600 }) })
  await movePromises(app.visitor(), { why: 'policy' })
  expect((await page()).timeline).toHaveLength(timeline.length)
  await expect(changePolicy(app.as(ada), { id: 'none', ...policy({}) })).toFailWith('not_found')
})

test('the policy of a severity stays; another can be deleted, and its cases get the next that fits', async () => {
  const { app, ada, sam, page } = await monday()
  const { id } = await createPolicy(app.as(ada), policy({ severity: 'P2', source: 'agent' }))
  await app.drainJobs()
  expect((await page()).firstResponse.dueAt).toBe('2026-11-23T01:30:00.000Z')
  await deletePolicy(app.as(ada), { id })
  await app.drainJobs()
  expect((await page()).firstResponse.dueAt).toBe('2026-11-23T05:00:00.000Z')
  await expect(deletePolicy(app.as(ada), { id: 'slp_p2' })).toFailWith('not_now', 'promises.errors.basic')
  await expect(deletePolicy(app.as(sam), { id })).toFailWith('forbidden')
  await expect(app).toHaveRecorded('case.promiseMoved', 1)
})

test('a holiday declared for tomorrow moves what is due then; the customer of an answered case hears nothing', async () => {
  const { app, ada, page } = await monday()
  expect((await page()).resolution.dueAt).toBe('2026-11-26T01:00:00.000Z')
  const calendar = await calendarPage(app.as(ada), 'cal_standard')
  await saveCalendar(app.as(ada), { ...calendar, holidays: [{ day: '2026-11-24', en: 'Closed', ko: '휴무' }] })
  await app.drainJobs()
  const { firstResponse, resolution, timeline } = await page()
  expect([firstResponse.dueAt, resolution.dueAt]).toEqual(['2026-11-23T05:00:00.000Z', '2026-11-27T01:00:00.000Z'])
  expect(timeline.at(-1)).toMatchObject({ kind: 'promised', data: { why: 'calendar' } })
  await expect(app).toHaveRecorded('case.promiseMoved', 0)
})

test('a calendar has several windows a day, its own zone and holidays, and starts empty', async () => {
  const { app, ada } = await monday()
  const id = await saveCalendar(app.as(ada), { id: null, ...hours({ monday: '9:00-12:00, 13:00-18:00', zone: 'UTC' }) })
  expect(await calendarPage(app.as(ada), id)).toMatchObject({
    zone: 'UTC',
    week: [
      [
        { from: 540, to: 720 },
        { from: 780, to: 1080 },
      ],
      [],
      [],
      [],
      [],
      [],
      [],
    ],
    holidays: [],
  })
  // From this year on, both holidays of one day as one.
  expect(await addKoreanHolidays(app.as(ada), { id })).toBe(46)
  expect(await addKoreanHolidays(app.as(ada), { id })).toBe(0)
  const days = (await calendarPage(app.as(ada), id)).holidays.map(({ day }) => day)
  expect(days).toEqual(expect.arrayContaining(['2026-02-17', '2026-06-03', '2027-02-09']))
})

test.each([
  [{ monday: '18:00-09:00' }, 'monday'],
  [{ monday: '09:00-12:00, 11:00-13:00' }, 'monday'],
  [{ monday: 'nine to five' }, 'monday'],
  [{ monday: '' }, 'monday'],
  [{ zone: 'Mars/Olympus' }, 'zone'],
  [{ holidays: '2026-02-30 Nothing' }, 'holidays'],
])('hours that cannot be are refused at their field: %j', (given, field) => {
  const result = calendarShape.safeParse({
    nameEn: 'A',
    nameKo: 'A',
    zone: 'Asia/Seoul',
    monday: '09:00-18:00',
    ...given,
  })
  expect(result.error?.issues.map(({ path }) => path[0])).toEqual([field])
})
