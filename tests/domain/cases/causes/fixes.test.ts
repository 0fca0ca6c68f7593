// On both databases: who is concerned is a union over cases, threads and “me too”.
import { expect, test } from 'vitest'
import { signedId } from '#app/core/links/signed-id.server.ts'
import { answerFixed } from '#app/domain/cases/causes/answer-fixed.server.ts'
import { askIfFixed } from '#app/domain/cases/causes/ask-if-fixed.server.ts'
import { moveCause } from '#app/domain/cases/causes/move-cause.server.ts'
import { nameFix } from '#app/domain/cases/causes/name-fixes.server.ts'
import { putCause } from '#app/domain/cases/causes/put-cause.server.ts'
import { tellFixed } from '#app/domain/cases/causes/tell-fixed.server.ts'
import { openCase } from '#app/domain/cases/open-case.server.ts'
import { causePage } from '#app/domain/cases/queries/causes.server.ts'
import { concernedBy, fixPage, peopleHeard } from '#app/domain/cases/queries/fixes.server.ts'
import { notifications } from '#app/domain/notifications/queries/list.server.ts'
import { createThread } from '#app/domain/threads/create-thread.server.ts'
import { mergeThread } from '#app/domain/threads/upkeep/merge-thread.server.ts'
import { splitThread } from '#app/domain/threads/upkeep/split-thread.server.ts'
import { setMeToo } from '#app/domain/threads/votes/set-me-too.server.ts'
import { anAnnouncement } from '#tests/factories/announcements.ts'
import { aCase, aCause, aPrivateCase } from '#tests/factories/cases.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { sentMails } from '#tests/factories/sent-mails.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const concerned = async (app: TestApp, causeId: string) =>
  (await concernedBy(app.app.platform.open.db, causeId)).map(({ memberId, because, quote }) => [
    memberId,
    because,
    quote,
  ])

async function notices(app: TestApp) {
  return app.app.platform.open.db.selectFrom('fix_notice').selectAll().orderBy('id').execute()
}

test('everybody who reported a cause or said “me too” is told once, with what they wrote, by bell and mail', async () => {
  const app = await testApp()
  const { ann, bob, sam, mo } = await people(app, 'ann', 'bob', 'sam', 'mo')
  const cause = await aCause(app, { by: sam })
  const inPublic = await aCase(app, { of: ann, by: sam })
  const inPrivate = await aPrivateCase(app, { of: bob, body: 'My bill counts the heating twice. Please look.' })
  await setMeToo(app.as(mo), { threadId: inPublic.thread.id, on: true })
  await setMeToo(app.as(bob), { threadId: inPublic.thread.id, on: true })
  await putCause(app.as(sam), { causeId: cause.id, numbers: [inPublic.case.number, inPrivate.number] })
  const { thread } = await anAnnouncement(app, { by: sam, fixes: [cause.id] })
  await app.drainJobs()

  expect((await notices(app)).map(({ member_id, because, quote }) => [member_id, because, quote])).toEqual([
    [ann.memberId, 'reported', 'Charged twice and nobody answers'],
    [bob.memberId, 'reported', 'My bill counts the heating twice.'],
    [mo.memberId, 'me_too', 'Charged twice and nobody answers'],
  ])
  expect((await causePage(app.as(sam), cause.id)).state).toBe('fixed')
  const [told] = (
    await notifications(app.as(ann), { unread: true, show: null }, { limit: 20, cursor: null })
  ).items.filter(({ kind }) => kind === 'fixToldReporter')
  expect(told?.subject.title).toBe('“Charged twice and nobody answers”')
  app.clock.advance({ days: 2 })
  await app.drainJobs()
  const mails = (await sentMails(app)).filter(({ text }) => text.includes('/fixed/fix_'))
  expect(mails.map(({ to }) => to).toSorted()).toHaveLength(3)
  const link = /\/fixed\/(fix_[0-9a-z]+\.[0-9a-f]{20})/u.exec(mails[0]?.text ?? '')?.[1] ?? ''
  expect((await fixPage(app.visitor(), link)).announcement?.id).toBe(thread.id)

  // Again: nobody is told twice.
  await tellFixed(app.visitor(), { causeId: cause.id, threadId: thread.id })
  await nameFix(app.as(sam), cause.id, { announcement: `/threads/${thread.id}/firmware` })
  await app.drainJobs()
  expect(await notices(app)).toHaveLength(3)
})

test('“me too” follow a merged thread; a post that is split off leaves them behind', async () => {
  const app = await testApp()
  const { ann, bob, sam, mo } = await people(app, 'ann', 'bob', 'sam', 'mo')
  const eve = await aMember(app, 'eve')
  const cause = await aCause(app, { by: sam })
  const reported = await aCase(app, { of: ann, by: sam })
  await setMeToo(app.as(bob), { threadId: reported.thread.id, on: true })
  const other = await aThread(app, { by: mo, kind: 'question', title: 'The same fault elsewhere' })
  await setMeToo(app.as(eve), { threadId: other.thread.id, on: true })
  await putCause(app.as(sam), { causeId: cause.id, numbers: [reported.case.number] })
  await mergeThread(app.as(mo), { threadId: reported.thread.id, into: other.thread.id })
  expect((await concerned(app, cause.id)).map(([id]) => id)).toEqual([ann.memberId, bob.memberId, eve.memberId])

  const split = await aCause(app, { by: sam, name: 'Another fault' })
  const asked = await aThread(app, { by: ann, kind: 'question', title: 'How do I read the display?' })
  await setMeToo(app.as(eve), { threadId: asked.thread.id, on: true })
  const answer = await anAnswer(app, { to: asked, by: bob, body: 'Mine broke after a day and nobody cares.' })
  const { number } = await openCase(app.as(sam), { postId: answer.id })
  await putCause(app.as(sam), { causeId: split.id, numbers: [number] })
  expect(await concerned(app, split.id)).toEqual([
    [bob.memberId, 'reported', 'Mine broke after a day and nobody cares.'],
  ])
  await splitThread(app.as(mo), { threadId: asked.thread.id, posts: [answer.id], title: 'The display broke' })
  expect((await concerned(app, split.id)).map(([id]) => id)).toEqual([bob.memberId])
})

