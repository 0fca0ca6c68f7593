// On both databases: locks, and two agents at once.
import { expect, test } from 'vitest'
import { wholeCase } from '#app/api/json/case-json.server.ts'
import type { Actor } from '#app/core/actor.ts'
import { askForRatings } from '#app/domain/cases/after/ask-for-ratings.server.ts'
import { putCause } from '#app/domain/cases/causes/put-cause.server.ts'
import { verifyClocks } from '#app/domain/cases/clock/verify-clocks.server.ts'
import { contactReply } from '#app/domain/cases/contact/contact-reply.server.ts'
import { setReminder } from '#app/domain/cases/day/set-reminder.server.ts'
import { mergeCases } from '#app/domain/cases/merge/merge-cases.server.ts'
import { undoMerge } from '#app/domain/cases/merge/undo-merge.server.ts'
import { caseNumberById } from '#app/domain/cases/queries/cases.server.ts'
import { causeLines } from '#app/domain/cases/queries/causes.server.ts'
import { caseList } from '#app/domain/cases/queries/list.server.ts'
import { contactCasePage, ownCasePage, ownCases } from '#app/domain/cases/queries/own.server.ts'
import { casePage } from '#app/domain/cases/queries/page.server.ts'
import { raiseCounts } from '#app/domain/cases/queries/raises.server.ts'
import { caseReport } from '#app/domain/cases/report/case-report.server.ts'
import { openTicket } from '#app/domain/cases/tickets/open-ticket.server.ts'
import { addNote } from '#app/domain/cases/work/add-note.server.ts'
import { customerReply } from '#app/domain/cases/work/customer-reply.server.ts'
import { followCase } from '#app/domain/cases/work/follow-case.server.ts'
import { replyToCase } from '#app/domain/cases/work/reply-to-case.server.ts'
import { setSeverity } from '#app/domain/cases/work/set-severity.server.ts'
import { transitionCase } from '#app/domain/cases/work/transition-case.server.ts'
import { places } from '#app/domain/drafts/place.ts'
import { saveDraft } from '#app/domain/drafts/save-draft.server.ts'
import { aCase, aCause, aContactCase, aPrivateCase, twoCases } from '#tests/factories/cases.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { anAnswer } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

async function site() {
  const app = await testApp()
  app.clock.set('2026-11-23T01:00:00.000Z')
  const { ann, bob, sam } = await people(app, 'ann', 'bob', 'sam')
  const tara = await aMember(app, 'tara', { name: 'Tara', roles: ['agent'] })
  return { app, ann, bob, sam, tara }
}

async function merged() {
  const here = await site()
  const [first, second] = await twoCases(here.app, { of: here.ann })
  return { ...here, first, second }
}

const reply = (app: TestApp, as: Actor, number: number, body: string) =>
  replyToCase(app.as(as), { number, body, privately: true, wait: false })

test('the case that was opened first is kept, with the earlier promise of the two; the other is part of it everywhere', async () => {
  const { app, ann, sam, first, second } = await merged()
  await addNote(app.as(sam), { number: second.number, body: 'Same page, I think.' })
  const kept = await mergeCases(app.as(sam), { number: second.number, into: first.number })
  expect(kept).toMatchObject({ number: first.number, first_response_due_at: second.first_response_due_at })
  for (const number of [first.number, second.number]) {
    const page = await casePage(app.as(sam), number)
    expect(page).toMatchObject({ number: first.number, merged: [{ number: second.number }], notes: [{}] })
    expect(page.timeline.find(({ kind }) => kind === 'merged')).toMatchObject({ data: { number: second.number } })
    expect((await ownCasePage(app.as(ann), number)).number).toBe(first.number)
  }
  expect((await caseList(app.as(sam), {}, { limit: 9, cursor: null })).items.map(({ number }) => number)).toEqual([
    first.number,
  ])
  expect((await ownCases(app.as(ann), { limit: 9, cursor: null })).items).toHaveLength(1)
  expect((await wholeCase(app.as(sam), second.number)).merged).toMatchObject([{ number: second.number }])
  expect(await caseReport(app.as(sam), '4w')).toMatchObject({ cases: 1 })
  expect(await raiseCounts(app.as(sam).read, first.opened_at)).toEqual([{ rule: 'repeated', raised: 1, undone: 0 }])
  expect(await verifyClocks(app.as(sam).read, app.clock.now())).toEqual({ cases: 1, wrong: [] })
})

