import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { looksSince } from '#app/domain/analytics/moderation-log/queries/facts.server.ts'
import { flagThing } from '#app/domain/flags/flag-thing.server.ts'
import { decideContent } from '#app/domain/moderation/content/decide-content.server.ts'
import { findContent } from '#app/domain/moderation/content/hiding.server.ts'
import { openContentItem } from '#app/domain/moderation/content/open-content-item.server.ts'
import { decidePost } from '#app/domain/moderation/posts/decide-post.server.ts'
import { sendToReview } from '#app/domain/moderation/posts/open-post-item.server.ts'
import { chooseSecondLook } from '#app/domain/moderation/second-looks/choose-second-look.server.ts'
import { decideSecondLook } from '#app/domain/moderation/second-looks/decide-second-look.server.ts'
import { openItemOf } from '#app/domain/review/queries/review-items.server.ts'
import { addUpload } from '#app/domain/uploads/add-upload.server.ts'
import { loader as itemLoader } from '#app/routes/moderation/item.tsx'
import { loader as teamLoader } from '#app/routes/moderation/team.tsx'
import { undoDecision } from '#app/views/review-panels.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aPostDecision } from '#tests/factories/moderation.ts'
import { aPicture } from '#tests/factories/pictures.ts'
import { aStory } from '#tests/factories/stories.ts'
import { aThread, anAnswer, postNow } from '#tests/factories/threads.ts'
import { answerOf, routeArgs } from '#tests/routes/call-route.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

async function site(percent = 100) {
  const app = await testApp()
  await app.set('security.rateLimits', false)
  await app.set('moderation.secondLookPercent', percent)
  const { ann, bob, mo, ada } = await people(app, 'ann', 'bob', 'mo', 'ada')
  const mia = await aMember(app, 'mia', { roles: ['moderator'] })
  const asked = await aThread(app, { by: ann })
  const decided = async (decision: 'hide' | 'keep', rule = 'respect') => {
    const post = await anAnswer(app, { to: asked, by: bob, body: `An answer that is number ${Math.random()}.` })
    const itemId = await sendToReview(app.as(ada), { postId: post.id })
    await decidePost(app.as(mo), { itemId, ...aPostDecision({ decision, rule, note: 'Quexsecret reason.' }) })
    await app.drainJobs()
    return { postId: post.id, itemId }
  }
  return { app, ann, bob, mo, mia, ada, asked, decided }
}

async function look(app: TestApp) {
  const items = await app.app.platform.open.reader
    .selectFrom('review_item')
    .selectAll()
    .where('kind', '=', 'second-look')
    .orderBy('id', 'desc')
    .execute()
  return items[0]
}

const judgement = (given: Partial<Parameters<typeof decideSecondLook>[2]> = {}) => ({
  decision: 'hide' as const,
  note: '',
  rule: 'respect',
  relook: false,
  ...given,
})

test('a decided post comes back to another moderator, blind; both judgements are kept and nothing changes', async () => {
  const { app, mo, mia, decided } = await site()
  const { postId, itemId } = await decided('hide')
  await chooseSecondLook(app.visitor(), { itemId })
  const item = await look(app)
  expect(item).toMatchObject({ member_id: mo.memberId, reason: 'secondLook', state: 'open', evidence: '{}' })
  const page = await answerOf(
    itemLoader(routeArgs(app.as(mia), `/moderation/items/${item?.id}`, { id: item?.id ?? '' })),
  )
  const { data } = page.data as { data: unknown }
  expect(JSON.stringify(data)).not.toMatch(/quexsecret|hidden|"state"|decision/i)

  if (item === undefined) throw new Error('No second look')
  await expect(decideSecondLook(app.as(mo), item, judgement())).toFailWith('forbidden')
  await decideSecondLook(app.as(mia), item, judgement({ decision: 'keep' }))
  await expect(decideSecondLook(app.as(mia), item, judgement())).toFailWith('conflict')
  expect(await postNow(app, postId)).toMatchObject({ state: 'hidden' })
  expect(await looksSince(app.app.platform.open.reader, '2026-01-01T00:00:00.000Z')).toEqual([
    { first: 'respect', second: null },
  ])
})

test('the author who is a moderator never judges the own post', async () => {
  const { app, mo, ada, asked } = await site()
  const mia = await aMember(app, 'mim', { roles: ['moderator'] })
  const post = await anAnswer(app, { to: asked, by: mia })
  const itemId = await sendToReview(app.as(ada), { postId: post.id })
  await decidePost(app.as(mo), { itemId, ...aPostDecision({ decision: 'keep' }) })
  await app.drainJobs()
  const item = await look(app)
  await expect(decideSecondLook(app.as(mia), item ?? { id: '', subject_id: '' }, judgement())).toFailWith('forbidden')
})

test('when the two differ, the second may send the post into the queue once more; when they agree, not', async () => {
  const { app, mia, decided } = await site()
  const judge = async (given: Parameters<typeof judgement>[0]) => {
    const item = await look(app)
    if (item === undefined) throw new Error('No second look')
    await decideSecondLook(app.as(mia), item, judgement(given))
  }
  const open = (postId: string) =>
    app.app.platform.open.reader
      .selectFrom('review_item')
      .select(['reason', 'evidence'])
      .where('subject_id', '=', postId)
      .where('state', '=', 'open')
      .execute()
  const first = await decided('keep')
  await judge({ decision: 'hide', relook: true })
  expect(await open(first.postId)).toEqual([{ reason: 'differs', evidence: JSON.stringify({ earlier: first.itemId }) }])
  const second = await decided('keep')
  await judge({ decision: 'keep', relook: true })
  expect(await open(second.postId)).toEqual([])
})

