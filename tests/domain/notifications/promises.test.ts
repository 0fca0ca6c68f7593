// On both databases: an upsert with a condition.
import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { customerReply } from '#app/domain/cases/work/customer-reply.server.ts'
import { replyToCase } from '#app/domain/cases/work/reply-to-case.server.ts'
import { setSeverity } from '#app/domain/cases/work/set-severity.server.ts'
import { notifications } from '#app/domain/notifications/queries/list.server.ts'
import { sentenceText } from '#app/domain/notifications/sentence.ts'
import { checkQueue } from '#app/domain/review/check-queue.server.ts'
import { openReviewItem } from '#app/domain/review/open-review-item.server.ts'
import { formatFor } from '#app/i18n/format.ts'
import { translator } from '#app/i18n/index.ts'
import { aCase, aPrivateCase } from '#tests/factories/cases.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

/** What a member's list says in English, times in Seoul, the newest first. */
async function said(app: TestApp, member: Actor): Promise<string[]> {
  await app.drainJobs()
  const { items } = await notifications(app.as(member), { unread: false, show: null }, { limit: 50, cursor: null })
  return items.flatMap((view) =>
    view.topic === 'standing' ? [] : [sentenceText(translator('en'), formatFor('en', 'Asia/Seoul'), view)],
  )
}

test('a customer hears by when the answer comes, and again when it comes later than promised', async () => {
  const app = await testApp()
  app.clock.set('2026-11-23T01:00:00.000Z')
  const { ann, sam } = await people(app, 'ann', 'sam')
  const { case: opened } = await aCase(app, { of: ann, by: sam, severity: 'P2' })
  const first =
    'We opened case C-1001 for you and will reply by November 23, 2026 2:00 PM; the clock stops while we wait for you'
  expect(await said(app, ann)).toEqual([first])

  await setSeverity(app.as(sam), { number: opened.number, severity: 'P1' })
  expect(await said(app, ann)).toEqual([first])
  app.clock.advance({ minutes: 1 })
  await setSeverity(app.as(sam), { number: opened.number, severity: 'P3' })
  expect(await said(app, ann)).toEqual([
    'We will reply to case C-1001 by November 24, 2026 10:00 AM, later than we said before',
    first,
  ])
})

test('staff who are named in a private message are told; the assignee once, members never', async () => {
  const app = await testApp()
  const { ann, bob, sam } = await people(app, 'ann', 'bob', 'sam')
  const tara = await aMember(app, 'tara', { name: 'Tara', roles: ['agent'] })
  const { number } = await aPrivateCase(app, { of: ann })
  await replyToCase(app.as(sam), { number, body: 'I ask @tara and @bob.', privately: true, wait: false })
  expect(await said(app, tara)).toContain(`${sam.name} mentioned you in case C-1001`)
  expect(await said(app, bob)).toEqual([])

  app.clock.advance({ minutes: 1 })
  await customerReply(app.as(ann), { number, body: 'Thank you, @sam and @tara.' })
  expect((await said(app, sam)).filter((line) => line.includes(ann.name ?? ''))).toEqual([
    `${ann.name} wrote in case C-1001`,
  ])
  expect(await said(app, tara)).toContain(`${ann.name} and 1 more person mentioned you in case C-1001`)
})

test('moderators are told once a day while something waits for longer than the target', async () => {
  const app = await testApp()
  const { ann, sam, mo } = await people(app, 'ann', 'sam', 'mo')
  const open = (kind: 'outdated-answer' | 'redemption') =>
    app.as(ann).write((tx) =>
      openReviewItem(tx, {
        kind,
        subjectType: 'post',
        subjectId: `x_${kind}`,
        memberId: null,
        reason: 'worksNoMore',
        evidence: { worked: 3, failed: 4 },
      }),
    )
  await open('redemption')
  app.clock.advance({ days: 2 })
  await checkQueue(app.visitor())
  await open('outdated-answer')
  app.clock.advance({ hours: 24 })
  await checkQueue(app.visitor())
  await expect(app).toHaveRecorded('review.overdue', 0)

  app.clock.advance({ minutes: 1 })
  await checkQueue(app.visitor())
  await checkQueue(app.visitor())
  await expect(app).toHaveRecorded('review.overdue', 1)
  app.clock.advance({ days: 1 })
  await checkQueue(app.visitor())
  const line = 'The review queue has waited for more than 24 hours'
  expect(await said(app, mo)).toEqual([line, line])
  expect(await said(app, sam)).toEqual([])
})
