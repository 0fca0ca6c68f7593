import { expect, test } from 'vitest'
import { refusalToTransition } from '#app/core/state-machine.ts'
import { confirmLegalRequest } from '#app/domain/legal-requests/confirm-legal-request.server.ts'
import { decideLegalRequest } from '#app/domain/legal-requests/decide-legal-request.server.ts'
import { deleteOldRequests } from '#app/domain/legal-requests/delete-old-requests.server.ts'
import { endTemporaryMeasures } from '#app/domain/legal-requests/end-temporary-measures.server.ts'
import { findLegalRequest } from '#app/domain/legal-requests/find-legal-request.server.ts'
import { legalRequestShape } from '#app/domain/legal-requests/input.ts'
import {
  legalRequestActs,
  legalRequestStates,
  type LegalParty,
  type LegalRequestState,
} from '#app/domain/legal-requests/legal-request.ts'
import { noteInPlaceOf, notesInThread } from '#app/domain/legal-requests/queries/legal-requests.server.ts'
import { sendLegalRequest } from '#app/domain/legal-requests/send-legal-request.server.ts'
import { appealDecision } from '#app/domain/moderation/appeals/appeal-decision.server.ts'
import { decideAppeal } from '#app/domain/moderation/appeals/decide-appeal.server.ts'
import { withdrawAppeal } from '#app/domain/moderation/appeals/withdraw-appeal.server.ts'
import { hidePost } from '#app/domain/moderation/posts/hide-post.server.ts'
import { appealOf } from '#app/domain/moderation/queries/appeals.server.ts'
import { loader as postLoader } from '#app/routes/threads/post.ts'
import { loader as threadLoader } from '#app/routes/threads/thread.tsx'
import { aLegalRequest } from '#tests/factories/legal-requests.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { sentMails } from '#tests/factories/sent-mails.ts'
import { anAnswer, aThread, postNow } from '#tests/factories/threads.ts'
import { answerOf, routeArgs } from '#tests/routes/call-route.ts'
import { testApp } from '#tests/setup/test-app.ts'

/** Which acts each party has in each state; every other one is refused. */
const allowed: Partial<Record<LegalRequestState, Partial<Record<LegalParty, readonly string[]>>>> = {
  unconfirmed: { requester: ['confirm'] },
  waiting: { moderator: ['hide', 'remove', 'refuse'] },
  hidden: { author: ['object'], moderator: ['restore'], site: ['end'] },
  objected: { author: ['giveUp'], moderator: ['keep', 'restore'], site: ['end'] },
  removed: { moderator: ['restore'] },
}

test('a legal request allows in each state to each party what the table says, and nothing else', () => {
  for (const state of legalRequestStates)
    for (const party of ['requester', 'author', 'moderator', 'site'] as const)
      for (const act of Object.keys(legalRequestActs) as (keyof typeof legalRequestActs)[])
        expect([
          state,
          party,
          act,
          refusalToTransition(legalRequestActs, act, { state, party, note: 'Why' }) === null,
        ]).toEqual([state, party, act, allowed[state]?.[party]?.includes(act) ?? false])
})

async function site() {
  const app = await testApp()
  const { ann, bob, mo, ada } = await people(app, 'ann', 'bob', 'mo', 'ada')
  const mia = await aMember(app, 'mia', { roles: ['moderator'] })
  const asked = await aThread(app, { by: ann })
  const answer = await anAnswer(app, { to: asked, by: bob, body: 'Jane Roe of Busan cheats all her customers.' })
  await app.drainJobs()
  const known = (await sentMails(app)).length
  return { app, ann, bob, mo, mia, ada, asked, answer, mails: () => sentMails(app, known) }
}

