import { expect, test } from 'vitest'
import { archiveProduct, unarchiveProduct } from '#app/domain/catalogue/archive-product.server.ts'
import { productShape } from '#app/domain/catalogue/input.ts'
import { products } from '#app/domain/catalogue/queries/choices.server.ts'
import { saveProduct } from '#app/domain/catalogue/save-product.server.ts'
import { shiftProduct } from '#app/domain/catalogue/shift-product.server.ts'
import { aSoldProduct } from '#tests/factories/catalogue.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('versions stand newest first as they were written, with the day where it is known', async () => {
  const app = await testApp()
  const ada = await aMember(app, 'ada')

  await aSoldProduct(app, ada, 'meter', '4.2.1 2026-11-20\r\n4.2, 2026-10-29\n\n4.1')

  const row = await app.visitor().read.selectFrom('product').select(['versions', 'releases']).executeTakeFirstOrThrow()
  expect(JSON.parse(row.versions)).toEqual(['4.2.1', '4.2', '4.1'])
  expect(JSON.parse(row.releases)).toEqual({ '4.2.1': '2026-11-20', '4.2': '2026-10-29' })
})

test('versions in any order can be put in order by their numbers', () => {
  expect(
    productShape.parse({ slug: 'm', nameEn: 'M', nameKo: '미', versions: '4.1\n4.10\n4.9', sortVersions: 'on' })
      .versions,
  ).toEqual(['4.10', '4.9', '4.1'])
})

test.each([
  ['4.1\nV\n4.1', 'catalogue.errors.versionTwice'],
  ['4.1 2026-13-40', 'catalogue.errors.versionDay'],
  ['x'.repeat(41), 'catalogue.errors.versions'],
])('the list %j is refused', (versions, key) => {
  expect(productShape.safeParse({ slug: 'm', nameEn: 'M', nameKo: '미', versions }).error?.issues[0]?.message).toBe(key)
})

test('the same again records nothing, a taken address is refused, and only admins set up products', async () => {
  const app = await testApp()
  const { ada, sam } = await people(app, 'ada', 'sam')
  const id = await aSoldProduct(app, ada, 'meter', '4.2')
  await aSoldProduct(app, ada, 'app')
  const input = productShape.parse({ slug: 'meter', nameEn: 'meter', nameKo: 'meter', versions: '4.2' })

  await saveProduct(app.as(ada), id, input)

  await expect(app).toHaveRecorded('product.changed', 2)
  await expect(saveProduct(app.as(ada), id, { ...input, slug: 'app' })).rejects.toMatchObject({
    fields: { slug: { key: 'catalogue.errors.slugTaken' } },
  })
  await expect(saveProduct(app.as(sam), id, input)).toFailWith('forbidden')
})

test('an archived product is no longer offered, until it is again; the order can be changed', async () => {
  const app = await testApp()
  const ada = await aMember(app, 'ada')
  const [meter, bills] = [await aSoldProduct(app, ada, 'meter'), await aSoldProduct(app, ada, 'bills')]
  const offered = async () => (await products(app.visitor())).map(({ slug }) => slug)

  await shiftProduct(app.as(ada), { id: bills, direction: 'up' })
  expect(await offered()).toEqual(['bills', 'meter'])
  await archiveProduct(app.as(ada), { id: meter })
  await archiveProduct(app.as(ada), { id: meter })
  expect(await offered()).toEqual(['bills'])
  await unarchiveProduct(app.as(ada), { id: meter })
  expect(await offered()).toEqual(['bills', 'meter'])
  await expect(app).toHaveRecorded('product.changed', 5)
})