test('what the customer was told in the other case counts, and what they still wait for is owed', async () => {
  const { app, ann, sam, first, second } = await merged()
  app.clock.advance({ minutes: 5 })
  await reply(app, sam, second.number, 'We look into it.')
  app.clock.advance({ minutes: 5 })
  await customerReply(app.as(ann), { number: second.number, body: 'Thank you, when?' })
  const wrote = app.clock.now()
  app.clock.advance({ minutes: 5 })
  await mergeCases(app.as(sam), { number: first.number, into: second.number })
  const page = await casePage(app.as(sam), first.number)
  expect(page.firstResponse).toMatchObject({ state: 'met', usedMinutes: 15 })
  expect(page.nextResponse).toMatchObject({ state: 'running', startedAt: wrote })
  expect(page.messages.map(({ caseId }) => caseId)).toEqual([second.id, second.id])
})

test('followers, reminders, drafts and root causes go along, and back when it is undone', async () => {
  const { app, ann, sam, tara, first, second } = await merged()
  const cause = await aCause(app, { by: sam })
  await putCause(app.as(sam), { causeId: cause.id, numbers: [second.number] })
  await followCase(app.as(tara), { number: second.number, follow: true })
  await setReminder(app.as(sam), second.number, { day: '2026-12-01', reason: 'Ask again', promised: true })
  await saveDraft(app.as(sam), { place: places.case(second.id), fields: { body: 'Dear Ann' }, revision: 0 })
  const state = () => relations(app)
  const before = await state()
  await mergeCases(app.as(sam), { number: second.number, into: first.number })
  const along = await state()
  expect(along).toMatchObject({
    causes: [first.id, second.id],
    follows: [first.id, second.id],
    reminders: [first.id],
    drafts: [places.case(first.id)],
  })
  expect(await causeLines(app.as(sam), 'tree')).toMatchObject([{ cases: 1, customers: 1 }])
  await undoMerge(app.as(sam), { number: second.number })
  expect(await state()).toEqual(before)
  expect((await ownCases(app.as(ann), { limit: 9, cursor: null })).items).toHaveLength(2)
})

test('a merge that is undone leaves both cases and their promises as if it had never been', async () => {
  const { app, sam, first, second } = await merged()
  await reply(app, sam, second.number, 'We look into it.')
  const rows = () => app.app.platform.open.db.selectFrom('case').selectAll().orderBy('number').execute()
  const before = await rows()
  await mergeCases(app.as(sam), { number: second.number, into: first.number })
  app.clock.advance({ hours: 1 })
  const restored = await undoMerge(app.as(sam), { number: second.number })
  const plain = (all: typeof before) => all.map((row) => ({ ...row, updated_at: '' }))
  expect(plain(await rows())).toEqual(plain(before))
  expect(restored).toMatchObject({ id: second.id, merged_into_id: null })
  expect(await undoMerge(app.as(sam), { number: second.number })).toMatchObject({ id: second.id })
  expect(await verifyClocks(app.as(sam).read, app.clock.now())).toMatchObject({ cases: 2, wrong: [] })
})

test('it is undone while the kept case is open, and not afterwards', async () => {
  const { app, ann, sam, first, second } = await merged()
  await mergeCases(app.as(sam), { number: second.number, into: first.number })
  await expect(undoMerge(app.as(ann), { number: second.number })).rejects.toMatchObject({ kind: 'forbidden' })
  await transitionCase(app.as(sam), { number: first.number, note: null, act: 'resolve' })
  await expect(undoMerge(app.as(sam), { number: second.number })).rejects.toMatchObject({ code: 'kept_over' })
})