test('a temporary measure: confirmed by mail, decided, both sides told at once, a note in place, over after thirty days', async () => {
  const { app, bob, mo, asked, answer, mails } = await site()
  const request = await aLegalRequest(app, { about: answer.id, confirmed: false })
  await app.drainJobs()
  const [first] = await mails()
  expect(first).toMatchObject({ to: 'jane@law.example', subject: 'Confirm your legal request' })
  expect(first?.text).toContain(`/legal-requests/${request.token}`)
  expect(await app.app.platform.open.reader.selectFrom('review_item').selectAll().execute()).toEqual([])

  await confirmLegalRequest(app.visitor(), { token: request.token })
  await confirmLegalRequest(app.visitor(), { token: request.token })
  await app.drainJobs()
  const item = await request.item()
  expect(item).toMatchObject({ kind: 'rights-request', member_id: bob.memberId, category_id: null })
  await expect(decideLegalRequest(app.as(mo), item, { decision: 'hide', note: ' ', law: 'Article 44-2' })).toFailWith(
    'invalid',
  )
  await decideLegalRequest(app.as(mo), item, {
    decision: 'hide',
    note: 'It names a person.',
    law: 'Article 44-2 of the Network Act',
  })
  await app.drainJobs()
  expect(await postNow(app, answer.id)).toMatchObject({ state: 'hidden' })
  const told = await mails()
  expect(told.map(({ to, subject }) => [to, subject])).toEqual(
    expect.arrayContaining([
      ['jane@law.example', 'Your legal request arrived'],
      ['jane@law.example', 'The content is hidden for now'],
    ]),
  )
  const statement = told.find(({ to }) => to.includes(bob.memberId ?? ''))
  expect(statement?.text).toContain('It names a person.')
  expect(statement?.text).toContain('Article 44-2 of the Network Act')
  expect(statement?.text).not.toMatch(/jane|roe|busan/i)

  const read = app.app.platform.open.reader
  expect(await notesInThread(read, asked.thread.id)).toMatchObject([{ id: answer.id }])
  app.clock.advance({ days: 29 })
  expect(await endTemporaryMeasures(app.visitor())).toBe(0)
  app.clock.advance({ days: 1, minutes: 1 })
  expect(await endTemporaryMeasures(app.visitor())).toBe(1)
  await app.drainJobs()
  expect(await postNow(app, answer.id)).toMatchObject({ state: 'visible' })
  expect(await findLegalRequest(app.visitor(), { token: request.token })).toMatchObject({ state: 'ended' })
  expect(await notesInThread(read, asked.thread.id)).toEqual([])
  expect((await mails()).map(({ subject }) => subject)).toContain('The temporary measure is over')
  expect(await endTemporaryMeasures(app.visitor())).toBe(0)
})

test('the author’s appeal is the objection: granted, the post is back; both statements are kept', async () => {
  const { app, bob, mo, mia, answer } = await site()
  const request = await aLegalRequest(app, { about: answer.id, decided: { by: mo, decision: 'hide' } })
  const { decision_id: decisionId } = await request.now()
  const appealId = await appealDecision(app.as(bob), {
    decisionId: decisionId ?? '',
    ground: 'noBreach',
    body: 'A court has said so in public.',
  })
  expect(await request.now()).toMatchObject({ state: 'objected' })
  await decideAppeal(app.as(mia), { appealId, decision: 'overturn', reason: 'It is a public fact.' })
  expect(await postNow(app, answer.id)).toMatchObject({ state: 'visible' })
  expect(await request.now()).toMatchObject({ state: 'restored', body: request.body })
  expect(await appealOf(app.app.platform.open.reader, decisionId ?? '')).toMatchObject({
    body: 'A court has said so in public.',
  })
})

