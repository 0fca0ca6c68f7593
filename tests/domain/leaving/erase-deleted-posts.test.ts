// On both databases: the query of what is due, and what is left in the index of the search.
import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { eraseDeletedPosts } from '#app/domain/leaving/erase-deleted-posts.server.ts'
import { editPost } from '#app/domain/threads/edits/edit-post.server.ts'
import { threadPage } from '#app/domain/threads/queries/thread-page.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { restorePost } from '#app/domain/threads/upkeep/restore-post.server.ts'
import { addUpload } from '#app/domain/uploads/add-upload.server.ts'
import { bytesWith, placesWith } from '#tests/factories/everything-stored.ts'
import { people } from '#tests/factories/members.ts'
import { aPicture } from '#tests/factories/pictures.ts'
import { aThread, anAnswer } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const wholePage = { order: 'votes', limit: 50, cursor: null } as const
const days = 180

async function textsOf(app: TestApp): Promise<(string | null)[][]> {
  const rows = await app.visitor().read.selectFrom('post').select(['body', 'html', 'erased_at']).orderBy('id').execute()
  return rows.map(({ body, html, erased_at: erasedAt }) => [body, html, erasedAt])
}

const run = (app: TestApp): Promise<number> => eraseDeletedPosts(app.app.context())

/** A question of Ann with an answer of Bob that has a picture, an earlier version and a planted word. */
async function anEditedAnswer(app: TestApp, { ann, bob }: { ann: Actor; bob: Actor }) {
  const upload = await addUpload(app.as(bob), { bytes: await aPicture(), bytesPerDay: null })
  const asked = await aThread(app, { by: ann })
  const answer = await anAnswer(app, { to: asked, by: bob, body: `The plantedfirst text. ![](/u/${upload.id})` })
  await editPost(app.as(bob), { postId: answer.id, body: `The plantedsecond text.`, revision: 1 })
  await app.drainJobs()
  return { asked, answer }
}

test('the text of a post deleted long ago is found nowhere: versions, search, pictures, bytes of the file', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const { asked, answer } = await anEditedAnswer(app, { ann, bob })
  const words = ['plantedfirst', 'plantedsecond']
  expect((await placesWith(app.app.platform, words)).length).toBeGreaterThan(2)
  await removePost(app.as(bob), { postId: answer.id, reason: 'plantedsecond was wrong' })
  await app.drainJobs()

  app.clock.advance({ days })
  expect(await run(app)).toBe(0)
  app.clock.advance({ minutes: 1 })
  expect(await run(app)).toBe(1)
  expect(await run(app)).toBe(0)

  app.clock.advance({ days: 2 })
  await app.drainJobs()
  expect(await placesWith(app.app.platform, words)).toEqual([])
  expect(await bytesWith(app.app.platform, words)).toEqual([])
  expect(await app.visitor().read.selectFrom('upload').selectAll().execute()).toEqual([])
  const [question, erased] = await textsOf(app)
  expect(question?.[2]).toBeNull()
  expect(erased?.slice(0, 2)).toEqual(['', ''])
  expect((await threadPage(app.visitor(), asked.thread.id, wholePage)).thread.answerCount).toBe(0)
})

test('an erased post can be restored by nobody, and says so to moderators and its author', async () => {
  const app = await testApp()
  const { ann, bob, mo } = await people(app, 'ann', 'bob', 'mo')
  const { asked, answer } = await anEditedAnswer(app, { ann, bob })
  await removePost(app.as(bob), { postId: answer.id })
  app.clock.advance({ days: days + 1 })
  await run(app)

  for (const reader of [mo, bob]) {
    await expect(restorePost(app.as(reader), { postId: answer.id })).rejects.toMatchObject({
      kind: 'not_now',
      key: 'threads.errors.textErased',
    })
    const { answers } = await threadPage(app.as(reader), asked.thread.id, wholePage)
    expect(answers.items[0]).toMatchObject({ erased: true, allowed: { restore: false } })
  }
})

test('a deleted question loses its title, too; one restored in time, and one that was never deleted, keep all', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const gone = await aThread(app, { by: ann, title: 'About plantedtitle' })
  const back = await aThread(app, { by: ann, title: 'Back in time' })
  const shared = await addUpload(app.as(bob), { bytes: await aPicture(), bytesPerDay: null })
  const shows = await anAnswer(app, { to: back, by: bob, body: `One ![](/u/${shared.id})` })
  await anAnswer(app, { to: back, by: bob, body: `Another ![](/u/${shared.id})` })
  for (const { id } of [shows, gone.post, back.post])
    await removePost(app.as(id === shows.id ? bob : ann), { postId: id })
  await restorePost(app.as(ann), { postId: back.post.id })
  app.clock.advance({ days: days + 1 })

  expect(await run(app)).toBe(2)
  await app.drainJobs()

  expect(await placesWith(app.app.platform, ['plantedtitle'])).toEqual([])
  expect((await threadPage(app.visitor(), back.thread.id, wholePage)).thread.title).toBe('Back in time')
  // Another answer shows it.
  expect(await app.visitor().read.selectFrom('upload').selectAll().execute()).toHaveLength(1)
})
