import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { refusalToTransition } from '#app/core/state-machine.ts'
import { appealDecision } from '#app/domain/moderation/appeals/appeal-decision.server.ts'
import { appealActs, appealStates, type AppealParty, type AppealState } from '#app/domain/moderation/appeals/appeal.ts'
import { askAppellant } from '#app/domain/moderation/appeals/ask-appellant.server.ts'
import { decideAppeal } from '#app/domain/moderation/appeals/decide-appeal.server.ts'
import { replyToQuestion } from '#app/domain/moderation/appeals/reply-to-question.server.ts'
import { withdrawAppeal } from '#app/domain/moderation/appeals/withdraw-appeal.server.ts'
import { decidePost } from '#app/domain/moderation/posts/decide-post.server.ts'
import { sendToReview } from '#app/domain/moderation/posts/open-post-item.server.ts'
import { appealOf, appealOutcomes } from '#app/domain/moderation/queries/appeals.server.ts'
import { checkQueue } from '#app/domain/review/check-queue.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aPostDecision, aSanction, presently } from '#tests/factories/moderation.ts'
import { aThread, anAnswer, postNow } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

/** What each party can do in each state: every other cell is refused. */
const waiting: Record<AppealParty, readonly string[]> = {
  member: ['withdraw'],
  decider: [],
  moderator: ['uphold', 'overturn'],
}
const over: Record<AppealParty, readonly string[]> = { member: [], decider: [], moderator: [] }
const allowed: Record<AppealState, Record<AppealParty, readonly string[]>> = {
  open: { ...waiting, moderator: ['ask', 'uphold', 'overturn'] },
  asked: { ...waiting, member: ['reply', 'withdraw'] },
  answered: waiting,
  upheld: over,
  overturned: over,
  withdrawn: over,
}

test('an appeal allows in each state to each party what the table says, and nothing else', () => {
  for (const state of appealStates)
    for (const party of ['member', 'decider', 'moderator'] as const)
      for (const act of Object.keys(appealActs) as (keyof typeof appealActs)[])
        expect([
          state,
          party,
          act,
          refusalToTransition(appealActs, act, { state, party, note: 'Why' }) === null,
        ]).toEqual([state, party, act, allowed[state][party].includes(act)])
})

const words = { ground: 'noBreach', body: 'I only quoted what the shop had written.' } as const

async function suspended() {
  const app = await testApp()
  const { ann, bob, mo, ada } = await people(app, 'ann', 'bob', 'mo', 'ada')
  const mia = await aMember(app, 'mia', { roles: ['moderator'] })
  const answer = await anAnswer(app, { to: await aThread(app, { by: ann }), by: bob })
  const itemId = await sendToReview(app.as(ada), { postId: answer.id })
  await decidePost(app.as(mo), { itemId, ...aPostDecision({ sanction: 'suspension' }) })
  const decision = await app.app.platform.open.reader
    .selectFrom('sanction')
    .select('decision_id')
    .executeTakeFirstOrThrow()
  return { app, ann, bob, mo, mia, ada, postId: answer.id, decisionId: decision.decision_id }
}

async function appealed(app: TestApp, by: Actor, decisionId: string): Promise<string> {
  return appealDecision(app.as(await presently(app, by)), { decisionId, ...words })
}

test('a suspended member appeals, another moderator asks, is answered and overturns: everything is back', async () => {
  const { app, bob, mo, mia, postId, decisionId } = await suspended()
  const appealId = await appealed(app, bob, decisionId)
  await expect(appealed(app, bob, decisionId)).toFailWith('not_now', 'moderation.errors.appealedOnce')
  await expect(decideAppeal(app.as(mo), { appealId, decision: 'uphold', reason: 'I was right.' })).toFailWith(
    'forbidden',
    'moderation.errors.ownDecision',
  )
  await expect(askAppellant(app.as(mo), { appealId, question: 'Why?' })).toFailWith('forbidden')
  await askAppellant(app.as(mia), { appealId, question: 'Which shop?' })
  await expect(askAppellant(app.as(mia), { appealId, question: 'And when?' })).toFailWith('not_now')
  await replyToQuestion(app.as(await presently(app, bob)), { appealId, reply: 'The one in Busan.' })
  await decideAppeal(app.as(mia), { appealId, decision: 'overturn', reason: 'It was a quote.' })
  expect((await presently(app, bob)).standing).toBe('free')
  expect(await postNow(app, postId)).toMatchObject({ state: 'visible' })
  const db = app.app.platform.open.reader
  expect(await appealOf(db, decisionId)).toMatchObject({
    state: 'overturned',
    decidedBy: 'mia',
    reply: 'The one in Busan.',
  })
  expect(await appealOutcomes(db)).toEqual([{ rule: 'general', decided: 1, overturned: 1 }])
  await expect(decideAppeal(app.as(mia), { appealId, decision: 'uphold', reason: 'No' })).toFailWith(
    'conflict',
    'review.errors.decidedBy',
  )
})

test('fifty who decide an appeal at once decide once', async () => {
  const { app, bob, mia, decisionId } = await suspended()
  const appealId = await appealed(app, bob, decisionId)
  const outcomes = await Promise.allSettled(
    Array.from({ length: 50 }, (_, n) =>
      decideAppeal(app.as(mia), { appealId, decision: n % 2 === 0 ? 'overturn' : 'uphold', reason: 'Seen' }),
    ),
  )
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await expect(app).toHaveRecorded('appeal.decided', 1)
})

test('a decision is nobody else’s to appeal against, and not for ever', async () => {
  const { app, ann, bob, decisionId } = await suspended()
  await expect(appealDecision(app.as(ann), { decisionId, ...words })).toFailWith('not_found')
  app.clock.advance({ days: 184 })
  await expect(appealed(app, bob, decisionId)).toFailWith('not_now', 'moderation.errors.appealLate')
})

test('a withdrawn appeal waits for nobody', async () => {
  const { app, bob, ann, mia, decisionId } = await suspended()
  const appealId = await appealed(app, bob, decisionId)
  await expect(withdrawAppeal(app.as(ann), { appealId })).toFailWith('not_found')
  await withdrawAppeal(app.as(await presently(app, bob)), { appealId })
  await expect(decideAppeal(app.as(mia), { appealId, decision: 'uphold', reason: 'No' })).toFailWith(
    'not_now',
    'moderation.errors.appealState',
  )
})

test('moderators are told of an appeal that is due within a day, once a day', async () => {
  const app = await testApp()
  const { ann, mo } = await people(app, 'ann', 'mo')
  const { decision_id: decisionId } = await aSanction(app, { of: ann, by: mo })
  await appealed(app, ann, decisionId)
  app.clock.advance({ days: 5 })
  await checkQueue(app.as({ ...mo, system: true }))
  await expect(app).toHaveRecorded('review.dueSoon', 0)
  app.clock.advance({ days: 1, hours: 1 })
  await checkQueue(app.as({ ...mo, system: true }))
  await checkQueue(app.as({ ...mo, system: true }))
  await expect(app).toHaveRecorded('review.dueSoon', 1)
})