test('not granted, the post stays hidden past the measure, by a decision that can be appealed and is undone as a whole', async () => {
  const { app, bob, mo, mia, ada, answer } = await site()
  const request = await aLegalRequest(app, { about: answer.id, decided: { by: mo, decision: 'hide' } })
  const first = (await request.now()).decision_id ?? ''
  const appealId = await appealDecision(app.as(bob), {
    decisionId: first,
    ground: 'other',
    body: 'I think it is right.',
  })
  await decideAppeal(app.as(mia), { appealId, decision: 'uphold', reason: 'It is not.' })
  expect(await request.now()).toMatchObject({ state: 'removed' })
  app.clock.advance({ days: 40 })
  expect(await endTemporaryMeasures(app.visitor())).toBe(0)
  expect(await postNow(app, answer.id)).toMatchObject({ state: 'hidden' })

  const second = (await request.now()).decision_id ?? ''
  expect(second).not.toBe(first)
  const again = await appealDecision(app.as(bob), {
    decisionId: second,
    ground: 'other',
    body: 'I have a new proof now.',
  })
  for (const decider of [mo, mia])
    await expect(decideAppeal(app.as(decider), { appealId: again, decision: 'overturn', reason: 'Yes' })).toFailWith(
      'forbidden',
    )
  await decideAppeal(app.as(ada), { appealId: again, decision: 'overturn', reason: 'The proof is good.' })
  expect(await postNow(app, answer.id)).toMatchObject({ state: 'visible' })
  expect(await request.now()).toMatchObject({ state: 'restored' })
})

test('an appeal that is given up leaves the measure; one that waits when it ends is closed', async () => {
  const { app, bob, mo, answer } = await site()
  const request = await aLegalRequest(app, { about: answer.id, decided: { by: mo, decision: 'hide' } })
  const decisionId = (await request.now()).decision_id ?? ''
  const appealId = await appealDecision(app.as(bob), { decisionId, ground: 'other', body: 'I think it is right.' })
  await withdrawAppeal(app.as(bob), { appealId })
  expect(await request.now()).toMatchObject({ state: 'hidden' })

  const other = await anAnswer(app, { to: await aThread(app, { by: bob }), by: bob })
  const later = await aLegalRequest(app, { about: other.id, decided: { by: mo, decision: 'hide' } })
  const laterDecision = (await later.now()).decision_id ?? ''
  await appealDecision(app.as(bob), { decisionId: laterDecision, ground: 'other', body: 'I think it is right.' })
  app.clock.advance({ days: 31 })
  await endTemporaryMeasures(app.visitor())
  expect(await later.now()).toMatchObject({ state: 'ended' })
  expect(await appealOf(app.app.platform.open.reader, laterDecision)).toMatchObject({ state: 'withdrawn' })
  expect(await postNow(app, other.id)).toMatchObject({ state: 'visible' })
})

test('a post that another decision hides stays hidden when the measure ends', async () => {
  const { app, mo, ada, answer } = await site()
  await aLegalRequest(app, { about: answer.id, decided: { by: mo, decision: 'hide' } })
  await hidePost(app.as(ada), { postId: answer.id, rule: 'general', facts: 'It insults a member.' })
  app.clock.advance({ days: 31 })
  await endTemporaryMeasures(app.visitor())
  expect(await postNow(app, answer.id)).toMatchObject({ state: 'hidden' })
})

test('illegal content is hidden for good: its thread answers 451 with a note and says nothing of the post', async () => {
  const { app, mo, asked } = await site()
  await aLegalRequest(app, { about: asked.post.id, ground: 'copyright', decided: { by: mo, decision: 'remove' } })
  const { thread } = asked
  expect(await noteInPlaceOf(app.app.platform.open.reader, thread.id)).toMatchObject({ untilAt: null })
  const answer = await answerOf(
    threadLoader(
      routeArgs(app.visitor(), `/threads/${thread.id}/${thread.slug}`, { id: thread.id, slug: thread.slug }),
    ),
  )
  expect(answer.status).toBe(451)
  expect(JSON.stringify(answer.data)).not.toContain(thread.title)
})

