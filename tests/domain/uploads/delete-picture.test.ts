// On both databases: upserts and counters.
import { expect, test } from 'vitest'
import { randomText } from '#app/core/ids.ts'
import { places } from '#app/domain/drafts/place.ts'
import { saveDraft } from '#app/domain/drafts/save-draft.server.ts'
import { editPost } from '#app/domain/threads/edits/edit-post.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { addUpload } from '#app/domain/uploads/add-upload.server.ts'
import { deletePicture } from '#app/domain/uploads/delete-picture.server.ts'
import { action, loader } from '#app/routes/me/pictures.tsx'
import { aMember, people } from '#tests/factories/members.ts'
import { aPicture } from '#tests/factories/pictures.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { answerOf, routeArgs } from '#tests/routes/call-route.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

type Page = {
  room: { bytes: number; most: number }
  next: string | null
  pictures: { id: string; free: boolean; uses: { href: string; title: string; now: boolean; deleted: boolean }[] }[]
}
type Actor = Parameters<TestApp['as']>[0]

const upload = async (site: TestApp, by: Actor, seed = 1) =>
  addUpload(site.as(by), { bytes: await aPicture('png', { seed }), bytesPerDay: null })
const pageOf = async (site: TestApp, by: Actor, at = '/me/pictures') =>
  (await answerOf(loader(routeArgs(site.as(by), at)))).data as Page
const left = async (site: TestApp) =>
  (await site.visitor().read.selectFrom('upload').select('id').execute()).map(({ id }) => id)

test('the page shows the room that is used, and where each picture stands', async () => {
  const site = await testApp()
  const { ann, bob } = await people(site, 'ann', 'bob')
  expect(await pageOf(site, ann)).toMatchObject({ pictures: [], room: { bytes: 0, most: 100 * 1024 * 1024 } })
  const [used, spare] = [await upload(site, ann), await upload(site, ann, 2)]
  const { post } = await aThread(site, { by: ann, body: `Look: ![x](/u/${used.id})` })

  const page = await pageOf(site, ann)
  expect(page.room.bytes).toBe(used.bytes + spare.bytes)
  const uses = new Map(page.pictures.map((one) => [one.id, one]))
  expect(uses.get(used.id)).toMatchObject({
    free: false,
    uses: [{ href: `/posts/${post.id}`, title: 'The meter reads 0 W', now: true, deleted: false }],
  })
  expect(uses.get(spare.id)).toMatchObject({ free: true, uses: [] })
  expect((await pageOf(site, bob)).pictures).toEqual([])
  expect((await answerOf(loader(routeArgs(site.visitor(), '/me/pictures')))).location).toBe(
    '/login?next=%2Fme%2Fpictures',
  )
})

test('what stands in a text, in a draft or with another member stays; what only an earlier text shows may go', async () => {
  const site = await testApp()
  const { ann, bob } = await people(site, 'ann', 'bob')
  const { id } = await upload(site, ann)
  const { post } = await aThread(site, { by: ann, body: `Look: ![x](/u/${id})` })
  const press = (by: Actor) => answerOf(action(routeArgs(site.as(by), '/me/pictures', {}, { intent: 'remove', id })))

  expect(await press(ann)).toMatchObject({ status: 409, data: { error: { key: 'composer.pictures.inUse' } } })
  expect((await press(bob)).status).toBe(404)
  await editPost(site.as(ann), { postId: post.id, body: 'Look no more.', revision: 1 })
  await saveDraft(site.as(ann), { place: places.newThread(), fields: { body: `![x](/u/${id})` }, revision: 0 })
  await expect(deletePicture(site.as(ann), { id })).toFailWith('not_now')
  await saveDraft(site.as(ann), { place: places.newThread(), fields: { body: 'Nothing.' }, revision: 1 })
  expect((await pageOf(site, ann)).pictures).toMatchObject([{ free: true, uses: [{ now: false }] }])
  expect(await press(ann)).toMatchObject({ status: 303, location: '/me/pictures' })
  expect(await left(site)).toEqual([])
  expect(await site.app.platform.files.read(id)).toBeNull()
  await deletePicture(site.as(ann), { id })
})

test('of a deleted post one’s own picture may go, but not when a moderator deleted it', async () => {
  const site = await testApp()
  const { ann, bob, mo } = await people(site, 'ann', 'bob', 'mo')
  const asked = await aThread(site, { by: bob })
  const [mine, theirs] = [await upload(site, ann), await upload(site, ann, 2)]
  const [byMe, byMo] = [
    await anAnswer(site, { to: asked, by: ann, body: `![x](/u/${mine.id})` }),
    await anAnswer(site, { to: asked, by: ann, body: `![x](/u/${theirs.id})` }),
  ]
  await removePost(site.as(ann), { postId: byMe.id })
  await removePost(site.as(mo), { postId: byMo.id, reason: 'Abuse' })

  await expect(deletePicture(site.as(ann), { id: theirs.id })).toFailWith('not_now')
  await deletePicture(site.as(ann), { id: mine.id })
  expect(await left(site)).toEqual([theirs.id])
})

test('thirty pictures go over two pages and cost as many queries as one', async () => {
  const site = await testApp()
  const ann = await aMember(site, 'ann')
  const row = await upload(site, ann)
  const cost = () => countQueries(site.as(ann), (ctx) => answerOf(loader(routeArgs(ctx, '/me/pictures'))))
  const one = await cost()
  const copies = Array.from({ length: 29 }, (_, i) => ({
    ...row,
    id: randomText(21),
    source_sha256: `${i}`,
  }))
  await site.app.platform.open.db.insertInto('upload').values(copies).execute()

  expect(await cost()).toBe(one)
  const first = await pageOf(site, ann)
  const second = await pageOf(site, ann, first.next ?? '')
  expect([first.pictures.length, second.pictures.length, second.next]).toEqual([24, 6, null])
})
