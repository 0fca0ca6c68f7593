import { expect, test } from 'vitest'
import { standingsOf } from '#app/domain/loyalty/standings.server.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { outdatedSince } from '#app/domain/threads/answers/outdated.ts'
import { recheckAnswer } from '#app/domain/threads/answers/recheck-answer.server.ts'
import { reportOutcome } from '#app/domain/threads/answers/report-outcome.server.ts'
import { unacceptAnswer } from '#app/domain/threads/answers/unaccept-answer.server.ts'
import { threadSummary } from '#app/domain/threads/queries/thread-page.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { anAnswer, aProduct, aThread } from '#tests/factories/threads.ts'
import { callApi } from '#tests/routes/api/call-api.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const judged = { versions: ['4.2', '4.1', '4.0'], askedFor: '4.0', rechecked: null, least: 2 }

test('an answer is outdated on a newer version than it worked on, when enough say so, and more than say it works', () => {
  const on = (version: string, worked: number, failed: number) => ({ version, worked, failed })
  expect(outdatedSince({ ...judged, voices: [on('4.2', 1, 2)] })).toBe('4.2')
  expect(outdatedSince({ ...judged, voices: [on('4.2', 2, 2)] })).toBeNull()
  expect(outdatedSince({ ...judged, voices: [on('4.2', 0, 1)] })).toBeNull()
  expect(outdatedSince({ ...judged, voices: [on('4.0', 0, 5)] })).toBeNull()
  expect(outdatedSince({ ...judged, voices: [on('4.1', 0, 5), on('4.2', 1, 0)] })).toBeNull()
  expect(outdatedSince({ ...judged, rechecked: '4.2', voices: [on('4.2', 0, 5)] })).toBeNull()
  expect(outdatedSince({ ...judged, askedFor: null, voices: [on('4.2', 0, 5)] })).toBeNull()
  expect(outdatedSince({ ...judged, askedFor: null, voices: [on('4.0', 1, 0), on('4.10', 0, 2)] })).toBe('4.10')
})

async function anAcceptedAnswer() {
  const app = await testApp()
  const [ann, bob, mo, cora, tess] = [
    await aMember(app, 'ann'),
    await aMember(app, 'bob'),
    await aMember(app, 'mo'),
    await aMember(app, 'cora'),
    await aMember(app, 'tess', { trustLevel: 3 }),
  ]
  const product = await aProduct(app, 'meter', ['4.2', '4.1'])
  const asked = await aThread(app, { by: ann, product, version: '4.1' })
  const answer = await anAnswer(app, { to: asked, by: bob })
  await acceptAnswer(app.as(ann), { postId: answer.id })
  const say = (by: typeof ann, worked: boolean | null, version: string | null = '4.2') =>
    reportOutcome(app.as(by), { postId: answer.id, worked, version })
  const state = async () => {
    const { outdated, outdatedVersion } = await threadSummary(app.visitor(), asked.thread.id)
    return [outdated, outdatedVersion]
  }
  return { app, ann, bob, mo, cora, tess, asked, answer, say, state }
}

const items = async (app: TestApp): Promise<string[]> =>
  (
    await app
      .visitor()
      .read.selectFrom('review_item')
      .select('state')
      .where('kind', '=', 'outdated-answer')
      .orderBy('opened_at')
      .execute()
  ).map(({ state }) => state)

test('one voice per member, answer and version; changed, repeated and taken back', async () => {
  const { app, ann, cora, say } = await anAcceptedAnswer()

  expect((await say(ann, true, null)).version).toBe('4.1')
  for (let i = 0; i < 2; i++) await say(ann, false)
  expect((await say(cora, true)).outcomes).toEqual([
    { version: '4.2', worked: 1, failed: 1, mine: true },
    { version: '4.1', worked: 1, failed: 0, mine: null },
  ])
  await say(ann, true)
  expect((await say(ann, null)).outcomes).toEqual([
    { version: '4.2', worked: 1, failed: 0, mine: null },
    { version: '4.1', worked: 1, failed: 0, mine: true },
  ])
  await expect(app).toHaveRecorded('answer.outcomeSaid', 5)
})

