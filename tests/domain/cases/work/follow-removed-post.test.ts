import { expect, test } from 'vitest'
import { caseByNumber } from '#app/domain/cases/queries/cases.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { restorePost } from '#app/domain/threads/upkeep/restore-post.server.ts'
import { aCase } from '#tests/factories/cases.ts'
import { people } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('clocks stop when a customer deletes the complaint, and run again when it is restored', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const { post, case: opened } = await aCase(app, { of: ann, by: sam })
  const now = () => caseByNumber(app.visitor().read, opened.number)

  app.clock.advance({ hours: 20 })
  await removePost(app.as(ann), { postId: post.id })
  expect(await now()).toMatchObject({ status: 'waiting_customer', paused_at: app.clock.now() })

  app.clock.advance({ days: 3 })
  await restorePost(app.as(ann), { postId: post.id })
  const back = await now()
  expect(back).toMatchObject({ status: 'waiting_staff', paused_at: null })
  expect(back?.resolution_due_at.localeCompare(opened.resolution_due_at)).toBe(1)
})

test('a complaint that a moderator deleted is still owed an answer', async () => {
  const app = await testApp()
  const { ann, sam, mo } = await people(app, 'ann', 'sam', 'mo')
  const { post, case: opened } = await aCase(app, { of: ann, by: sam })
  await removePost(app.as(mo), { postId: post.id, reason: 'Account number in public' })
  expect(await caseByNumber(app.visitor().read, opened.number)).toMatchObject({ status: 'new', paused_at: null })
})
