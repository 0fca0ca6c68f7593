import { expect, test } from 'vitest'
import { editThread } from '#app/domain/threads/edits/edit-thread.server.ts'
import type { CategoryTable } from '#db/schema/threads.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aCategory, aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

async function rule(app: TestApp, slug: string, values: Partial<CategoryTable>): Promise<void> {
  await app.app.platform.open.db.updateTable('category').set(values).where('slug', '=', slug).execute()
}

test('a category says who may start threads in it, beside the field', async () => {
  const app = await testApp()
  const { newcomer, ann, sam } = await people(app, 'newcomer', 'ann', 'sam')
  for (const slug of ['news', 'experts', 'area']) await aCategory(app, slug)
  await rule(app, 'news', { posting: 'staff' })
  await rule(app, 'experts', { posting: 'trust1' })
  await rule(app, 'area', { posting: 'nobody' })
  const refused = (key: string) => ({ kind: 'invalid', fields: { category: { key: `threads.errors.${key}` } } })

  await expect(aThread(app, { by: ann, category: 'news' })).rejects.toMatchObject(refused('categoryForStaff'))
  await expect(aThread(app, { by: newcomer, category: 'experts' })).rejects.toMatchObject(refused('categoryNeedsTrust'))
  await expect(aThread(app, { by: sam, category: 'area' })).rejects.toMatchObject(refused('categoryClosed'))
  expect((await aThread(app, { by: ann, category: 'experts' })).thread.state).toBe('visible')
  expect((await aThread(app, { by: sam, category: 'news' })).thread.state).toBe('visible')
})

test('the rule of the category above holds below it', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  await aCategory(app, 'news')
  await aCategory(app, 'releases')
  const parent = await app
    .visitor()
    .read.selectFrom('category')
    .select('id')
    .where('slug', '=', 'news')
    .executeTakeFirstOrThrow()
  await rule(app, 'news', { posting: 'staff' })
  await rule(app, 'releases', { parent_id: parent.id })

  await expect(aThread(app, { by: ann, category: 'releases' })).rejects.toMatchObject({
    fields: { category: { key: 'threads.errors.categoryForStaff' } },
  })
})

test('a thread is not moved where its editor could not start one, and stays where it is', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const { thread } = await aThread(app, { by: ann })
  await aCategory(app, 'news')
  await rule(app, 'news', { posting: 'staff' })
  const edit = { threadId: thread.id, title: 'The meter shows nothing', tags: [], product: null, version: null }

  await expect(editThread(app.as(ann), { ...edit, category: 'news' })).rejects.toMatchObject({
    fields: { category: { key: 'threads.errors.categoryForStaff' } },
  })
  await rule(app, 'general', { posting: 'staff' })
  expect((await editThread(app.as(ann), { ...edit, category: 'general' })).title).toBe('The meter shows nothing')
})

test('nothing new comes into an archived category', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  await aCategory(app, 'old')
  await rule(app, 'old', { archived_at: app.clock.now() })

  await expect(aThread(app, { by: ann, category: 'old' })).rejects.toMatchObject({
    fields: { category: { key: 'threads.errors.categoryArchived' } },
  })
})