test('a share of nothing chooses nothing, and the same item is chosen once', async () => {
  const none = await site(0)
  await none.decided('hide')
  expect(await look(none.app)).toBeUndefined()
  const all = await site(100)
  const { itemId } = await all.decided('hide')
  await Promise.all(Array.from({ length: 5 }, () => chooseSecondLook(all.app.visitor(), { itemId })))
  expect(await all.app.app.platform.open.reader.selectFrom('second_look').select('id').execute()).toHaveLength(1)
})

test.each(['story', 'profile', 'picture'] as const)(
  'a %s comes back, too: blind, never to its author or who decided first, and counted for its rule',
  async (type) => {
    const { app, bob, mo, mia } = await site()
    const id = {
      story: async () => (await aStory(app, { by: bob, state: 'published' })).id,
      profile: () => Promise.resolve(bob.memberId ?? ''),
      picture: async () => (await addUpload(app.as(bob), { bytes: await aPicture('png'), bytesPerDay: null })).id,
    }[type]
    const subject = await id()
    const open = (by: Actor) =>
      app.as(by).write(async (tx) => openContentItem(tx, await findContent(tx, type, subject)))
    const itemId = await open(mo)
    await decideContent(app.as(mo), { itemId, ...aPostDecision({ rule: 'respect', note: 'Quexsecret reason.' }) })
    await app.drainJobs()
    const item = await look(app)
    if (item === undefined) throw new Error('No second look')
    expect(item.member_id).toBe(mo.memberId)
    const found = await answerOf(itemLoader(routeArgs(app.as(mia), `/moderation/items/${item.id}`, { id: item.id })))
    const { data, title } = found.data as { data: { shown: unknown }; title: string | null }
    expect(data.shown).toMatchObject({ type, state: 'visible', href: null })
    expect(title).not.toBeNull()
    expect(JSON.stringify(data)).not.toMatch(/quexsecret|hidden|decision/i)
    await expect(decideSecondLook(app.as(mo), item, judgement())).toFailWith('forbidden')
    await decideSecondLook(app.as(mia), item, judgement({ decision: 'keep', relook: true }))
    expect(await looksSince(app.app.platform.open.reader, '2026-01-01T00:00:00.000Z')).toEqual([
      { first: 'respect', second: null },
    ])
    const further = await openItemOf(app.as(mia), 'content', subject)
    expect(further).toMatchObject({ reason: 'differs', evidence: { earlier: itemId } })
    await undoDecision(app.as(mia), { itemId: item.id, reason: 'I took another one for it.' })
    expect(await openItemOf(app.as(mia), 'content', subject)).toBeNull()
    expect(await looksSince(app.app.platform.open.reader, '2026-01-01T00:00:00.000Z')).toEqual([])
  },
)

const team = (app: TestApp, who: Actor, cookie?: string) => {
  const args = routeArgs(app.as(who), '/moderation/team', {})
  if (cookie !== undefined) args.request.headers.set('Cookie', cookie)
  return answerOf(teamLoader(args))
}

test('the page of the team shows waiting, throughput and what was overturned, names no one, and costs the same for 1 and 30', async () => {
  const { app, ann, mo, mia, ada, decided } = await site()
  await decided('hide')
  const read = (ctx = app.as(mia)) => answerOf(teamLoader(routeArgs(ctx, '/moderation/team', {})))
  const one = await countQueries(app.as(mia), read)
  for (let n = 0; n < 29; n++) await decided(n % 2 === 0 ? 'hide' : 'keep')
  expect(await countQueries(app.as(mia), read)).toBe(one)
  app.clock.advance({ days: 3 })
  const { data } = await team(app, mia)
  expect(data).toMatchObject({ queue: { late: true }, overturned: { made: 16, overturned: 0 }, veil: true })
  expect((data as { weeks: { decided: number }[] }).weeks[0]?.decided).toBe(30)
  expect(JSON.stringify(data)).not.toMatch(/mem_|"mo"|Quexsecret/)
  expect((await team(app, mia, 'veil=off')).data).toMatchObject({ veil: false })
  for (const who of [ann]) expect((await team(app, who)).status).toBe(403)
  expect((await team(app, ada)).status).toBe(200)
  expect((await team(app, mo)).status).toBe(200)
})

test('posts that were flagged as abuse count for who decided them, who alone is told and gets a break suggested', async () => {
  const { app, ann, bob, mo, mia, asked } = await site(0)
  await app.set('moderation.breakAfter', 1)
  const post = await anAnswer(app, { to: asked, by: bob })
  await flagThing(app.as(ann), { type: 'post', id: post.id, reason: 'abuse', note: '' })
  const item = await app.app.platform.open.reader
    .selectFrom('review_item')
    .select('id')
    .where('subject_id', '=', post.id)
    .executeTakeFirstOrThrow()
  const page = await answerOf(itemLoader(routeArgs(app.as(mo), `/moderation/items/${item.id}`, { id: item.id })))
  expect(page.data).toMatchObject({ veil: { on: true, hard: true }, breakDue: null })
  await decidePost(app.as(mo), { itemId: item.id, ...aPostDecision({ decision: 'hide' }) })
  expect((await team(app, mo)).data).toMatchObject({ own: { count: 1, breakDue: true } })
  expect((await team(app, mia)).data).toMatchObject({ own: { count: 0, breakDue: false } })
})
