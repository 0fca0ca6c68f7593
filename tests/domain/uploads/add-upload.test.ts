import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { editPost } from '#app/domain/threads/edits/edit-post.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { addUpload } from '#app/domain/uploads/add-upload.server.ts'
import { visibleUpload } from '#app/domain/uploads/find-upload.server.ts'
import { purgeUploads } from '#app/domain/uploads/purge-uploads.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aPicture } from '#tests/factories/pictures.ts'
import { aComment, aThread, anAnswer } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const filesOf = ({ app }: TestApp): string[] => {
  try {
    return readdirSync(path.join(app.platform.env.dataDir, 'uploads'), { recursive: true, encoding: 'utf8' }).filter(
      (name) => /[a-z0-9]{26}$/.test(name),
    )
  } catch {
    return []
  }
}
const upload = async (test: TestApp, by: Parameters<TestApp['as']>[0], seed = 1) =>
  addUpload(test.as(by), { bytes: await aPicture('png', { seed }), bytesPerDay: null })

test('a picture gets an address nobody can guess, and its size is written into the posts that show it', async () => {
  const site = await testApp()
  const ann = await aMember(site, 'ann')
  const { id } = await upload(site, ann)
  expect(id).toMatch(/^[a-z0-9]{26}$/)
  const { post } = await aThread(site, { by: ann, body: `Look:\n\n![the meter](/u/${id})` })
  expect(post.html).toContain(`<img src="/u/${id}" alt="the meter" width="40" height="30" loading="lazy"`)
})

test('the same picture of the same member is stored once, of two members twice', async () => {
  const site = await testApp()
  const { ann, bob } = await people(site, 'ann', 'bob')
  const first = await upload(site, ann)
  expect((await upload(site, ann)).id).toBe(first.id)
  expect((await upload(site, bob)).id).not.toBe(first.id)
  expect(filesOf(site)).toHaveLength(2)
})

test('beyond the quota, and beyond what a day holds, nothing is stored', async () => {
  const site = await testApp()
  const ann = await aMember(site, 'ann')
  await expect(addUpload(site.as(ann), { bytes: await aPicture(), bytesPerDay: 10 })).toFailWith(
    'invalid',
    'composer.upload.dayFull',
  )
  await site.set('uploads.quotaMegabytes', 1)
  await upload(site, ann)
  await site.app.platform.open.db
    .updateTable('upload')
    .set({ bytes: 1024 * 1024 })
    .execute()
  await expect(upload(site, ann, 2)).toFailWith('invalid', 'composer.upload.quota')
  expect(filesOf(site)).toHaveLength(1)
})

test('a visitor stores nothing', async () => {
  const site = await testApp()
  await expect(addUpload(site.visitor(), { bytes: await aPicture(), bytesPerDay: null })).toFailWith('unauthenticated')
  expect(filesOf(site)).toEqual([])
})

test('a picture is seen by those who may see a text that shows it, asked anew each time', async () => {
  const site = await testApp()
  const [ann, bob, mo] = [
    await aMember(site, 'ann'),
    await aMember(site, 'bob'),
    await aMember(site, 'mo', { roles: ['moderator'] }),
  ]
  const { id } = await upload(site, ann)
  const seenBy = async () => ({
    visitor: (await visibleUpload(site.visitor(), id)) !== null,
    bob: (await visibleUpload(site.as(bob), id)) !== null,
    ann: (await visibleUpload(site.as(ann), id)) !== null,
    mo: (await visibleUpload(site.as(mo), id)) !== null,
  })
  expect(await seenBy()).toEqual({ visitor: false, bob: false, ann: true, mo: true })
  const to = await aThread(site, { by: ann })
  const answer = await anAnswer(site, { to, by: ann, body: `![here](/u/${id})` })
  expect(await seenBy()).toEqual({ visitor: true, bob: true, ann: true, mo: true })
  for (const state of ['held', 'hidden', 'deleted'] as const) {
    await site.app.platform.open.db.updateTable('post').set({ state }).where('id', '=', answer.id).execute()
    expect(await seenBy(), state).toEqual({ visitor: false, bob: false, ann: true, mo: true })
  }
  await site.app.platform.open.db.updateTable('post').set({ state: 'visible' }).where('id', '=', answer.id).execute()
  await removePost(site.as(ann), { postId: to.post.id })
  expect(await seenBy(), 'its thread is gone').toEqual({ visitor: false, bob: false, ann: true, mo: true })
})

test('a picture in a comment below a removed answer is not public', async () => {
  const site = await testApp()
  const ann = await aMember(site, 'ann')
  const { id } = await upload(site, ann)
  const to = await aThread(site, { by: ann })
  const answer = await anAnswer(site, { to, by: ann })
  await aComment(site, { to, on: answer, by: ann, body: `![here](/u/${id})` })
  expect(await visibleUpload(site.visitor(), id)).not.toBeNull()
  await removePost(site.as(ann), { postId: answer.id })
  expect(await visibleUpload(site.visitor(), id)).toBeNull()
})

test('a picture edited out of a post is no longer public and is kept for its older revision', async () => {
  const site = await testApp()
  const ann = await aMember(site, 'ann')
  const { id } = await upload(site, ann)
  const { post } = await aThread(site, { by: ann, body: `![mine](/u/${id})` })
  await editPost(site.as(ann), { postId: post.id, body: 'Without it.', revision: 1 })
  expect(await visibleUpload(site.visitor(), id)).toBeNull()
  site.clock.advance({ days: 30 })
  expect(await purgeUploads(site.app.context())).toBe(0)
})

test('a picture that stands in no post and no draft goes after 48 hours, with its file', async () => {
  const site = await testApp()
  const ann = await aMember(site, 'ann')
  const [lost, posted, drafted] = [await upload(site, ann, 1), await upload(site, ann, 2), await upload(site, ann, 3)]
  await aThread(site, { by: ann, body: `![kept](/u/${posted.id})` })
  await site.app.platform.open.db
    .insertInto('draft')
    .values({
      id: 'dra_1',
      member_id: ann.memberId ?? '',
      place: 'thread',
      fields: JSON.stringify({ body: `![x](/u/${drafted.id})` }),
      kept: null,
      revision: 1,
      saved_at: site.clock.now(),
    })
    .execute()
  site.clock.advance({ hours: 47 })
  await site.drainJobs()
  expect(filesOf(site)).toHaveLength(3)
  site.clock.advance({ hours: 2 })
  expect(await purgeUploads(site.app.context())).toBe(1)
  expect(
    filesOf(site)
      .map((file) => file.slice(-26))
      .sort(),
  ).toEqual([posted.id, drafted.id].sort())
  expect(await visibleUpload(site.as(ann), lost.id)).toBeNull()
})
