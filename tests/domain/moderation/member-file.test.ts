import { expect, test } from 'vitest'
import { openMemberFile } from '#app/domain/moderation/members/open-member-file.server.ts'
import { writeNote } from '#app/domain/moderation/members/write-note.server.ts'
import { sendToReview } from '#app/domain/moderation/posts/open-post-item.server.ts'
import { claimReviewItem } from '#app/domain/review/claim-review-item.server.ts'
import { refuseItemAct } from '#app/domain/review/item-acts.ts'
import { nextReviewItem, reviewItem, skipsOf } from '#app/domain/review/queries/review-items.server.ts'
import { skipReviewItem } from '#app/domain/review/skip-review-item.server.ts'
import { memberFile } from '#app/views/moderation/member-file.server.ts'
import { people } from '#tests/factories/members.ts'
import { aSanction } from '#tests/factories/moderation.ts'
import { aThread, anAnswer } from '#tests/factories/threads.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('opening a member file is in the audit log, once for one look, and closed to members', async () => {
  const app = await testApp()
  const { ann, bob, mo } = await people(app, 'ann', 'bob', 'mo')
  await expect(openMemberFile(app.as(ann), 'bob')).toFailWith('forbidden')
  await openMemberFile(app.as(mo), 'bob')
  await openMemberFile(app.as(mo), 'bob')
  const looks = () =>
    app.app.platform.open.reader
      .selectFrom('audit_event')
      .select('actor_id')
      .where('action', '=', 'member.look')
      .execute()
  expect(await looks()).toEqual([{ actor_id: mo.memberId }])
  app.clock.advance({ minutes: 11 })
  await openMemberFile(app.as(mo), 'bob')
  expect(await looks()).toHaveLength(2)
  await expect(openMemberFile(app.as(mo), 'nobody')).toFailWith('not_found')
  expect(bob.handle).toBe('bob')
})

test('the file shows posts, decisions, sanctions and notes with the same number of queries for one and for many', async () => {
  const app = await testApp()
  const { ann, bob, mo } = await people(app, 'ann', 'bob', 'mo')
  const asked = await aThread(app, { by: ann })
  await anAnswer(app, { to: asked, by: bob })
  await aSanction(app, { of: bob, by: mo, kind: 'warning' })
  await writeNote(app.as(mo), { handle: 'bob', body: 'Writes from an office.' })
  await openMemberFile(app.as(mo), 'bob')
  const few = await countQueries(app.as(mo), (ctx) => memberFile(ctx, 'bob'))
  for (let n = 0; n < 5; n++) {
    await anAnswer(app, { to: asked, by: bob })
    await aSanction(app, { of: bob, by: mo, kind: 'warning' })
  }
  const many = await countQueries(app.as(mo), (ctx) => memberFile(ctx, 'bob'))
  expect(many).toBe(few)
  expect(await memberFile(app.as(mo), 'bob')).toMatchObject({
    posts: { length: 6 },
    sanctions: { length: 6 },
    decisions: { length: 6 },
    notes: [{ body: 'Writes from an office.', by: 'Mo' }],
  })
})

test('an item that was left to others comes last for its reviewer, with the reason for the next', async () => {
  const app = await testApp()
  const { ann, bob, mo, ada } = await people(app, 'ann', 'bob', 'mo', 'ada')
  const asked = await aThread(app, { by: ann })
  const first = await sendToReview(app.as(ada), { postId: (await anAnswer(app, { to: asked, by: bob })).id })
  app.clock.advance({ minutes: 1 })
  const second = await sendToReview(app.as(ada), { postId: (await anAnswer(app, { to: asked, by: bob })).id })
  const next = (by: typeof mo, not = '') => nextReviewItem(app.as(by), { kind: null, view: 'open' }, not)
  expect(await next(mo)).toBe(first)
  await skipReviewItem(app.as(mo), { itemId: first, reason: 'I know the author.' })
  expect(await next(mo)).toBe(second)
  expect(await next(ada)).toBe(first)
  expect(await skipsOf(app.app.platform.open.reader, first)).toMatchObject([
    { name: 'Mo', reason: 'I know the author.' },
  ])
})

test('a decision under an old token of the same person is refused', async () => {
  const app = await testApp()
  const { ann, bob, mo } = await people(app, 'ann', 'bob', 'mo')
  const answer = await anAnswer(app, { to: await aThread(app, { by: ann }), by: bob })
  const itemId = await sendToReview(app.as(mo), { postId: answer.id })
  const { token: old } = await claimReviewItem(app.as(mo), { itemId })
  const { token } = await claimReviewItem(app.as(mo), { itemId })
  const item = { ...(await reviewItem(app.as(mo), itemId)), evidence: '', open_key: null }
  expect(() => refuseItemAct('decide', item, { actor: mo, now: app.clock.now(), token: old })).toThrow(
    'review.errors.claimed',
  )
  expect(() => refuseItemAct('decide', item, { actor: mo, now: app.clock.now(), token })).not.toThrow()
})