test('cases of different customers, over or merged already are refused with what to do', async () => {
  const { app, bob, sam, first, second } = await merged()
  const his = await aPrivateCase(app, { of: bob })
  const merge = (number: number, into: number) => mergeCases(app.as(sam), { number, into })
  await expect(merge(first.number, his.number)).rejects.toMatchObject({ key: 'merge.errors.otherCustomer' })
  await expect(merge(first.number, first.number)).rejects.toMatchObject({ key: 'merge.errors.same' })
  await expect(merge(first.number, 9999)).rejects.toMatchObject({ kind: 'not_found' })
  await expect(mergeCases(app.as(bob), { number: first.number, into: second.number })).rejects.toMatchObject({
    kind: 'forbidden',
  })
  await merge(second.number, first.number)
  await expect(merge(second.number, first.number)).rejects.toMatchObject({
    code: 'merged',
    params: { number: first.number },
  })
  await expect(addNote(app.as(sam), { number: second.number, body: 'Hm' })).rejects.toMatchObject({ code: 'merged' })
})

test('of two agents who merge at once in opposite ways one wins, and no case is lost', async () => {
  const { app, sam, tara, first, second } = await merged()
  const both = await Promise.allSettled([
    mergeCases(app.as(sam), { number: second.number, into: first.number }),
    mergeCases(app.as(tara), { number: first.number, into: second.number }),
  ])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const rows = await app.app.platform.open.db.selectFrom('case').select('merged_into_id').execute()
  expect(rows.filter(({ merged_into_id }) => merged_into_id !== null)).toHaveLength(1)
})

test('the customer answers under the old number, link or address, and it arrives in the kept case', async () => {
  const { app, ann, sam, first, second } = await merged()
  await mergeCases(app.as(sam), { number: second.number, into: first.number })
  const written = await customerReply(app.as(ann), { number: second.number, body: 'Any news?' })
  expect(written.number).toBe(first.number)
  expect(await caseNumberById(app.as(sam).read, second.id)).toBe(first.number)

  const kim = await aContactCase(app)
  const again = await aContactCase(app, { body: 'The bill was charged twice, please look.' })
  await mergeCases(app.as(sam), { number: again.number, into: kim.number })
  await contactReply(app.visitor(), { caseId: again.id, body: 'Hello?', via: 'link' })
  expect(await contactCasePage(app.visitor(), again.id)).toMatchObject({
    number: kim.number,
    messages: [{}],
    merged: [{ number: again.number }],
  })
})

test('words in the thread of a merged public case belong to the kept one', async () => {
  const { app, ann, sam } = await site()
  const first = await aPrivateCase(app, { of: ann })
  app.clock.advance({ minutes: 1 })
  const { case: second, thread } = await aCase(app, { of: ann, by: sam })
  await mergeCases(app.as(sam), { number: second.number, into: first.number })
  app.clock.advance({ minutes: 1 })
  await anAnswer(app, { to: { thread }, by: sam, body: 'We have found the fault, it is mended.' })
  const page = await casePage(app.as(sam), first.number)
  expect(page.timeline.map(({ kind }) => kind)).toContain('answered')
  expect(page.firstResponse.state).toBe('met')
})

test('the customer of merged cases is asked once how it went', async () => {
  const { app, sam, first, second } = await merged()
  await mergeCases(app.as(sam), { number: second.number, into: first.number })
  await transitionCase(app.as(sam), { number: first.number, note: null, act: 'resolve' })
  app.clock.advance({ days: 2 })
  expect(await askForRatings(app.as(sam))).toMatchObject({ asked: 1 })
})

