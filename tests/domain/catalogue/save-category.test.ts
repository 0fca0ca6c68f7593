// On both databases: upserts and counters.
import { expect, test } from 'vitest'
import { archiveCategory, unarchiveCategory } from '#app/domain/catalogue/archive-category.server.ts'
import { categoryShape } from '#app/domain/catalogue/input.ts'
import { categorySubtreeIds } from '#app/domain/catalogue/queries/categories.server.ts'
import { saveCategory } from '#app/domain/catalogue/save-category.server.ts'
import { shiftCategory } from '#app/domain/catalogue/shift-category.server.ts'
import { threadList } from '#app/domain/threads/queries/thread-list.server.ts'
import { loader as category } from '#app/routes/threads/category.tsx'
import { aPlace, aSoldProduct, categoryId } from '#tests/factories/catalogue.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aThread } from '#tests/factories/threads.ts'
import { answerOf, routeArgs } from '#tests/routes/call-route.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

async function order(app: TestApp): Promise<string[]> {
  return (
    await app
      .visitor()
      .read.selectFrom('category')
      .select('slug')
      .where('parent_id', 'is', null)
      .where('slug', '!=', 'general')
      .orderBy('position')
      .execute()
  ).map(({ slug }) => slug)
}

test('an admin makes a category with its template, default product and rule; others may not', async () => {
  const app = await testApp()
  const { ada, mo } = await people(app, 'ada', 'mo')
  await aSoldProduct(app, ada, 'meter')
  const input = categoryShape.parse({
    slug: ' Meter & Wi-Fi ',
    nameEn: 'Meter',
    nameKo: '미터',
    posting: 'trust2',
    defaultProduct: 'meter',
    questionEn: 'Model:\r\nWhat happens:',
    questionKo: '모델:',
  })

  expect(await saveCategory(app.as(ada), null, input)).toEqual({ slug: 'meter-wi-fi' })

  const row = await app
    .visitor()
    .read.selectFrom('category')
    .selectAll()
    .where('slug', '=', 'meter-wi-fi')
    .executeTakeFirstOrThrow()
  expect(row).toMatchObject({ posting: 'trust2', default_product_id: expect.stringMatching(/^prd_/) as string })
  expect(JSON.parse(row.templates)).toEqual({ question: { en: 'Model:\nWhat happens:', ko: '모델:' } })
  await expect(saveCategory(app.as(mo), null, input)).toFailWith('forbidden')
  await expect(app).toHaveRecorded('category.changed', 1)
})

test('saving the same again records nothing', async () => {
  const app = await testApp()
  const ada = await aMember(app, 'ada')
  const id = await aPlace(app, ada, 'meter')

  await saveCategory(app.as(ada), id, categoryShape.parse({ slug: 'meter', nameEn: 'meter', nameKo: 'meter' }))

  await expect(app).toHaveRecorded('category.changed', 1)
})

test('an address is used once, and a category lies neither below itself nor deeper than three levels', async () => {
  const app = await testApp()
  const ada = await aMember(app, 'ada')
  const a = await aPlace(app, ada, 'a')
  const b = await aPlace(app, ada, 'b', { under: 'a' })
  const c = await aPlace(app, ada, 'c', { under: 'b' })
  const other = await aPlace(app, ada, 'other')
  const save = (id: string | null, slug: string, parentId: string) =>
    saveCategory(app.as(ada), id, categoryShape.parse({ slug, nameEn: slug, nameKo: slug, parentId }))
  const refused = (field: string, key: string) => ({
    kind: 'invalid',
    fields: { [field]: { key: `catalogue.errors.${key}` } },
  })

  await expect(save(null, 'a', '')).rejects.toMatchObject(refused('slug', 'slugTaken'))
  await expect(save(a, 'a', c)).rejects.toMatchObject(refused('parentId', 'belowItself'))
  await expect(save(null, 'd', c)).rejects.toMatchObject(refused('parentId', 'tooDeep'))
  await expect(save(a, 'a', other)).rejects.toMatchObject(refused('parentId', 'tooDeep'))
  await save(b, 'b', other)
  expect((await categorySubtreeIds(app.visitor().read, 'other')).toSorted()).toEqual([other, b, c].toSorted())
})

test('one step up, one step down, and no further than the end of the row', async () => {
  const app = await testApp()
  const ada = await aMember(app, 'ada')
  for (const slug of ['a', 'b', 'c']) await aPlace(app, ada, slug)
  const c = await categoryId(app, 'c')

  await shiftCategory(app.as(ada), { id: c, direction: 'up' })
  expect(await order(app)).toEqual(['a', 'c', 'b'])
  await shiftCategory(app.as(ada), { id: c, direction: 'down' })
  await shiftCategory(app.as(ada), { id: c, direction: 'down' })
  expect(await order(app)).toEqual(['a', 'b', 'c'])
  await expect(shiftCategory(app.as(await aMember(app, 'ann')), { id: c, direction: 'up' })).toFailWith('forbidden')
})

test('an archived category keeps its threads or sends them elsewhere, and can be opened again', async () => {
  const app = await testApp()
  const { ada, ann } = await people(app, 'ada', 'ann')
  const old = await aPlace(app, ada, 'old')
  await aPlace(app, ada, 'older', { under: 'old' })
  await aPlace(app, ada, 'new')
  await aThread(app, { by: ann, category: 'older' })
  await aThread(app, { by: ann, category: 'old' })
  const count = async (category: string) =>
    (await threadList(app.visitor(), { category }, { limit: 10, cursor: null })).items.length

  await expect(archiveCategory(app.as(ada), { id: old, moveTo: 'older' })).rejects.toMatchObject({
    fields: { moveTo: { key: 'catalogue.errors.moveTo' } },
  })
  expect(await archiveCategory(app.as(ada), { id: old, moveTo: null })).toEqual({ moved: 0 })
  expect(await count('old')).toBe(2)
  await expect(aThread(app, { by: ann, category: 'older' })).rejects.toMatchObject({
    fields: { category: { key: 'threads.errors.categoryArchived' } },
  })
  expect(await archiveCategory(app.as(ada), { id: old, moveTo: 'new' })).toEqual({ moved: 2 })
  expect([await count('old'), await count('new')]).toEqual([0, 2])
  await unarchiveCategory(app.as(ada), { id: old })
  expect((await aThread(app, { by: ann, category: 'older' })).thread.state).toBe('visible')
})

test('an address that a category had before leads to it, until another category takes that address', async () => {
  const app = await testApp()
  const ada = await aMember(app, 'ada')
  const id = await aPlace(app, ada, 'meter')
  const rename = (slug: string) =>
    saveCategory(app.as(ada), id, categoryShape.parse({ slug, nameEn: 'meter', nameKo: 'meter' }))
  const open = (slug: string) => answerOf(category(routeArgs(app.visitor(), `/categories/${slug}?sort=new`, { slug })))

  await rename('meters')
  await rename('smart-meters')
  for (const old of ['meter', 'meters'])
    expect(await open(old)).toMatchObject({ status: 301, location: '/categories/smart-meters?sort=new' })
  await rename('meter')
  expect(await open('meter')).toMatchObject({ status: 200 })
  expect(await open('smart-meters')).toMatchObject({ status: 301, location: '/categories/meter?sort=new' })
  const other = await aPlace(app, ada, 'meters')
  expect((await open('meters')).data).toMatchObject({ category: { slug: 'meters' } })
  expect(other).not.toBe(id)
  expect((await open('nowhere')).status).toBe(404)
})
