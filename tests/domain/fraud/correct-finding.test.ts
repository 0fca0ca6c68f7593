import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { appealCorrection } from '#app/domain/fraud/appeal-correction.server.ts'
import { correctFinding, dismissFinding } from '#app/domain/fraud/correct-finding.server.ts'
import { decideAppeal } from '#app/domain/fraud/decide-appeal.server.ts'
import { detectFraud } from '#app/domain/fraud/detect-fraud.server.ts'
import { findPatterns } from '#app/domain/fraud/find-patterns.server.ts'
import { findingView, myCorrections } from '#app/domain/fraud/queries/findings.server.ts'
import { replayLedger } from '#app/domain/loyalty/awards/replay-ledger.server.ts'
import { reviewQueue } from '#app/domain/review/queries/review-items.server.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { unacceptAnswer } from '#app/domain/threads/answers/unaccept-answer.server.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { action, loader } from '#app/routes/me/corrections.tsx'
import { action as decide, loader as item } from '#app/routes/moderation/item.tsx'
import { people } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { refusal, visit } from '#tests/setup/route-visit.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'
import { answersBy, shareBrowser, spendable, vote } from './attacker.ts'

const why = 'Both accounts vote for nobody else, in a row.'

async function serialVoting() {
  const app = await testApp()
  await app.set('threads.votesPerDay', 1_000)
  const { ann, main, alt, mo, ada } = await people(app, 'ann', 'main', 'alt', 'mo', 'ada')
  const posts = await answersBy(app, main, ann, 5)
  for (const post of posts) await vote(app, alt, post)
  await detectFraud(app.app.context())
  return { app, ann, main, alt, mo, ada, posts, ...(await openItem(app, mo, 'gaming-finding')) }
}

async function openItem(app: TestApp, by: Actor, kind: 'gaming-finding' | 'gaming-appeal') {
  const [found] = (await reviewQueue(app.as(by), { kind, view: 'open' }, { limit: 5, cursor: null })).items
  return { itemId: found?.id ?? '', subjectId: found?.subject_id ?? '' }
}

async function votesOf(app: TestApp, postId: string): Promise<number | undefined> {
  return (
    await app.app.platform.open.reader.selectFrom('post').select('votes').where('id', '=', postId).executeTakeFirst()
  )?.votes
}

test('what was found waits once, is not found again while it waits or after it was dismissed, but twice as much is news', async () => {
  const { app, main, alt, mo, ann, itemId, subjectId } = await serialVoting()
  expect(await detectFraud(app.app.context())).toBe(0)
  await dismissFinding(app.as(mo), { findingId: subjectId, itemId, note: 'They sat together and read.' })
  expect(await detectFraud(app.app.context())).toBe(0)
  expect(await spendable(app, main)).toBeGreaterThan(0)
  app.clock.advance({ days: 1 })
  for (const post of await answersBy(app, main, ann, 5)) await vote(app, alt, post)
  expect(await detectFraud(app.app.context())).toBe(1)
})

test('a correction takes the votes and what they brought, tells the member the category, and is audited', async () => {
  const { app, main, alt, mo, posts, itemId, subjectId } = await serialVoting()
  const before = await votesOf(app, posts[0]?.id ?? '')
  await correctFinding(app.as(mo), { findingId: subjectId, itemId, note: why })
  await expect(correctFinding(app.as(mo), { findingId: subjectId, itemId, note: why })).toFailWith('conflict')
  expect(await spendable(app, main)).toBe(0)
  expect(await votesOf(app, posts[0]?.id ?? '')).toBe((before ?? 0) - 1)
  expect((await replayLedger(app.app.context())).differences).toEqual([])
  for (const member of [main, alt])
    expect(await myCorrections(app.as(member))).toMatchObject([
      { pattern: 'burst', acts: 5, undone: false, mayAppeal: true },
    ])
  await expect(app).toHaveRecorded('vote.corrected', 5)
  const audited = await app.app.platform.open.reader.selectFrom('audit_event').select(['action', 'reason']).execute()
  expect(audited).toEqual([{ action: 'review.decide', reason: why }])
})

test('an appeal is possible once, decided by somebody else, and gives everything back when granted', async () => {
  const { app, main, alt, mo, ada, ann, posts, itemId, subjectId } = await serialVoting()
  const earned = await spendable(app, main)
  await correctFinding(app.as(mo), { findingId: subjectId, itemId, note: why })
  await expect(
    appealCorrection(app.as(ann), { findingId: subjectId, text: 'I have no part in this at all.' }),
  ).toFailWith('not_found')
  await appealCorrection(app.as(main), { findingId: subjectId, text: 'We sat in one training and read together.' })
  await expect(
    appealCorrection(app.as(main), { findingId: subjectId, text: 'We sat in one training and read together.' }),
  ).toFailWith('not_now', 'gaming.errors.once')
  const appeal = await openItem(app, ada, 'gaming-appeal')
  const input = {
    appealId: appeal.subjectId,
    itemId: appeal.itemId,
    decision: 'overturn',
    note: 'The training is real.',
  } as const
  await expect(decideAppeal(app.as(mo), input)).toFailWith('forbidden', 'gaming.errors.ownCorrection')
  // Meanwhile the voter has voted anew on one post: that vote counts, not the old one.
  await castVote(app.as(alt), { postId: posts[0]?.id ?? '', value: 1 })
  await decideAppeal(app.as(ada), input)
  expect(await spendable(app, main)).toBe(earned)
  expect((await replayLedger(app.app.context())).differences).toEqual([])
  expect(await myCorrections(app.as(main))).toMatchObject([
    { undone: true, mayAppeal: false, appeal: { state: 'overturned', reason: 'The training is real.' } },
  ])
  expect((await findingView(app.as(ada), subjectId))?.finding.state).toBe('overturned')
})