test('a case that others were merged into goes with them, and comes back with them', async () => {
  const { app, ann, sam, first, second } = await merged()
  app.clock.advance({ minutes: 1 })
  const third = await aPrivateCase(app, { of: ann, body: 'A third time: too many clicks to the bill.' })
  await mergeCases(app.as(sam), { number: third.number, into: second.number })
  await mergeCases(app.as(sam), { number: second.number, into: first.number })
  expect((await casePage(app.as(sam), first.number)).merged.map(({ number }) => number)).toEqual([
    second.number,
    third.number,
  ])
  await undoMerge(app.as(sam), { number: second.number })
  expect((await casePage(app.as(sam), third.number)).number).toBe(second.number)
})

/** Where what goes along with a case is. */
async function relations({ app }: TestApp) {
  const { db } = app.platform.open
  const [causes, follows, reminders, drafts] = await Promise.all([
    db.selectFrom('case_cause').select('case_id').orderBy('case_id').execute(),
    db.selectFrom('case_follow').select('case_id').orderBy('case_id').execute(),
    db.selectFrom('case_reminder').select('case_id').execute(),
    db.selectFrom('draft').select('place').execute(),
  ])
  return {
    causes: causes.map(({ case_id }) => case_id),
    follows: follows.map(({ case_id }) => case_id),
    reminders: reminders.map(({ case_id }) => case_id),
    drafts: drafts.map(({ place }) => place),
  }
}

test('the kept case becomes as severe as the other, says so, and is what it was when the merge is undone', async () => {
  const { app, sam, first, second } = await merged()
  await setSeverity(app.as(sam), { number: first.number, severity: 'P3' })
  await setSeverity(app.as(sam), { number: second.number, severity: 'P1' })
  const before = await casePage(app.as(sam), first.number)
  await mergeCases(app.as(sam), { number: second.number, into: first.number })
  const page = await casePage(app.as(sam), first.number)
  expect(page).toMatchObject({ severity: 'P1', chosenSeverity: 'P3' })
  expect(page.firstResponse.dueAt < before.firstResponse.dueAt, 'what was promised for P1').toBe(true)
  expect(page.timeline.find(({ kind }) => kind === 'merged')?.data).toMatchObject({ severity: 'P1', before: 'P3' })
  await expect(app, 'as the second complaint, and by the merge').toHaveRecorded('case.severityRaised', 2)

  await undoMerge(app.as(sam), { number: second.number })
  expect(await casePage(app.as(sam), first.number)).toMatchObject({ severity: 'P3' })
  expect(await casePage(app.as(sam), second.number)).toMatchObject({ severity: 'P1' })
  expect(await verifyClocks(app.as(sam).read, app.clock.now())).toEqual({ cases: 2, wrong: [] })
})

test('a severity that is chosen after a merge wins, also when the merge is undone; a less severe case changes nothing', async () => {
  const { app, sam, first, second } = await merged()
  await setSeverity(app.as(sam), { number: second.number, severity: 'P1' })
  await mergeCases(app.as(sam), { number: second.number, into: first.number })
  await setSeverity(app.as(sam), { number: first.number, severity: 'P2' })
  expect(await casePage(app.as(sam), first.number)).toMatchObject({ severity: 'P2' })
  await undoMerge(app.as(sam), { number: second.number })
  expect(await casePage(app.as(sam), first.number)).toMatchObject({ severity: 'P2' })

  await setSeverity(app.as(sam), { number: second.number, severity: 'P3' })
  await mergeCases(app.as(sam), { number: second.number, into: first.number })
  expect(await casePage(app.as(sam), first.number)).toMatchObject({ severity: 'P2' })
})

test('the outside ticket of the merged case is shown with the kept one', async () => {
  const { app, sam, first, second } = await merged()
  await app.set('cases.ticketUrl', 'http://127.0.0.1:9/tickets')
  await app.set('cases.ticketSecret', 'x'.repeat(32))
  await openTicket(app.as(sam), { number: second.number, note: 'Two readings.' })
  await mergeCases(app.as(sam), { number: second.number, into: first.number })
  expect(await casePage(app.as(sam), first.number)).toMatchObject({
    ticket: null,
    mergedTickets: [{ of: second.number, state: 'sending' }],
  })
})
