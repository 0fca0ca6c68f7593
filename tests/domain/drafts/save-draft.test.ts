// On both databases: upserts and counters.
import { expect, test } from 'vitest'
import { deleteOldDrafts } from '#app/domain/drafts/delete-old-drafts.server.ts'
import { draftAt } from '#app/domain/drafts/drafts-at.server.ts'
import { dropDraft } from '#app/domain/drafts/drop-draft.server.ts'
import { heldForm, holdForm } from '#app/domain/drafts/hold-form.server.ts'
import { myDrafts } from '#app/domain/drafts/my-drafts.server.ts'
import { places, readPlace } from '#app/domain/drafts/place.ts'
import { saveDraft } from '#app/domain/drafts/save-draft.server.ts'
import { editPost } from '#app/domain/threads/edits/edit-post.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aComment, aThread, anAnswer } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('a draft is kept for its writer and nobody else, and found again on another device', async () => {
  const site = await testApp()
  const { ann, bob } = await people(site, 'ann', 'bob')
  const saved = await saveDraft(site.as(ann), {
    place: 'thread',
    fields: { title: 'Meter', body: '한글\n본문' },
    revision: 0,
  })
  expect(saved).toMatchObject({ state: 'saved', draft: { revision: 1, savedAt: site.clock.now() } })
  expect((await draftAt(site.as(ann), 'thread'))?.fields).toEqual({ title: 'Meter', body: '한글\n본문' })
  expect(await draftAt(site.as(bob), 'thread')).toBeNull()
  expect(await draftAt(site.visitor(), 'thread')).toBeNull()
})

test('a device that does not know the latest text is shown it and overwrites nothing', async () => {
  const site = await testApp()
  const ctx = site.as(await aMember(site, 'ann'))
  await saveDraft(ctx, { place: 'thread', fields: { body: 'phone' }, revision: 0 })
  await saveDraft(ctx, { place: 'thread', fields: { body: 'phone, longer' }, revision: 1 })
  const late = await saveDraft(ctx, { place: 'thread', fields: { body: 'desk' }, revision: 1 })
  expect(late).toMatchObject({ state: 'newer', draft: { fields: { body: 'phone, longer' }, revision: 2 } })
  expect((await draftAt(ctx, 'thread'))?.fields.body).toBe('phone, longer')
})

for (const [choose, fields, kept] of [
  ['mine', 'desk', 'phone'],
  ['theirs', 'phone', 'desk'],
] as const) {
  test(`a writer who chooses ${choose} keeps the other text beside it`, async () => {
    const site = await testApp()
    const ctx = site.as(await aMember(site, 'ann'))
    await saveDraft(ctx, { place: 'thread', fields: { body: 'phone' }, revision: 0 })
    await saveDraft(ctx, { place: 'thread', fields: { body: 'desk' }, revision: 0, choose })
    expect(await draftAt(ctx, 'thread')).toMatchObject({ fields: { body: fields }, kept: { body: kept }, revision: 2 })
  })
}

test('an emptied draft goes, an empty one never begins, an unchanged one stays as it is', async () => {
  const site = await testApp()
  const ctx = site.as(await aMember(site, 'ann'))
  expect(await saveDraft(ctx, { place: 'thread', fields: { body: '  ', category: 'general' }, revision: 0 })).toEqual({
    state: 'gone',
  })
  await saveDraft(ctx, { place: 'thread', fields: { body: 'x' }, revision: 0 })
  site.clock.advance({ minutes: 5 })
  expect(await saveDraft(ctx, { place: 'thread', fields: { body: 'x' }, revision: 0 })).toMatchObject({
    draft: { revision: 1 },
  })
  expect(await saveDraft(ctx, { place: 'thread', fields: {}, revision: 1 })).toEqual({ state: 'gone' })
  expect(await draftAt(ctx, 'thread')).toBeNull()
})

