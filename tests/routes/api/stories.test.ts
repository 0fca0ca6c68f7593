import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { grantConsent } from '#app/domain/stories/grant-consent.server.ts'
import { revokeConsent } from '#app/domain/stories/revoke-consent.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aStory, aStoryText, storyNow } from '#tests/factories/stories.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'
import { callApi } from './call-api.ts'

const read = (app: TestApp, as: Actor | null, id: string, language = 'en') =>
  callApi(app, as, { at: `/stories/${id}`, language })
const move = (app: TestApp, as: Actor | null, id: string, body: unknown) =>
  callApi(app, as, { method: 'POST', at: `/stories/${id}/transitions`, body })
const change = (app: TestApp, as: Actor | null, id: string, body: unknown) =>
  callApi(app, as, { method: 'PATCH', at: `/stories/${id}`, body })

test('a story is written, curated, agreed to and published over the API, and says that it was paid for', async () => {
  const app = await testApp()
  const { ann, cora } = await people(app, 'ann', 'cora')

  const made = await callApi(app, ann, {
    method: 'POST',
    at: '/stories',
    body: { ...aStoryText, results: [{ what: 'Bill', before: 412000, after: 287000, unit: 'won', period: 'a month' }] },
  })
  expect(made).toMatchObject({
    status: 201,
    body: {
      state: 'draft',
      headline: aStoryText.headline,
      revision: 1,
      author: { handle: 'ann' },
      results: [{ what: 'Bill', before: 412000, after: 287000, evidence: null, vouched: 'self' }],
      consent: { uses: ['community'], name: true, company: true, photo: false },
    },
  })
  expect(made.body['disclosure']).toBe(
    'The author receives 25 points when this story is published. Praise and criticism earn the same points.',
  )
  const id = String(made.body['id'])

  expect(await move(app, ann, id, { to: 'submitted' })).toMatchObject({ status: 200, body: { state: 'submitted' } })
  expect(await move(app, cora, id, { to: 'in_curation' })).toMatchObject({ status: 200 })
  expect(await move(app, cora, id, { to: 'changes_requested' })).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'note' }] },
  })
  expect(await move(app, cora, id, { to: 'changes_requested', note: 'Which months?' })).toMatchObject({
    status: 200,
    body: { state: 'changes_requested' },
  })
  expect(await change(app, ann, id, { outcome: 'It paid off in October.', revision: 1 })).toMatchObject({
    status: 200,
    body: { revision: 2, quote: aStoryText.quote },
  })
  await move(app, ann, id, { to: 'submitted' })
  await move(app, cora, id, { to: 'in_curation' })
  expect(
    await move(app, cora, id, { to: 'author_review', text: { headline: 'Two fridges ate at night' } }),
  ).toMatchObject({ status: 200, body: { state: 'author_review', revision: 3, approvedRevision: 2 } })
  expect(await move(app, cora, id, { to: 'published' })).toMatchObject({
    status: 409,
    body: { code: 'approval_missing' },
  })
  expect(await move(app, ann, id, { to: 'published' })).toMatchObject({
    status: 200,
    body: { state: 'published', approvedRevision: 3 },
  })

  expect(await move(app, cora, id, { to: 'published' })).toMatchObject({ status: 200, body: { state: 'published' } })
  await expect(app).toHaveRecorded('story.published', 1)
  expect((await read(app, null, id, 'ko')).body['disclosure']).toBe(
    '작성자는 이 글로 25포인트를 적립받았어요. 칭찬이든 비판이든 같은 포인트가 적립돼요.',
  )
  await app.set('reputation.storyPublished.points', 0)
  expect((await read(app, null, id)).body['disclosure']).toContain('received 25 points')
})

