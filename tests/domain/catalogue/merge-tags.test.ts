// On both databases: upserts and counters.
import { expect, test } from 'vitest'
import { addSynonym } from '#app/domain/catalogue/add-synonym.server.ts'
import { deleteTag } from '#app/domain/catalogue/delete-tag.server.ts'
import { describeTag } from '#app/domain/catalogue/describe-tag.server.ts'
import { mergeTags } from '#app/domain/catalogue/merge-tags.server.ts'
import { tagNamed } from '#app/domain/catalogue/queries/choices.server.ts'
import { tagNamesOf } from '#app/domain/catalogue/queries/names.server.ts'
import { removeSynonym } from '#app/domain/catalogue/remove-synonym.server.ts'
import { renameTag } from '#app/domain/catalogue/rename-tag.server.ts'
import { undoTagChange } from '#app/domain/catalogue/undo-tag-change.server.ts'
import { editThread } from '#app/domain/threads/edits/edit-thread.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { tagId, tagsNow } from '#tests/factories/catalogue.ts'
import { people } from '#tests/factories/members.ts'
import { aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

async function lastChange(app: TestApp): Promise<string> {
  return (
    await app
      .visitor()
      .read.selectFrom('tag_change')
      .select('id')
      .orderBy('changed_at', 'desc')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
  ).id
}

test('who types a synonym gets the tag, once', async () => {
  const app = await testApp()
  const { mo, ann } = await people(app, 'mo', 'ann')
  await aThread(app, { by: ann, tags: ['router'] })
  await addSynonym(app.as(mo), { id: await tagId(app, 'router'), synonym: '공유기' })

  const { thread } = await aThread(app, { by: ann, tags: ['공유기', 'router'] })

  expect(await tagNamesOf(app.visitor().read, thread.id)).toEqual(['router'])
  expect(await tagsNow(app)).toEqual({ router: 2, 공유기: '→ router' })
  expect(await tagNamed(app.visitor(), '공유기')).toMatchObject({ name: 'router', threadCount: 2 })
})

test('a synonym is nobody’s name, and can be taken away again', async () => {
  const app = await testApp()
  const { mo, ann } = await people(app, 'mo', 'ann')
  await aThread(app, { by: ann, tags: ['router', 'solar'] })
  const router = await tagId(app, 'router')

  await expect(addSynonym(app.as(mo), { id: router, synonym: 'solar' })).rejects.toMatchObject({
    fields: { synonym: { key: 'catalogue.errors.tagTaken' } },
  })
  await expect(addSynonym(app.as(ann), { id: router, synonym: 'wifi' })).toFailWith('forbidden')
  await addSynonym(app.as(mo), { id: router, synonym: 'wifi' })
  await addSynonym(app.as(mo), { id: router, synonym: 'wifi' })
  await removeSynonym(app.as(mo), { id: router, synonym: 'wifi' })
  expect(await tagsNow(app)).toEqual({ router: 1, solar: 1 })
  await expect(app).toHaveRecorded('tag.changed', 2)
})

test('a renamed tag is found under both names, and gets its old one back', async () => {
  const app = await testApp()
  const { mo, ann } = await people(app, 'mo', 'ann')
  await aThread(app, { by: ann, tags: ['wifi'] })
  const id = await tagId(app, 'wifi')

  await renameTag(app.as(mo), { id, name: 'wi-fi', reason: '' })
  expect(await tagsNow(app)).toEqual({ 'wi-fi': 1, wifi: '→ wi-fi' })
  const change = await lastChange(app)
  await undoTagChange(app.as(mo), { id: change })
  await undoTagChange(app.as(mo), { id: change })
  expect(await tagsNow(app)).toEqual({ 'wi-fi': '→ wifi', wifi: 1 })
  await renameTag(app.as(mo), { id, name: 'wi-fi', reason: '' })
  expect(await tagsNow(app)).toEqual({ 'wi-fi': 1, wifi: '→ wi-fi' })
})

test('a name that is taken is refused: two tags are merged instead', async () => {
  const app = await testApp()
  const { mo, ann } = await people(app, 'mo', 'ann')
  await aThread(app, { by: ann, tags: ['wifi', 'router'] })

  await expect(
    renameTag(app.as(mo), { id: await tagId(app, 'wifi'), name: 'router', reason: '' }),
  ).rejects.toMatchObject({ fields: { name: { key: 'catalogue.errors.tagTaken' } } })
})

test('merging moves threads once, counts only what is visible, and can be undone', async () => {
  const app = await testApp()
  const { mo, ann } = await people(app, 'mo', 'ann')
  const [both, one, changed] = [
    await aThread(app, { by: ann, tags: ['wifi', 'router'] }),
    await aThread(app, { by: ann, tags: ['wifi'] }),
    await aThread(app, { by: ann, tags: ['wifi'] }),
  ]
  const hidden = await aThread(app, { by: ann, tags: ['wifi'] })
  await removePost(app.as(ann), { postId: hidden.post.id })
  await addSynonym(app.as(mo), { id: await tagId(app, 'wifi'), synonym: 'wlan' })

  expect(await mergeTags(app.as(mo), { id: await tagId(app, 'wifi'), into: 'router', reason: 'the same' })).toEqual({
    threads: 4,
    into: 'router',
  })
  expect(await tagsNow(app)).toEqual({ router: 3, wifi: '→ router', wlan: '→ router' })
  expect(await tagNamesOf(app.visitor().read, both.thread.id)).toEqual(['router'])

  // What was changed since is not touched by the undoing.
  await editThread(app.as(ann), {
    threadId: changed.thread.id,
    title: changed.thread.title,
    category: 'general',
    tags: ['solar'],
    product: null,
    version: null,
  })
  await undoTagChange(app.as(mo), { id: await lastChange(app) })
  expect(await tagsNow(app)).toEqual({ router: 1, solar: 1, wifi: 2, wlan: '→ wifi' })
  expect(await tagNamesOf(app.visitor().read, both.thread.id)).toEqual(['wifi', 'router'])
  expect(await tagNamesOf(app.visitor().read, one.thread.id)).toEqual(['wifi'])
})

test('a merge into what was merged on is undone from the last one back', async () => {
  const app = await testApp()
  const { mo, ann } = await people(app, 'mo', 'ann')
  await aThread(app, { by: ann, tags: ['a1', 'b1', 'c1'] })
  await mergeTags(app.as(mo), { id: await tagId(app, 'a1'), into: 'b1', reason: '' })
  const first = await lastChange(app)
  app.clock.advance({ minutes: 1 })
  await mergeTags(app.as(mo), { id: await tagId(app, 'b1'), into: 'c1', reason: '' })

  expect(await tagsNow(app)).toEqual({ a1: '→ c1', b1: '→ c1', c1: 1 })
  await expect(undoTagChange(app.as(mo), { id: first })).toFailWith('not_now')
  await undoTagChange(app.as(mo), { id: await lastChange(app) })
  await undoTagChange(app.as(mo), { id: first })
  expect(await tagsNow(app)).toEqual({ a1: 1, b1: 1, c1: 1 })
})

test('a merged name is not simply forgotten, and a tag is not merged with itself', async () => {
  const app = await testApp()
  const { mo, ann } = await people(app, 'mo', 'ann')
  await aThread(app, { by: ann, tags: ['a1', 'b1'] })
  await mergeTags(app.as(mo), { id: await tagId(app, 'a1'), into: 'b1', reason: '' })

  await expect(removeSynonym(app.as(mo), { id: await tagId(app, 'b1'), synonym: 'a1' })).toFailWith('not_now')
  await expect(mergeTags(app.as(mo), { id: await tagId(app, 'b1'), into: 'a1', reason: '' })).rejects.toMatchObject({
    fields: { into: { key: 'catalogue.errors.sameTag' } },
  })
  await expect(
    mergeTags(app.as(mo), { id: await tagId(app, 'b1'), into: 'nothing', reason: '' }),
  ).rejects.toMatchObject({ fields: { into: { key: 'catalogue.errors.noTag' } } })
})

test('only a tag that no thread has is deleted', async () => {
  const app = await testApp()
  const { mo, ann } = await people(app, 'mo', 'ann')
  const { thread, post } = await aThread(app, { by: ann, tags: ['router'] })
  const id = await tagId(app, 'router')
  await removePost(app.as(ann), { postId: post.id })

  await expect(deleteTag(app.as(mo), { id })).toFailWith('not_now')
  await app.app.platform.open.db.deleteFrom('thread_tag').where('thread_id', '=', thread.id).execute()
  await deleteTag(app.as(mo), { id })
  expect(await tagsNow(app)).toEqual({})
})

test('a description in two languages is shown in the reader’s', async () => {
  const app = await testApp()
  const { mo, ann } = await people(app, 'mo', 'ann')
  await aThread(app, { by: ann, tags: ['router'] })
  await describeTag(app.as(mo), {
    id: await tagId(app, 'router'),
    aboutEn: 'What the meter talks to.',
    aboutKo: '미터가 연결되는 기기',
  })

  expect((await tagNamed(app.visitor({ locale: 'ko' }), 'router'))?.about).toBe('미터가 연결되는 기기')
})

test('counts stay exact while threads are written and tags merged at the same time', async () => {
  const app = await testApp()
  const { mo, ann, bob } = await people(app, 'mo', 'ann', 'bob')
  await aThread(app, { by: ann, tags: ['wifi', 'router'] })
  const id = await tagId(app, 'wifi')

  await Promise.all([
    ...Array.from({ length: 6 }, (_, i) =>
      aThread(app, { by: i % 2 === 0 ? ann : bob, tags: i % 3 === 0 ? ['wifi', 'router'] : ['wifi'] }),
    ),
    mergeTags(app.as(mo), { id, into: 'router', reason: '' }),
    ...Array.from({ length: 6 }, () => aThread(app, { by: bob, tags: ['router', 'wifi'] })),
  ])

  expect(await tagsNow(app)).toEqual({ router: 13, wifi: '→ router' })
  const left = await app.visitor().read.selectFrom('thread_tag').select('tag_id').where('tag_id', '=', id).execute()
  expect(left).toEqual([])
})
