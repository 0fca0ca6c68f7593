import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { standingsOf } from '#app/domain/loyalty/standings.server.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { unacceptAnswer } from '#app/domain/threads/answers/unaccept-answer.server.ts'
import { findPost, findThread } from '#app/domain/threads/queries/posts.server.ts'
import { changeKind, undoKindChange } from '#app/domain/threads/upkeep/change-kind.server.ts'
import { closeAsDuplicate } from '#app/domain/threads/upkeep/close-as-duplicate.server.ts'
import { setIdeaStatus } from '#app/domain/threads/upkeep/set-idea-status.server.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { people } from '#tests/factories/members.ts'
import { aComment, anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

async function reputation(app: TestApp, { memberId }: Actor): Promise<number | undefined> {
  return (await standingsOf(app.visitor().read, [memberId ?? ''])).get(memberId ?? '')?.reputation
}

test('a question that becomes a discussion loses its acceptance and keeps its votes; going back brings it back', async () => {
  const app = await testApp()
  const { ann, bob, mo } = await people(app, 'ann', 'bob', 'mo')
  const question = await aThread(app, { by: ann })
  const answer = await anAnswer(app, { to: question, by: bob })
  const comment = await aComment(app, { to: question, on: answer, by: ann })
  await castVote(app.as(ann), { postId: answer.id, value: 1 })
  await acceptAnswer(app.as(ann), { postId: answer.id })
  const full = await reputation(app, bob)

  await changeKind(app.as(mo), { threadId: question.thread.id, kind: 'discussion', reason: 'Many opinions.' })
  const { read } = app.visitor()
  expect(await findThread(read, question.thread.id)).toMatchObject({
    kind: 'discussion',
    accepted_post_id: null,
    answer_count: 1,
  })
  expect([(await findPost(read, answer.id))?.kind, (await findPost(read, comment.id))?.kind]).toEqual([
    'reply',
    'comment',
  ])
  expect(await reputation(app, bob)).toBe((full ?? 0) - 15)

  await undoKindChange(app.as(mo), { threadId: question.thread.id })
  expect(await findThread(read, question.thread.id)).toMatchObject({
    kind: 'question',
    accepted_post_id: answer.id,
    accepted_by: ann.memberId,
  })
  expect((await findPost(read, answer.id))?.kind).toBe('answer')
  expect(await reputation(app, bob)).toBe(full)
  // The choice is the asker's again.
  await unacceptAnswer(app.as(ann), { postId: answer.id })
  expect(await reputation(app, bob)).toBe((full ?? 0) - 15)
})

test('a discussion becomes a question, an idea is open at first and gets its status back', async () => {
  const app = await testApp()
  const { ann, bob, sam } = await people(app, 'ann', 'bob', 'sam')
  const idea = await aThread(app, { by: ann, kind: 'idea' })
  const reply = await anAnswer(app, { to: idea, by: bob })
  await setIdeaStatus(app.as(sam), { threadId: idea.thread.id, status: 'planned', reason: 'Soon.' })
  const turned = async (kind: 'question' | 'discussion' | 'idea') => {
    app.clock.advance({ minutes: 1 })
    await changeKind(app.as(sam), { threadId: idea.thread.id, kind, reason: '' })
    return [
      (await findThread(app.visitor().read, idea.thread.id))?.idea_status,
      (await findPost(app.visitor().read, reply.id))?.kind,
    ]
  }

  expect(await turned('question')).toEqual([null, 'answer'])
  expect(await turned('idea')).toEqual(['open', 'reply'])
  await undoKindChange(app.as(sam), { threadId: idea.thread.id })
  await undoKindChange(app.as(sam), { threadId: idea.thread.id })
  expect(await findThread(app.visitor().read, idea.thread.id)).toMatchObject({ kind: 'idea', idea_status: 'planned' })
  await expect(undoKindChange(app.as(sam), { threadId: idea.thread.id })).toFailWith('not_now')
})

test('members, announcements and duplicates keep their kind', async () => {
  const app = await testApp()
  const { ann, mo, sam } = await people(app, 'ann', 'mo', 'sam')
  const [one, other, news] = [
    await aThread(app, { by: ann }),
    await aThread(app, { by: ann }),
    await aThread(app, { by: sam, kind: 'announcement' }),
  ]
  await closeAsDuplicate(app.as(mo), { threadId: one.thread.id, duplicateOf: other.thread.id })
  const change = (by: Actor, threadId: string) => changeKind(app.as(by), { threadId, kind: 'discussion', reason: '' })

  await expect(change(ann, one.thread.id)).toFailWith('forbidden')
  await expect(change(mo, one.thread.id)).toFailWith('not_now')
  await expect(change(mo, other.thread.id)).toFailWith('not_now')
  await expect(change(mo, news.thread.id)).toFailWith('invalid')
})

test('the same kind again changes nothing', async () => {
  const app = await testApp()
  const { ann, mo } = await people(app, 'ann', 'mo')
  const { thread } = await aThread(app, { by: ann })

  await changeKind(app.as(mo), { threadId: thread.id, kind: 'question', reason: '' })

  await expect(app).toHaveRecorded('thread.kindChanged', 0)
})