test('a draft goes in the commit that posts its text, and only that one', async () => {
  const site = await testApp()
  const ann = await aMember(site, 'ann')
  const ctx = site.as(ann)
  const to = await aThread(site, { by: ann })
  const all = [places.newThread(), places.answer(to.thread.id), places.comment(to.post.id), places.edit(to.post.id)]
  for (const place of all) await saveDraft(ctx, { place, fields: { body: place }, revision: 0 })
  const left = async () => (await myDrafts(ctx)).map(({ place }) => place).sort()
  await anAnswer(site, { to, by: ann })
  expect(await left()).toEqual(all.filter((place) => !place.startsWith('answer')).sort())
  await aComment(site, { to, by: ann })
  expect(await left()).toEqual([places.newThread(), places.edit(to.post.id)].sort())
  await editPost(ctx, { postId: to.post.id, body: 'Better words.', revision: 1 })
  expect(await left()).toEqual([places.newThread()])
  await aThread(site, { by: ann, title: 'Another question' })
  expect(await left()).toEqual([])
})

test('the list names the thread of each draft, but no thread that is gone', async () => {
  const site = await testApp()
  const ann = await aMember(site, 'ann')
  const ctx = site.as(ann)
  const to = await aThread(site, { by: ann, title: 'The meter reads 0 W' })
  await saveDraft(ctx, { place: places.answer(to.thread.id), fields: { body: 'a' }, revision: 0 })
  site.clock.advance({ minutes: 1 })
  await saveDraft(ctx, { place: places.comment(to.post.id), fields: { body: 'b' }, revision: 0 })
  expect((await myDrafts(ctx)).map(({ kind, thread }) => [kind, thread?.title])).toEqual([
    ['comment', 'The meter reads 0 W'],
    ['answer', 'The meter reads 0 W'],
  ])
  await site.app.platform.open.db.updateTable('thread').set({ state: 'deleted' }).execute()
  expect((await myDrafts(ctx)).map(({ thread }) => thread)).toEqual([null, null])
})

test('more drafts than allowed are refused; forgotten ones are swept', async () => {
  const site = await testApp()
  await site.set('drafts.perMember', 1)
  const ctx = site.as(await aMember(site, 'ann'))
  await saveDraft(ctx, { place: 'thread', fields: { body: 'x' }, revision: 0 })
  await expect(
    saveDraft(ctx, { place: places.answer('thr_01k00000000000'), fields: { body: 'y' }, revision: 0 }),
  ).toFailWith('invalid', 'composer.draft.tooMany')
  site.clock.advance({ days: 91 })
  await deleteOldDrafts(site.app.context())
  expect(await myDrafts(ctx)).toEqual([])
})

test('a draft of one own is thrown away; a place that is none is refused', async () => {
  const site = await testApp()
  const ctx = site.as(await aMember(site, 'ann'))
  await saveDraft(ctx, { place: 'thread', fields: { body: 'x' }, revision: 0 })
  await dropDraft(ctx, { place: 'thread' })
  expect(await draftAt(ctx, 'thread')).toBeNull()
  expect(readPlace('answer:../../etc')).toBeNull()
  await expect(saveDraft(ctx, { place: 'elsewhere', fields: { body: 'x' }, revision: 0 })).toFailWith('not_found')
  await expect(saveDraft(site.visitor(), { place: 'thread', fields: { body: 'x' }, revision: 0 })).toFailWith(
    'unauthenticated',
  )
})

test('a held form is read only with its token, for two hours, and not out of the database', async () => {
  const site = await testApp()
  const ctx = site.visitor()
  const token = await holdForm(ctx, '{"body":"my long canary text"}')
  expect(await heldForm(ctx, token)).toBe('{"body":"my long canary text"}')
  expect(await heldForm(ctx, 'another')).toBeNull()
  expect(JSON.stringify(await site.app.platform.open.db.selectFrom('held_form').selectAll().execute())).not.toMatch(
    /canary/,
  )
  site.clock.advance({ hours: 3 })
  expect(await heldForm(ctx, token)).toBeNull()
})