test('the address of an answer that is out of sight leads to its thread, whose page has the note', async () => {
  const { app, mo, asked, answer } = await site()
  await aLegalRequest(app, { about: answer.id, decided: { by: mo, decision: 'hide' } })
  const led = await answerOf(postLoader(routeArgs(app.visitor(), `/posts/${answer.id}`, { id: answer.id })))
  expect(led).toMatchObject({ status: 302, location: `/threads/${asked.thread.id}#legal-${answer.id}` })
  const { id, slug } = asked.thread
  const page = await answerOf(threadLoader(routeArgs(app.visitor(), `/threads/${id}/${slug}`, { id, slug })))
  expect(page.data).toMatchObject({ responses: [], legalNotes: [{ id: answer.id }] })
  expect(JSON.stringify(page.data)).not.toMatch(/cheats|busan|jane/i)
})

test('what can’t be asked: a post that isn’t public looks like one that isn’t there', async () => {
  const { app, mo, answer } = await site()
  const ask = (address: string) =>
    sendLegalRequest(app.visitor(), legalRequestShape.parse({ ...aLegalRequest.input, address }))
  await hidePost(app.as(mo), { postId: answer.id, rule: 'general', facts: 'Seen.' })
  for (const address of [answer.id, 'pst_01kbcdefgh00000abcdefgh', 'https://dangol.example/threads'])
    await expect(ask(address)).toFailWith('invalid', 'errors.invalid')
  await expect(findLegalRequest(app.visitor(), { token: 'lrq_01kbcdefgh00000abcdefgh.nothing' })).toFailWith(
    'not_found',
  )
  await expect(confirmLegalRequest(app.visitor(), { token: 'none' })).toFailWith('not_found')
  await expect(
    confirmLegalRequest(app.visitor(), { token: `lrq_01kbcdefgh00000abcdefgh.${'가'.repeat(20)}` }),
  ).toFailWith('not_found')
})

test('the same request again, and a sixth of one address in a day, send no mail', async () => {
  const { app, ann, answer, mails } = await site()
  const ask = (postId: string) =>
    sendLegalRequest(app.visitor(), legalRequestShape.parse({ ...aLegalRequest.input, address: `/posts/${postId}` }))
  await ask(answer.id)
  await ask(answer.id)
  for (let n = 0; n < 6; n++)
    await ask((await aThread(app, { by: ann, title: `Question number ${n} of the day` })).post.id)
  await app.drainJobs()
  expect(await mails()).toHaveLength(5)
})

test('name and address are needed, except where the law lets a notice be anonymous', async () => {
  const { app, answer } = await site()
  const nameless = { ...aLegalRequest.input, address: answer.id, name: '', email: '' }
  expect(legalRequestShape.safeParse(nameless).error?.issues.map(({ path }) => path[0])).toEqual(['name', 'email'])
  expect(legalRequestShape.safeParse({ ...aLegalRequest.input, address: 'x', goodFaith: undefined }).success).toBe(
    false,
  )
  await sendLegalRequest(app.visitor(), legalRequestShape.parse({ ...nameless, ground: 'childAbuse' }))
  expect(await app.app.platform.open.reader.selectFrom('review_item').select(['kind', 'state']).execute()).toEqual([
    { kind: 'illegal-content', state: 'open' },
  ])
})

test('requests that weren’t confirmed go after three days; who asked is forgotten a year after the decision', async () => {
  const { app, ann, mo, answer } = await site()
  const other = await aThread(app, { by: ann, title: 'Another question of the day' })
  const open = await aLegalRequest(app, { about: other.post.id, confirmed: false })
  const refused = await aLegalRequest(app, { about: answer.id, decided: { by: mo, decision: 'refuse' } })
  app.clock.advance({ days: 3, minutes: 1 })
  await deleteOldRequests(app.visitor())
  await expect(open.now()).rejects.toThrow('no result')
  expect(await refused.now()).toMatchObject({ name: 'Jane Roe' })
  app.clock.advance({ days: 366 })
  await deleteOldRequests(app.visitor())
  expect(await refused.now()).toMatchObject({ name: '', email: null, body: '', state: 'refused' })
})