test('what readers may not see is not there: read, listed, moved or changed', async () => {
  const app = await testApp()
  const { ann, bob, cora } = await people(app, 'ann', 'bob', 'cora')
  const { id } = await aStory(app, { by: ann, state: 'submitted' })
  const ids = async (as: Actor | null, query = '') =>
    ((await callApi(app, as, { at: `/stories${query}` })).body['items'] as { id: string }[]).map((item) => item.id)

  for (const as of [null, bob]) {
    expect((await read(app, as, id)).status).toBe(404)
    expect(await ids(as)).toEqual([])
  }
  expect((await move(app, bob, id, { to: 'withdrawn' })).status).toBe(404)
  expect((await change(app, bob, id, { quote: 'x' })).status).toBe(404)
  expect((await move(app, null, id, { to: 'withdrawn' })).status).toBe(401)
  expect((await callApi(app, null, { at: '/stories?state=submitted' })).status).toBe(401)
  expect(await ids(bob, '?state=submitted')).toEqual([])
  expect(await ids(ann, '?state=submitted')).toEqual([id])
  expect(await ids(cora, '?state=submitted')).toEqual([id])
  expect((await read(app, null, 'sto_nothing')).status).toBe(404)
})

test('taking consent back takes the story out of the API at once, without the name it stays without the author', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const { id } = await aStory(app, { by: ann, state: 'published' })
  await revokeConsent(app.as(ann), { storyId: id, use: 'name' })
  await revokeConsent(app.as(ann), { storyId: id, use: 'company' })
  const anonymous = await read(app, null, id)
  expect(anonymous).toMatchObject({
    status: 200,
    body: { author: null, company: null, consent: { name: false, company: false } },
  })
  expect(JSON.stringify(anonymous.body)).not.toMatch(/"ann"|"Ann"|Slow Afternoon/)

  await revokeConsent(app.as(ann), { storyId: id, use: 'community' })
  expect((await read(app, null, id)).status).toBe(404)
  expect((await callApi(app, null, { at: '/stories' })).body).toEqual({ items: [], next: null })
  await grantConsent(app.as(ann), { storyId: id, use: 'community' })
  expect((await read(app, null, id)).status).toBe(200)
})

test('bad bodies are refused field by field', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const post = async (body: unknown) => {
    const { status, body: problem } = await callApi(app, ann, { method: 'POST', at: '/stories', body })
    return { status, fields: ((problem['errors'] ?? []) as { field: string }[]).map(({ field }) => field) }
  }
  expect(await post({})).toEqual({ status: 422, fields: ['headline'] })
  expect(await post({ ...aStoryText, headline: 'short' })).toEqual({ status: 422, fields: ['headline'] })
  expect(await post({ ...aStoryText, colour: 'red' })).toEqual({ status: 422, fields: ['colour'] })
  expect(await post({ ...aStoryText, consent: { uses: ['community'], face: true } })).toEqual({
    status: 422,
    fields: ['consent.face'],
  })
  expect(await post({ ...aStoryText, results: 'many' })).toEqual({ status: 422, fields: ['results'] })
  expect(await post({ ...aStoryText, results: [{ what: 'Bill' }] })).toEqual({
    status: 422,
    fields: ['results.0.before', 'results.0.after'],
  })
  expect(await post({ ...aStoryText, product: 'nothing' })).toEqual({ status: 422, fields: ['product'] })
  expect(await post([])).toMatchObject({ status: 422 })
  const { id } = await aStory(app, { by: ann })
  expect(await move(app, ann, id, { to: 'liked' })).toMatchObject({ status: 422, body: { errors: [{ field: 'to' }] } })
  expect(await move(app, ann, id, {})).toMatchObject({ status: 422 })
  expect(await change(app, ann, id, { quote: 'Mine.', revision: 7 })).toMatchObject({
    status: 409,
    body: { code: 'edit_conflict', current: { revision: 1 } },
  })
  expect((await storyNow(app, id)).revision).toBe(1)
})

test('a token for reading does not write, and one for writing does not curate', async () => {
  const app = await testApp()
  const { ann, cora } = await people(app, 'ann', 'cora')
  expect((await callApi(app, ann, { method: 'POST', at: '/stories', body: aStoryText, scope: 'read' })).status).toBe(
    403,
  )
  const { id } = await aStory(app, { by: ann, state: 'submitted' })
  expect(
    (
      await callApi(app, cora, {
        method: 'POST',
        at: `/stories/${id}/transitions`,
        body: { to: 'in_curation' },
        scope: 'write',
      })
    ).status,
  ).toBe(404)
})