test('two who say it fails on a newer version mark it and ask for a check; a newer voice that it works clears that', async () => {
  const { app, ann, mo, cora, say, state } = await anAcceptedAnswer()

  await say(ann, false)
  expect(await state()).toEqual([null, null])
  await say(cora, false)
  expect([await state(), await items(app)]).toEqual([['possibly', '4.2'], ['open']])
  await say(mo, true)
  expect(await state()).toEqual(['possibly', '4.2'])
  await say(cora, true)
  expect([await state(), await items(app)]).toEqual([[null, null], ['withdrawn']])
  for (const event of ['answer.outdated', 'answer.currentAgain']) await expect(app).toHaveRecorded(event, 1)
})

test('whoever checks it settles the item and earns once a month; its author does not', async () => {
  const { app, ann, bob, cora, mo, tess, answer, say, state } = await anAcceptedAnswer()
  const reputation = async () =>
    (await standingsOf(app.visitor().read, [tess.memberId ?? ''])).get(tess.memberId ?? '')?.reputation
  await say(ann, false)
  await say(cora, false)

  await expect(recheckAnswer(app.as(bob), { postId: answer.id, result: 'works', note: '' })).toFailWith('forbidden')
  const before = (await reputation()) ?? 0
  await recheckAnswer(app.as(tess), { postId: answer.id, result: 'works', note: 'Tried it' })
  expect([await state(), await items(app), await reputation()]).toEqual([[null, null], ['decided'], before + 2])
  await expect(recheckAnswer(app.as(tess), { postId: answer.id, result: 'works', note: '' })).toFailWith('not_now')
  // Checked for 4.2: only a newer version can speak against it again.
  await say(mo, false)
  expect(await state()).toEqual([null, null])
  for (const member of [ann, cora]) await say(member, false, '4.3')
  expect(await state()).toEqual(['possibly', '4.3'])
  await recheckAnswer(app.as(tess), { postId: answer.id, result: 'outdated', note: 'The menu is gone' })
  expect([await state(), await reputation()]).toEqual([['surely', '4.3'], before + 2])
  await say(ann, null, '4.3')
  expect(await state()).toEqual(['surely', '4.3'])
  for (const member of [ann, mo]) await say(member, true, '4.3')
  expect(await state()).toEqual([null, null])
})

test('an answer that is no longer accepted is not outdated either', async () => {
  const { app, ann, cora, answer, say, state } = await anAcceptedAnswer()
  await say(ann, false)
  await say(cora, false)

  await unacceptAnswer(app.as(ann), { postId: answer.id })

  expect([await state(), await items(app)]).toEqual([[null, null], ['withdrawn']])
})

test('refused: one’s own answer, anything but an answer; without a product there is no version', async () => {
  const { app, ann, bob, asked, say } = await anAcceptedAnswer()
  await expect(say(bob, true)).toFailWith('forbidden', 'posts.errors.ownOutcome')
  await expect(reportOutcome(app.as(bob), { postId: asked.post.id, worked: true, version: null })).toFailWith('invalid')
  const plain = await anAnswer(app, { to: await aThread(app, { by: ann }), by: bob })
  expect(await reportOutcome(app.as(ann), { postId: plain.id, worked: true, version: '9' })).toEqual({
    version: '',
    outcomes: [{ version: '', worked: 1, failed: 0, mine: true }],
  })
})

test('the API takes voices and checks', async () => {
  const { app, ann, cora, tess, answer } = await anAcceptedAnswer()
  for (const by of [ann, cora]) {
    expect(
      await callApi(app, by, {
        method: 'POST',
        at: `/posts/${answer.id}/outcome`,
        body: { worked: false, version: '4.2' },
        scope: 'write',
      }),
    ).toMatchObject({ status: 200, body: { version: '4.2' } })
  }
  expect(
    await callApi(app, tess, {
      method: 'POST',
      at: `/posts/${answer.id}/recheck`,
      body: { result: 'outdated', note: 'Gone' },
      scope: 'write',
    }),
  ).toMatchObject({ status: 200, body: { outdated: 'surely' } })
})