test('thirty days later they are asked; below 60 % yes the cause opens again and its owner is told', async () => {
  const app = await testApp()
  const { sam } = await people(app, 'sam')
  const cause = await aCause(app, { by: sam, owner: 'sam' })
  const numbers: number[] = []
  for (let at = 0; at < 5; at++) {
    const member = await aMember(app, `customer${at}`)
    numbers.push((await aPrivateCase(app, { of: member })).number)
  }
  await putCause(app.as(sam), { causeId: cause.id, numbers })
  const { thread } = await anAnnouncement(app, { by: sam, fixes: [cause.id] })
  await app.drainJobs()
  app.clock.advance({ days: 30, minutes: -1 })
  expect(await askIfFixed(app.visitor())).toBe(0)
  app.clock.advance({ minutes: 1 })
  expect([await askIfFixed(app.visitor()), await askIfFixed(app.visitor())]).toEqual([5, 0])

  const told = await notices(app)
  const answer = (at: number, fixed: boolean) =>
    answerFixed(app.visitor(), { token: signedId(app.app.platform.env, told[at]?.id ?? ''), fixed })
  await answer(0, true)
  await answer(1, true)
  await answer(2, false)
  await answer(3, false)
  expect((await causePage(app.as(sam), cause.id)).state).toBe('fixed')
  await answer(4, false)

  expect(await causePage(app.as(sam), cause.id)).toMatchObject({ state: 'open', round: 1, told: 0 })
  await app.drainJobs()
  const owner = await notifications(app.as(sam), { unread: true, show: null }, { limit: 20, cursor: null })
  expect(owner.items.map(({ kind }) => kind)).toContain('causeReopened')
  await expect(answer(4, true)).toFailWith('not_now', 'causes.errors.openAgain')

  // The next fix is told to the same people again.
  await anAnnouncement(app, { by: sam, title: 'Fixed for good', fixes: [cause.id] })
  await app.drainJobs()
  expect((await notices(app)).filter(({ round }) => round === 1)).toHaveLength(5)
  expect(await peopleHeard(app.app.platform.open.db, thread.id)).toBe(5)
})

test('enough people who say yes verify the fix', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  await app.set('cases.fixMinAnswers', 1)
  const cause = await aCause(app, { by: sam })
  const { number } = await aPrivateCase(app, { of: ann })
  await putCause(app.as(sam), { causeId: cause.id, numbers: [number] })
  await anAnnouncement(app, { by: sam, fixes: [cause.id] })
  await app.drainJobs()
  const [notice] = await notices(app)
  await expect(answerFixed(app.as(sam), { token: notice?.id ?? '', fixed: true })).toFailWith('not_found')
  await answerFixed(app.as(ann), { token: notice?.id ?? '', fixed: true })
  expect((await causePage(app.as(sam), cause.id)).state).toBe('verified')
})

test('the public number is not shown for few people', async () => {
  const app = await testApp()
  const { sam } = await people(app, 'sam')
  const cause = await aCause(app, { by: sam })
  const customers = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => aMember(app, `${name}-customer`)))
  const numbers: number[] = []
  for (const of of customers.slice(0, 4)) numbers.push((await aPrivateCase(app, { of })).number)
  await putCause(app.as(sam), { causeId: cause.id, numbers })
  const { thread } = await anAnnouncement(app, { by: sam, fixes: [cause.id] })
  await app.drainJobs()
  expect(await peopleHeard(app.app.platform.open.db, thread.id)).toBe(null)
})

test('only staff name fixes, and only in announcements that everybody may read', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const cause = await aCause(app, { by: sam })
  const { thread } = await aThread(app, { by: ann })
  const input = {
    title: 'A question with fixes',
    body: 'Here is a text.',
    category: 'general',
    tags: [],
    product: null,
    version: null,
  }
  await expect(createThread(app.as(ann), { ...input, kind: 'question', fixes: [cause.id] })).toFailWith('forbidden')
  await expect(createThread(app.as(sam), { ...input, kind: 'question', fixes: [cause.id] })).toFailWith('invalid')
  await expect(nameFix(app.as(sam), cause.id, { announcement: thread.id })).toFailWith('invalid')
  await expect(nameFix(app.as(ann), cause.id, { announcement: thread.id })).toFailWith('forbidden')
  await moveCause(app.as(sam), cause.id, { to: 'wont_fix' })
  const { thread: announced } = await anAnnouncement(app, { by: sam })
  expect(await nameFix(app.as(sam), cause.id, { announcement: announced.id })).toMatchObject({ state: 'fixed' })
})
