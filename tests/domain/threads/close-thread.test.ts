import { expect, test } from 'vitest'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { duplicateShape } from '#app/domain/threads/input.ts'
import { findThread } from '#app/domain/threads/queries/posts.server.ts'
import { threadPage } from '#app/domain/threads/queries/thread-page.server.ts'
import { closeAsDuplicate } from '#app/domain/threads/upkeep/close-as-duplicate.server.ts'
import { transitionThread } from '#app/domain/threads/upkeep/transition-thread.server.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { people } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('a locked thread keeps its votes and its acceptance open', async () => {
  const app = await testApp()
  const { ann, bob, mo } = await people(app, 'ann', 'bob', 'mo')
  const asked = await aThread(app, { by: ann })
  const answer = await anAnswer(app, { to: asked, by: bob })
  await transitionThread(app.as(mo), { threadId: asked.thread.id, act: 'lock' })

  await castVote(app.as(ann), { postId: answer.id, value: 1 })
  await acceptAnswer(app.as(ann), { postId: answer.id })

  expect((await findThread(app.visitor().read, asked.thread.id))?.accepted_post_id).toBe(answer.id)
})

test('locking and unlocking twice are one event each, and members may not', async () => {
  const app = await testApp()
  const { ann, mo } = await people(app, 'ann', 'mo')
  const { thread } = await aThread(app, { by: ann })
  const ref = { threadId: thread.id }

  await expect(transitionThread(app.as(ann), { ...ref, act: 'lock' })).toFailWith('forbidden')
  for (let i = 0; i < 2; i++) await transitionThread(app.as(mo), { ...ref, act: 'lock' })
  for (let i = 0; i < 2; i++) await transitionThread(app.as(mo), { ...ref, act: 'unlock' })

  expect(await app.recordedEvents()).toEqual(['thread.posted', 'thread.locked', 'thread.unlocked'])
})

test('a duplicate leads to the original, also through another duplicate', async () => {
  const app = await testApp()
  const { ann, mo } = await people(app, 'ann', 'mo')
  const [first, second, third] = [
    await aThread(app, { by: ann }),
    await aThread(app, { by: ann }),
    await aThread(app, { by: ann }),
  ]

  await closeAsDuplicate(app.as(mo), { threadId: second.thread.id, duplicateOf: first.thread.id })
  await closeAsDuplicate(app.as(mo), { threadId: third.thread.id, duplicateOf: second.thread.id })

  const page = await threadPage(app.visitor(), third.thread.id, { order: 'votes', limit: 10, cursor: null })
  expect(page.duplicateOf).toEqual({
    id: first.thread.id,
    slug: first.thread.slug,
    title: first.thread.title,
    lang: first.thread.lang,
  })
})

test('a question is not a duplicate of itself, of a discussion, or of nothing', async () => {
  const app = await testApp()
  const { ann, mo } = await people(app, 'ann', 'mo')
  const { thread } = await aThread(app, { by: ann })
  const talk = await aThread(app, { by: ann, kind: 'discussion' })
  const again = await aThread(app, { by: ann })
  await closeAsDuplicate(app.as(mo), { threadId: again.thread.id, duplicateOf: thread.id })

  await expect(closeAsDuplicate(app.as(mo), { threadId: thread.id, duplicateOf: thread.id })).toFailWith(
    'invalid',
    'threads.errors.duplicateOfItself',
  )
  await expect(closeAsDuplicate(app.as(mo), { threadId: thread.id, duplicateOf: again.thread.id })).toFailWith(
    'invalid',
    'threads.errors.duplicateOfItself',
  )
  await expect(closeAsDuplicate(app.as(mo), { threadId: thread.id, duplicateOf: talk.thread.id })).toFailWith(
    'invalid',
    'threads.errors.unknownDuplicate',
  )
  await expect(closeAsDuplicate(app.as(mo), { threadId: thread.id, duplicateOf: 'thr_00000000000000' })).toFailWith(
    'invalid',
    'threads.errors.unknownDuplicate',
  )
})

test('a reopened question is nobody’s duplicate', async () => {
  const app = await testApp()
  const { ann, mo } = await people(app, 'ann', 'mo')
  const [original, again] = [await aThread(app, { by: ann }), await aThread(app, { by: ann })]
  await closeAsDuplicate(app.as(mo), { threadId: again.thread.id, duplicateOf: original.thread.id })

  for (let i = 0; i < 2; i++) await transitionThread(app.as(mo), { threadId: again.thread.id, act: 'reopen' })

  await expect(app).toHaveRecorded('thread.reopened', 1)
  expect((await findThread(app.visitor().read, again.thread.id))?.duplicate_of_id).toBeNull()
})

test('the original can be named by its address', () => {
  const address = 'https://community.example/threads/thr_01k9abcdefghij/the-meter-reads-0-w#pst_01k9'
  expect(duplicateShape.parse({ threadId: 'thr_1', duplicateOf: address }).duplicateOf).toBe('thr_01k9abcdefghij')
})
