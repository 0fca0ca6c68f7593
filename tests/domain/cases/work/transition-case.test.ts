import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { confirmComplaint } from '#app/domain/cases/detection/confirm-complaint.server.ts'
import { caseByNumber } from '#app/domain/cases/queries/cases.server.ts'
import { casePage } from '#app/domain/cases/queries/page.server.ts'
import { addNote } from '#app/domain/cases/work/add-note.server.ts'
import { assignCase } from '#app/domain/cases/work/assign-case.server.ts'
import { dismissCase } from '#app/domain/cases/work/dismiss-case.server.ts'
import { reopenCase } from '#app/domain/cases/work/reopen-case.server.ts'
import { replyToCase } from '#app/domain/cases/work/reply-to-case.server.ts'
import { setCategory } from '#app/domain/cases/work/set-category.server.ts'
import { setSeverity } from '#app/domain/cases/work/set-severity.server.ts'
import { takeCase } from '#app/domain/cases/work/take-case.server.ts'
import { transitionCaseTo } from '#app/domain/cases/work/transition-case-to.server.ts'
import { transitionCase } from '#app/domain/cases/work/transition-case.server.ts'
import { aCase, aPrivateCase } from '#tests/factories/cases.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

/** A complaint of Ann's on a Monday at ten in Seoul, with Sam and Tara of staff. */
async function monday() {
  const app = await testApp()
  app.clock.set('2026-11-23T01:00:00.000Z')
  const { ann, sam } = await people(app, 'ann', 'sam')
  const tara = await aMember(app, 'tara', { name: 'Tara', roles: ['agent'] })
  const { case: opened, post, thread } = await aCase(app, { of: ann, by: sam, severity: 'P2', category: 'service' })
  return { app, ann, sam, tara, opened, post, thread, ref: { number: opened.number, note: null } }
}

const now = (app: TestApp, member: Actor, number: number) => caseByNumber(app.as(member).read, number)

test('waiting on the customer stops the clocks, and going on moves the due time by the business time in between', async () => {
  const { app, sam, opened, ref } = await monday()
  await transitionCase(app.as(sam), { ...ref, act: 'waitForCustomer' })
  // From Monday 10:00 to Tuesday 10:00 are nine business hours.
  app.clock.advance({ hours: 24 })
  await transitionCase(app.as(sam), { ...ref, act: 'waitForStaff' })

  expect(opened.first_response_due_at).toBe('2026-11-23T05:00:00.000Z')
  expect(await now(app, sam, ref.number)).toMatchObject({
    status: 'waiting_staff',
    paused_at: null,
    first_response_due_at: '2026-11-24T05:00:00.000Z',
  })
})

test('waiting twice, resuming twice and resolving twice are each done once', async () => {
  const { app, sam, ref } = await monday()
  for (const act of ['waitForCustomer', 'waitForStaff', 'resolve', 'close'] as const) {
    await transitionCase(app.as(sam), { ...ref, act })
    await transitionCase(app.as(sam), { ...ref, act }).catch((error: unknown) =>
      expect(error).toMatchObject({ kind: 'not_now' }),
    )
  }
  await expect(app).toHaveRecorded('case.moved', 4)
})

test('only what is solved can be closed, and what is over is reopened instead of resumed', async () => {
  const { app, sam, ref } = await monday()
  await expect(transitionCase(app.as(sam), { ...ref, act: 'close' })).toFailWith('not_now', 'cases.errors.noSuchStep')
  await transitionCase(app.as(sam), { ...ref, act: 'resolve' })
  await expect(transitionCase(app.as(sam), { ...ref, act: 'waitForStaff' })).toFailWith('not_now', 'cases.errors.over')
  await expect(transitionCase(app.as(sam), { ...ref, act: 'waitForCustomer' })).toFailWith(
    'not_now',
    'cases.errors.noSuchStep',
  )
})

