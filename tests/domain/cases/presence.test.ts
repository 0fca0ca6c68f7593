import { expect, test } from 'vitest'
import { noteReading } from '#app/domain/cases/presence/note-reading.server.ts'
import { caseList } from '#app/domain/cases/queries/list.server.ts'
import { places } from '#app/domain/drafts/place.ts'
import { saveDraft } from '#app/domain/drafts/save-draft.server.ts'
import { aCase, aPrivateCase } from '#tests/factories/cases.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

async function opened() {
  const app = await testApp()
  const { ann, sam, ada } = await people(app, 'ann', 'sam', 'ada')
  const tara = await aMember(app, 'tara', { name: 'Tara', roles: ['agent'] })
  return { app, ann, sam, ada, tara, row: (await aCase(app, { of: ann, by: sam })).case }
}

test('a colleague who has the case open is seen before one writes, and is gone two minutes after', async () => {
  const { app, sam, tara, row } = await opened()
  await noteReading(app.as(tara), row.id)

  expect(await noteReading(app.as(sam), row.id)).toEqual({ writing: [], reading: ['Tara'] })
  app.clock.advance({ minutes: 3 })
  expect(await noteReading(app.as(sam), row.id)).toEqual({ writing: [], reading: [] })
})

test('who writes is named as a writer alone', async () => {
  const { app, sam, tara, row } = await opened()
  await noteReading(app.as(tara), row.id)
  await saveDraft(app.as(tara), { place: places.case(row.id), fields: { body: 'We look into it' }, revision: 0 })

  expect(await noteReading(app.as(sam), row.id)).toEqual({ writing: ['Tara'], reading: [] })
})

test('a list says of each case who else is there', async () => {
  const { app, ann, sam, tara, row } = await opened()
  const quiet = await aPrivateCase(app, { of: ann })
  await noteReading(app.as(tara), row.id)
  const ctx = app.as(sam)

  const { items } = await caseList(ctx, {}, { limit: 5, cursor: null })
  expect(Object.fromEntries(items.map(({ id, here }) => [id, here]))).toEqual({
    [row.id]: { writing: [], reading: ['Tara'] },
    [quiet.id]: null,
  })
})

test('a case that is not there has no readers, and customers are refused', async () => {
  const { app, ann, sam, row } = await opened()

  expect(await noteReading(app.as(sam), 'cas_none')).toEqual({ writing: [], reading: [] })
  await expect(noteReading(app.as(ann), row.id)).toFailWith('forbidden')
})