test('an appeal that is not granted changes nothing but says why; after thirty days it is too late', async () => {
  const { app, main, alt, mo, ada, itemId, subjectId } = await serialVoting()
  await correctFinding(app.as(mo), { findingId: subjectId, itemId, note: why })
  await appealCorrection(app.as(main), { findingId: subjectId, text: 'This is unfair to me, I say.' })
  const appeal = await openItem(app, ada, 'gaming-appeal')
  await decideAppeal(app.as(ada), {
    appealId: appeal.subjectId,
    itemId: appeal.itemId,
    decision: 'uphold',
    note: 'The figures are plain.',
  })
  expect(await spendable(app, main)).toBe(0)
  expect(await myCorrections(app.as(main))).toMatchObject([
    { appeal: { state: 'upheld', reason: 'The figures are plain.' } },
  ])
  app.clock.advance({ days: 31 })
  await expect(
    appealCorrection(app.as(alt), { findingId: subjectId, text: 'Only now I have seen this page.' }),
  ).toFailWith('not_now', 'gaming.errors.tooLate')
})

test('a corrected acceptance stays chosen but pays nothing; one that was taken back meanwhile does not come back', async () => {
  const app = await testApp()
  const { main, alt, mo, ada } = await people(app, 'main', 'alt', 'mo', 'ada')
  const answers = []
  for (let i = 0; i < 2; i++) {
    const answer = await anAnswer(app, { to: await aThread(app, { by: alt }), by: main })
    app.clock.advance({ hours: 1 })
    await acceptAnswer(app.as(alt), { postId: answer.id })
    answers.push(answer)
  }
  // Seen on the same device only afterwards: what was accepted before was not held.
  await shareBrowser(app, [main, alt])
  await detectFraud(app.app.context())
  const { itemId, subjectId } = await openItem(app, mo, 'gaming-finding')
  await correctFinding(app.as(mo), { findingId: subjectId, itemId, note: why })
  expect(await spendable(app, main)).toBe(0)
  await unacceptAnswer(app.as(alt), { postId: answers[0]?.id ?? '' })
  await appealCorrection(app.as(main), { findingId: subjectId, text: 'My sister and I share a computer.' })
  const appeal = await openItem(app, ada, 'gaming-appeal')
  await decideAppeal(app.as(ada), {
    appealId: appeal.subjectId,
    itemId: appeal.itemId,
    decision: 'overturn',
    note: 'Two people indeed.',
  })
  expect(await spendable(app, main)).toBe(10)
  expect((await replayLedger(app.app.context())).differences).toEqual([])
})

test('the pages: evidence and decision for the moderator, category and appeal for the member', async () => {
  const { app, main, mo, ada, itemId, subjectId } = await serialVoting()
  const at = `/moderation/items/${itemId}`
  const page = await item(visit(app.as(mo), { at, params: { id: itemId } }))
  expect(page).toMatchObject({
    kind: 'gaming-finding',
    data: { pattern: 'burst', members: [{ handle: 'alt' }, { handle: 'main' }], edges: [{ count: 5, share: 100 }] },
  })
  expect(
    (
      await refusal(
        decide(
          visit(app.as(mo), { at, params: { id: itemId }, form: { intent: 'decide', decision: 'correct', note: '' } }),
        ),
      )
    ).errors,
  ).toEqual({ note: 'review.errors.noteNeeded' })
  await expect(
    decide(
      visit(app.as(mo), { at, params: { id: itemId }, form: { intent: 'decide', decision: 'correct', note: why } }),
    ),
  ).toRedirectTo('/moderation')
  expect((await loader(visit(app.as(main), { at: '/me/corrections' }))).corrections).toMatchObject([
    { id: subjectId, pattern: 'burst' },
  ])
  expect(
    (
      await refusal(
        action(
          visit(app.as(main), { at: '/me/corrections', form: { intent: 'appeal', findingId: subjectId, text: 'No.' } }),
        ),
      )
    ).status,
  ).toBe(422)
  await expect(
    action(
      visit(app.as(main), {
        at: '/me/corrections',
        form: { intent: 'appeal', findingId: subjectId, text: 'We sat in one training together.' },
      }),
    ),
  ).toRedirectTo('/me/corrections')
  const { itemId: appealItem } = await openItem(app, ada, 'gaming-appeal')
  expect(await item(visit(app.as(ada), { at, params: { id: appealItem } }))).toMatchObject({
    data: { appeal: { name: 'main', text: 'We sat in one training together.' }, finding: { pattern: 'burst' } },
  })
})

test('looking for patterns costs the same number of queries in a small and a large community', async () => {
  const app = await testApp()
  const { ann, main, alt } = await people(app, 'ann', 'main', 'alt')
  const cost = () => countQueries(app.app.context(), findPatterns)
  const empty = await cost()
  for (const post of await answersBy(app, main, ann, 5)) await vote(app, alt, post)
  expect(await cost()).toBe(empty)
})