test('the customer opens a solved case again within fourteen days and not later; the time in between does not count', async () => {
  const { app, ann, sam, opened, ref } = await monday()
  app.clock.advance({ hours: 1 })
  await transitionCase(app.as(sam), { ...ref, act: 'resolve' })
  app.clock.advance({ days: 7 })
  await reopenCase(app.as(ann), ref)
  // Five working days moved on: the resolution was due on Thursday the 26th.
  expect(opened.resolution_due_at).toBe('2026-11-26T01:00:00.000Z')
  expect(await now(app, sam, ref.number)).toMatchObject({
    status: 'waiting_staff',
    resolved_at: null,
    resolution_due_at: '2026-12-03T01:00:00.000Z',
  })

  await transitionCase(app.as(sam), { ...ref, act: 'resolve' })
  await transitionCase(app.as(sam), { ...ref, act: 'close' })
  app.clock.advance({ days: 14, minutes: 1 })
  await expect(reopenCase(app.as(ann), ref)).toFailWith('not_now', 'cases.errors.reopenTooLate')
  await expect(reopenCase(app.as(sam), ref)).resolves.toMatchObject({ status: 'waiting_staff' })
})

test('reopening an open case changes nothing, and strangers do not learn that there is one', async () => {
  const { app, ann, ref } = await monday()
  const bob = await aMember(app, 'bob')
  await reopenCase(app.as(ann), ref)
  await expect(app).not.toHaveRecorded('case.moved')
  await expect(reopenCase(app.as(bob), ref)).toFailWith('not_found')
  await expect(reopenCase(app.visitor(), ref)).toFailWith('not_found')
})

test('another severity counts both promises from the opening again, without the time that was waited', async () => {
  const { app, sam, ref } = await monday()
  await transitionCase(app.as(sam), { ...ref, act: 'waitForCustomer' })
  app.clock.advance({ hours: 2 })
  await transitionCase(app.as(sam), { ...ref, act: 'waitForStaff' })
  await setSeverity(app.as(sam), { number: ref.number, severity: 'P1' })
  await setSeverity(app.as(sam), { number: ref.number, severity: 'P1' })

  // One hour and one working day from 10:00, two hours later each.
  expect(await now(app, sam, ref.number)).toMatchObject({
    severity: 'P1',
    first_response_due_at: '2026-11-23T04:00:00.000Z',
    resolution_due_at: '2026-11-24T03:00:00.000Z',
  })
  expect(await auditOf(app, sam)).toEqual(['case.open', 'case.move', 'case.move', 'case.setSeverity'])
})

test('handing over gives the case and its note to a colleague, is audited, and twice is once', async () => {
  const { app, sam, tara, ref } = await monday()
  const given = { number: ref.number, handle: 'tara', note: 'You know the bank.' }
  await assignCase(app.as(sam), given)
  await assignCase(app.as(sam), given)

  expect(await now(app, sam, ref.number)).toMatchObject({ assignee_id: tara.memberId, status: 'acknowledged' })
  expect((await casePage(app.as(sam), ref.number)).notes.map(({ html }) => html)).toEqual([
    expect.stringContaining('You know the bank.'),
  ])
  await expect(app).toHaveRecorded('case.assigned', 1)
  expect(await auditOf(app, sam)).toEqual(['case.open', 'case.assign'])
})

test('a case goes to staff only, to nobody who has too many, and can be put back', async () => {
  const { app, ann, sam, tara, ref } = await monday()
  await app.set('cases.openPerAgent', 1)
  const other = await aPrivateCase(app, { of: ann })
  await takeCase(app.as(tara), { number: other.number })

  await expect(assignCase(app.as(sam), { ...ref, handle: 'ann' })).toFailWith('invalid', 'cases.errors.notStaff')
  await expect(assignCase(app.as(sam), { ...ref, handle: 'tara' })).toFailWith('not_now', 'cases.errors.tooMany')
  await takeCase(app.as(sam), { number: ref.number })
  await assignCase(app.as(sam), { ...ref, handle: null })
  expect(await now(app, sam, ref.number)).toMatchObject({ assignee_id: null, status: 'acknowledged' })
})

test('dismissing closes the case, keeps the verdict for training, leaves the post alone, and can be taken back', async () => {
  const { app, sam, ref, post } = await monday()
  await dismissCase(app.as(sam), { number: ref.number, reason: 'She thanks us.' })
  await dismissCase(app.as(sam), { number: ref.number, reason: null })

  expect(await now(app, sam, ref.number)).toMatchObject({ status: 'closed', dismissed: 1 })
  expect(await labels(app, sam)).toEqual(['complaint', 'not_complaint'])
  expect(await app.as(sam).read.selectFrom('post').select('state').where('id', '=', post.id).execute()).toEqual([
    { state: 'visible' },
  ])
  await expect(app).toHaveRecorded('case.dismissed', 1)
  expect(await auditOf(app, sam)).toEqual(['case.open', 'case.dismiss'])
  await expect(takeCase(app.as(sam), { number: ref.number })).toFailWith('not_now', 'cases.errors.dismissed')
  await expect(confirmComplaint(app.as(sam), { number: ref.number })).toFailWith('not_now', 'cases.errors.dismissed')

  await reopenCase(app.as(sam), ref)
  expect(await now(app, sam, ref.number)).toMatchObject({ status: 'waiting_staff', dismissed: 0 })
  expect(await labels(app, sam)).toEqual(['complaint', 'not_complaint', 'complaint'])
})

