import { expect, test } from 'vitest'
import { flagThing } from '#app/domain/flags/flag-thing.server.ts'
import { askToJoin } from '#app/domain/joining/requests/ask-to-join.server.ts'
import { decidePost } from '#app/domain/moderation/posts/decide-post.server.ts'
import { sendToReview } from '#app/domain/moderation/posts/open-post-item.server.ts'
import { claimReviewItem } from '#app/domain/review/claim-review-item.server.ts'
import { reviewQueue } from '#app/domain/review/queries/review-items.server.ts'
import { editPost } from '#app/domain/threads/edits/edit-post.server.ts'
import { suggestEdit } from '#app/domain/threads/edits/suggest-edit.server.ts'
import { reviewKind, reviewKindNames } from '#app/registry/review-kinds.ts'
import { action, loader } from '#app/routes/moderation/decide-many.tsx'
import { loader as queueLoader } from '#app/routes/moderation/queue.tsx'
import { decideManyPage } from '#app/views/moderation/decide-many-page.server.ts'
import { decideMany } from '#app/views/moderation/decide-many.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aPostDecision } from '#tests/factories/moderation.ts'
import { anAnswer, aThread, postNow } from '#tests/factories/threads.ts'
import { callApi } from '#tests/routes/api/call-api.ts'
import { answerOf, routeArgs } from '#tests/routes/call-route.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { visit } from '#tests/setup/route-visit.ts'
import { testApp } from '#tests/setup/test-app.ts'

const given = (decision: string, fields: Record<string, string> = {}, note = 'Because of this.') => ({
  decision,
  note,
  fields,
})

async function site() {
  const app = await testApp()
  await app.set('holding.firstPosts', 0)
  const { ann, bob, mo, ada } = await people(app, 'ann', 'bob', 'mo', 'ada')
  const asked = await aThread(app, { by: ann })
  const reported = async (by = bob) => {
    const post = await anAnswer(app, { to: asked, by })
    return { postId: post.id, itemId: await sendToReview(app.as(ada), { postId: post.id }) }
  }
  return { app, ann, bob, mo, ada, reported }
}

const page = (as: string, items: readonly string[]) =>
  new URL(`http://localhost/moderation/decide?as=${as}${items.map((id) => `&items=${id}`).join('')}`)

test('the kinds that many can be decided of at once are those whose subjects can be judged from a line or two', () => {
  expect(reviewKindNames.filter((kind) => reviewKind(kind).bulk === true)).toEqual([
    'suggested-edit',
    'outdated-answer',
    'registration',
    'post',
    'content',
  ])
})

test('a wave is decided together, one sanction for each author; what is decided, taken or one’s own is left with the reason', async () => {
  const { app, bob, mo, ada, reported } = await site()
  const wave = [await reported(), await reported(), await reported(), await reported()]
  const mine = await reported(mo)
  const ids = [...wave, mine].map(({ itemId }) => itemId)
  await decidePost(app.as(ada), { itemId: ids[0] ?? '', ...aPostDecision({ decision: 'keep', note: '' }) })
  await claimReviewItem(app.as(ada), { itemId: ids[1] ?? '' })

  const shown = await decideManyPage(app.as(mo), page('post.hide', ids))
  expect(shown.ready.map(({ id }) => id)).toEqual([ids[2], ids[3]])
  expect(shown.left.map(({ id, key }) => [id, key])).toEqual(
    expect.arrayContaining([
      [ids[0], 'review.errors.decided'],
      [ids[1], 'review.errors.claimed'],
      [ids[4], 'review.errors.own'],
    ]),
  )
  const { done, left } = await decideMany(
    app.as(mo),
    { kind: 'post', itemIds: ids },
    given('hide', { sanction: 'silence', rule: 'advertising' }),
  )
  expect([done, left.map(({ key }) => key).toSorted()]).toEqual([
    2,
    ['review.errors.claimed', 'review.errors.decidedBy', 'review.errors.own'],
  ])
  const { reader } = app.app.platform.open
  const sanctions = await reader.selectFrom('sanction').select(['member_id', 'kind']).execute()
  expect(sanctions).toEqual([{ member_id: bob.memberId, kind: 'silence' }])
  expect(await postNow(app, wave[2]?.postId ?? '')).toMatchObject({ state: 'hidden' })
  expect(await postNow(app, mine.postId)).toMatchObject({ state: 'visible' })
})

test('the form asks only what the decision needs, in one number of queries for 1 and 30', async () => {
  const { app, mo, reported } = await site()
  const ids: string[] = []
  for (let n = 0; n < 30; n++) ids.push((await reported()).itemId)
  const hide = await decideManyPage(app.as(mo), page('post.hide', ids))
  const keep = await decideManyPage(app.as(mo), page('post.keep', ids))
  expect([hide.note, hide.rules !== null]).toEqual(['needed', true])
  expect([keep.note, keep.rules, keep.templates]).toEqual(['optional', null, []])
  const cost = (some: string[]) => countQueries(app.as(mo), (ctx) => decideManyPage(ctx, page('post.hide', some)))
  expect(await cost(ids)).toBe(await cost(ids.slice(0, 1)))
})

test('a text that is hard to read is covered here as in the queue, for who wants covers', async () => {
  const { app, ann, bob, mo, reported } = await site()
  const { itemId, postId } = await reported(bob)
  await flagThing(app.as(ann), { type: 'post', id: postId, reason: 'abuse', note: '' })
  const line = async (veiled: boolean) =>
    (await decideManyPage(app.as(mo), page('post.hide', [itemId]), veiled)).ready[0]
  expect(await line(true)).toMatchObject({ title: null, covered: true })
  expect(await line(false)).toMatchObject({ title: expect.any(String), covered: false })
})

