import { expect, test } from 'vitest'
import { colleaguePage } from '#app/domain/cases/queries/colleague.server.ts'
import { teamLoad } from '#app/domain/cases/queries/team.server.ts'
import { addAbsence } from '#app/domain/cases/team/add-absence.server.ts'
import { endAbsence } from '#app/domain/cases/team/end-absence.server.ts'
import { absenceShape } from '#app/domain/cases/team/input.ts'
import { setCompetence } from '#app/domain/cases/team/set-competence.server.ts'
import { people } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('both days belong to an absence, in the zone of the community', async () => {
  const app = await testApp()
  const { sam } = await people(app, 'sam')
  const { starts_at, ends_at } = await addAbsence(app.as(sam), 'sam', { from: '2026-12-01', to: '2026-12-02' })
  expect([starts_at, ends_at]).toEqual(['2026-11-30T15:00:00.000Z', '2026-12-02T15:00:00.000Z'])
})

test('the team sees who is away and until when, and an absence that is over is gone from the page', async () => {
  const app = await testApp()
  const { sam } = await people(app, 'sam')
  await addAbsence(app.as(sam), 'sam', { from: '2026-11-22', to: '2026-11-24' })
  const awayNow = async () => (await teamLoad(app.as(sam))).people[0]?.away
  expect(await awayNow()).toEqual({ until: '2026-11-24T15:00:00.000Z' })
  app.clock.advance({ days: 3 })
  expect(await awayNow()).toBeNull()
  expect((await colleaguePage(app.as(sam), 'sam')).absences).toEqual([])
})

test('an absence that has not begun is removed, and one that runs ends now', async () => {
  const app = await testApp()
  const { sam } = await people(app, 'sam')
  const running = await addAbsence(app.as(sam), 'sam', { from: '2026-11-20', to: '2026-11-30' })
  const later = await addAbsence(app.as(sam), 'sam', { from: '2026-12-20', to: null })
  await endAbsence(app.as(sam), running.id)
  await endAbsence(app.as(sam), later.id)
  const rows = await app.as(sam).read.selectFrom('absence').select(['id', 'ends_at']).execute()
  expect(rows).toEqual([{ id: running.id, ends_at: app.clock.now() }])
  await expect(endAbsence(app.as(sam), later.id)).toFailWith('not_found')
})

test('two absences at the same time, days that do not exist and members who are no staff are refused', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  await addAbsence(app.as(sam), 'sam', { from: '2026-12-01', to: '2026-12-10' })
  await expect(addAbsence(app.as(sam), 'sam', { from: '2026-12-10', to: null })).toFailWith(
    'invalid',
    'work.errors.awayAlready',
  )
  await expect(addAbsence(app.as(sam), 'ann', { from: '2026-12-01', to: null })).toFailWith('not_found')
  await expect(addAbsence(app.as(ann), 'sam', { from: '2027-01-01', to: null })).toFailWith('forbidden')
  expect(absenceShape.safeParse({ from: '2026-02-30', to: '' }).success).toBe(false)
  expect(absenceShape.safeParse({ from: '2026-12-02', to: '2026-12-01' }).success).toBe(false)
  expect(absenceShape.parse({ from: '2026-12-02', to: '' })).toEqual({ from: '2026-12-02', to: null })
})

test('the same competence again changes nothing, and an unknown product is refused', async () => {
  const app = await testApp()
  const { sam } = await people(app, 'sam')
  const given = { language: ['ko' as const], product: [], category: ['price' as const] }
  await setCompetence(app.as(sam), 'sam', given)
  await setCompetence(app.as(sam), 'sam', given)
  const acts = await app
    .as(sam)
    .read.selectFrom('audit_event')
    .select('id')
    .where('action', '=', 'competence.set')
    .execute()
  expect(acts).toHaveLength(1)
  expect((await colleaguePage(app.as(sam), 'sam')).competence).toEqual(given)
  await expect(setCompetence(app.as(sam), 'sam', { ...given, product: ['none'] })).toFailWith('invalid')
})