test('confirming, taking and answering say once that it is a complaint', async () => {
  const { app, sam, ref } = await monday()
  await confirmComplaint(app.as(sam), { number: ref.number })
  await takeCase(app.as(sam), { number: ref.number })
  await replyToCase(app.as(sam), { number: ref.number, body: 'On it.', privately: false, wait: false })
  expect(await labels(app, sam)).toEqual(['complaint'])
})

test('a note is kept apart, and the category can be corrected', async () => {
  const { app, sam, ref } = await monday()
  const id = await addNote(app.as(sam), { number: ref.number, body: 'The bank answered **late**.' })
  await setCategory(app.as(sam), { number: ref.number, category: 'price' })
  await setCategory(app.as(sam), { number: ref.number, category: 'price' })

  const page = await casePage(app.as(sam), ref.number)
  expect(page.notes).toEqual([expect.objectContaining({ id, html: expect.stringContaining('<strong>late</strong>') })])
  expect(page.category).toBe('price')
  expect(page.timeline.map(({ kind }) => kind)).toEqual(['opened', 'category'])
})

test('a status by its name does the step behind it, with a note', async () => {
  const { app, sam, ref } = await monday()
  const statuses = ['acknowledged', 'waiting_customer', 'waiting_staff', 'resolved', 'closed', 'waiting_staff'] as const
  for (const to of statuses)
    expect((await transitionCaseTo(app.as(sam), { number: ref.number, to, note: `to ${to}` })).status).toBe(to)
  await expect(transitionCaseTo(app.as(sam), { number: ref.number, to: 'new', note: null })).toFailWith(
    'not_now',
    'cases.errors.noSuchStep',
  )
  expect((await casePage(app.as(sam), ref.number)).notes).toHaveLength(statuses.length)
})

test('none of this is open to customers, moderators or visitors, and an unknown number is not found', async () => {
  const { app, ann, sam, ref } = await monday()
  const mo = await aMember(app, 'mo')
  for (const outsider of [ann, mo]) {
    const ctx = app.as(outsider)
    for (const attempt of [
      transitionCase(ctx, { ...ref, act: 'waitForCustomer' }),
      transitionCase(ctx, { ...ref, act: 'waitForStaff' }),
      transitionCase(ctx, { ...ref, act: 'resolve' }),
      transitionCase(ctx, { ...ref, act: 'close' }),
      transitionCaseTo(ctx, { ...ref, to: 'resolved' }),
    ])
      await expect(attempt).toFailWith('forbidden')
    for (const attempt of [
      addNote(ctx, { ...ref, body: 'x' }),
      dismissCase(ctx, { ...ref, reason: null }),
      setSeverity(ctx, { ...ref, severity: 'P3' }),
      setCategory(ctx, { ...ref, category: 'other' }),
    ])
      await expect(attempt).toFailWith('forbidden')
    for (const attempt of [
      assignCase(ctx, { ...ref, handle: null }),
      confirmComplaint(ctx, ref),
      casePage(ctx, ref.number),
    ])
      await expect(attempt).toFailWith('forbidden')
  }
  await expect(transitionCase(app.visitor(), { ...ref, act: 'resolve' })).toFailWith('unauthenticated')
  await expect(transitionCase(app.as(sam), { number: 9999, note: null, act: 'resolve' })).toFailWith('not_found')
})

async function auditOf(app: TestApp, member: Actor): Promise<string[]> {
  return (await app.as(member).read.selectFrom('audit_event').select('action').orderBy('seq').execute()).map(
    ({ action }) => action,
  )
}

async function labels(app: TestApp, member: Actor): Promise<string[]> {
  return (await app.as(member).read.selectFrom('detection_label').select('verdict').orderBy('id').execute()).map(
    ({ verdict }) => verdict,
  )
}