test('edits, one of which no longer fits, and registrations: each that can’t be decided says why', async () => {
  const { app, ann, mo } = await site()
  const tess = await aMember(app, 'tess', { trustLevel: 1 })
  const texts = ['first', 'second', 'third']
  const posts = []
  for (const text of texts) {
    const { post } = await aThread(app, { by: ann, title: `The ${text} question`, body: `The ${text} text.` })
    const suggestion = { title: `The ${text} question`, body: `The ${text} text, better.`, comment: '' }
    await suggestEdit(app.as(tess), { postId: post.id, ...suggestion, revision: 1 })
    posts.push(post)
  }
  await editPost(app.as(ann), { postId: posts[1]?.id ?? '', body: 'Something else by now.', revision: 1 })
  const waiting = async (kind: 'suggested-edit' | 'registration') =>
    (await reviewQueue(app.as(mo), { kind, view: 'open' }, { limit: 20, cursor: null })).items.map(({ id }) => id)
  const edits = await waiting('suggested-edit')
  const decided = await decideMany(app.as(mo), { kind: 'suggested-edit', itemIds: edits }, given('accept', {}, ''))
  expect([decided.done, decided.left.map(({ key }) => key)]).toEqual([2, ['posts.errors.suggestionStale']])
  expect((await postNow(app, posts[2]?.id ?? '')).body).toBe('The third text, better.')

  await app.set('accounts.registration', 'approval')
  for (const name of ['dami', 'nari'])
    await askToJoin(app.visitor(), { name, email: `${name}@nalgae.test`, about: 'Three meters.' })
  const requests = await waiting('registration')
  const mixed = { kind: 'registration' as const, itemIds: [...requests, ...(await waiting('suggested-edit'))] }
  await expect(decideMany(app.as(mo), mixed, given('deny', {}, ' '))).toFailWith('invalid')
  const denied = await decideMany(app.as(mo), mixed, given('deny'))
  expect([denied.done, denied.left.map(({ key }) => key)]).toEqual([2, ['review.errors.otherKind']])
})

test('what is decided one by one, unknown words and who may not decide get no such page', async () => {
  const { app, ann, mo, reported } = await site()
  const { itemId } = await reported()
  const ask = (by: typeof ann, as: string) =>
    answerOf(loader(routeArgs(app.as(by), `/moderation/decide?as=${as}&items=${itemId}`)))
  for (const as of ['story.publish', 'redemption.approve', 'post.publish', 'post', ''])
    expect([as, (await ask(mo, as)).status]).toEqual([as, 404])
  expect((await ask(ann, 'post.hide')).status).toBe(403)
  await expect(decideMany(app.as(mo), { kind: 'story', itemIds: [itemId] }, given('publish'))).toFailWith('invalid')
})

test('the pages: chosen in the queue, decided on the next; what is left is shown with the reason', async () => {
  const { app, mo, ada, reported } = await site()
  const [one, other] = [await reported(), await reported()]
  const queue = await answerOf(queueLoader(routeArgs(app.as(mo), '/moderation')))
  expect((queue.data as { items: { bulk: boolean }[] }).items.map(({ bulk }) => bulk)).toEqual([true, true])
  const send = (items: string[], note: string) =>
    answerOf(
      action(
        visit(app.as(mo), {
          at: '/moderation/decide?as=post.hide',
          form: { intent: 'decideMany', items, note, rule: 'advertising', sanction: 'none' },
        }),
      ),
    )
  expect((await send([one.itemId, other.itemId], '')).status).toBe(422)
  await decidePost(app.as(ada), { itemId: other.itemId, ...aPostDecision({ decision: 'keep', note: '' }) })
  const answer = await send([one.itemId, other.itemId], 'Adverts.')
  expect(answer.status).toBe(200)
  expect(answer.data).toMatchObject({
    extra: { done: 1, left: [{ id: other.itemId, key: 'review.errors.decidedBy', href: expect.any(String) }] },
  })
  expect((await send([(await reported()).itemId], 'Adverts.')).status).toBe(303)
})

test('programs decide many at once, and read what was left with a word and a sentence', async () => {
  const { app, mo, ada, reported } = await site()
  const items = [await reported(), await reported(), await reported(mo)].map(({ itemId }) => itemId)
  await claimReviewItem(app.as(ada), { itemId: items[0] ?? '' })
  const call = (body: object) =>
    callApi(app, mo, { method: 'POST', at: '/review-items/decisions', body, scope: 'moderate' })
  const given = { kind: 'post', items: [...items, ...items], decision: 'rejected', reason: 'Fine.' }
  expect(await call(given)).toMatchObject({
    status: 200,
    body: {
      decided: 1,
      left: [
        { id: items[0], code: 'claimed' },
        { id: items[2], code: 'forbidden', detail: expect.stringMatching(/^[A-Z].+\.$/) },
      ],
    },
  })
  expect(await call(given)).toMatchObject({ body: { decided: 0, left: [{}, { code: 'already_decided' }, {}] } })
  expect((await call({ ...given, kind: 'redemption' })).status).toBe(422)
  expect(await call({ ...given, decision: 'upheld', reason: '' })).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'reason' }] },
  })
  expect((await call({ ...given, items: [] })).status).toBe(422)
})
