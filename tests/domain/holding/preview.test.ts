// On both databases: counts inside of queries, and figures of areas.
import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { changeSettings } from '#app/core/change-setting.server.ts'
import { createBlock } from '#app/domain/holding/blocks/create-block.server.ts'
import { pastEffect } from '#app/domain/holding/preview/past-effect.server.ts'
import { previewBlock } from '#app/domain/holding/preview/preview-block.server.ts'
import { previewSettings } from '#app/domain/holding/preview/preview-settings.server.ts'
import { pastPosts } from '#app/domain/holding/queries/past-posts.server.ts'
import { barsOf } from '#app/domain/holding/rules/bars.ts'
import { decidePost } from '#app/domain/moderation/posts/decide-post.server.ts'
import { hidePost } from '#app/domain/moderation/posts/hide-post.server.ts'
import { sendToReview } from '#app/domain/moderation/posts/open-post-item.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { holdingSettings } from '#app/registry/settings/holding.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aPostDecision } from '#tests/factories/moderation.ts'
import { aThread, anAnswer, postNow } from '#tests/factories/threads.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { testApp } from '#tests/setup/test-app.ts'

const off = (
  ['firstPosts', 'links', 'burstPosts', 'repeatMinutes', 'hostMembers', 'spamDays', 'alikeDays'] as const
).map((name) => [`holding.${name}`, '0'] as const)

/** A site whose rules hold nothing. */
async function site() {
  const app = await testApp()
  const { ann, ada, mo, newcomer } = await people(app, 'ann', 'ada', 'mo', 'newcomer')
  await app.set('security.rateLimits', false)
  await changeSettings(app.as(ada), [...off, ['holding.tricks', 'false'], ['holding.contacts', 'false']])
  const asked = await aThread(app, { by: ann })
  const write = async (by: Actor, body: string, minutes = 30) => {
    app.clock.advance({ minutes })
    return (await anAnswer(app, { to: asked, by, body })).id
  }
  return { app, ann, ada, mo, newcomer, asked, write }
}

const advert = (n: number) =>
  `요금 걱정 없는 태양광 ${n}기 특가! 전화 한 번이면 오늘 바로 설치 상담을 해 드립니다. 이웃 모두가 바꾸고 있어요. 상담만 받아도 사은품을 드리니 놓치지 마시고 지금 연락하세요.`

/** What new members and others write: by whom, what, and how many minutes after the one before. */
const day: readonly (readonly [who: string, trust: number, body: string, minutes: number])[] = [
  ['one', 0, '카지노를 찾으시나요? 여기 있어요.', 30],
  ['one', 0, '아프리카지노선은 다른 말이에요.', 1],
  ['one', 0, '카.지.노. 도 같은 말이에요.', 1],
  ['two', 1, 'A casino, he said.', 1],
  ['three', 2, 'A casino again, by somebody trusted.', 1],
  ['two', 1, 'https://spam.example/a is where it is', 30],
  ['four', 0, 'https://shop.spam.example/b and https://other.example/c and https://third.example/d', 30],
  ['five', 0, 'See https://spam.example/e', 30],
  ['six', 0, 'See also https://spam.example/f', 30],
  ['six', 0, advert(3), 30],
  ['five', 0, advert(5), 1],
  ['four', 0, advert(7), 60 * 24 * 8],
  ['seven', 0, 'Word for word the same', 30],
  ['eight', 0, 'Word for word the same', 3],
  ['nine', 0, 'Hid​den let​ters in​side', 30],
  ['one', 0, 'One', 30],
  ['one', 0, 'Two', 1],
  ['one', 0, 'Three', 1],
]

async function writeAll({ app, write }: Awaited<ReturnType<typeof site>>): Promise<{ ids: string[]; held: string[] }> {
  const members = new Map<string, Actor>()
  const ids: string[] = []
  for (const [who, trustLevel, body, minutes] of day) {
    const by = members.get(who) ?? (await aMember(app, who, { trustLevel }))
    members.set(who, by)
    ids.push(await write(by, body, minutes))
  }
  const rows = await app.app.platform.open.reader.selectFrom('post').select('id').where('state', '=', 'held').execute()
  return { ids, held: ids.filter((id) => rows.some((row) => row.id === id)) }
}

const places = (ids: readonly string[], some: readonly { id: string }[]) =>
  some.map(({ id }) => ids.indexOf(id)).toSorted((a, b) => a - b)
const indexes = (ids: readonly string[], some: readonly string[]) =>
  places(
    ids,
    some.map((id) => ({ id })),
  )

test.each([
  ['word', '카지노', [0, 2]],
  ['word', 'casino', [3]],
  ['host', 'spam.example', [5, 6, 7, 8]],
] as const)('a preview of a blocked %s, %s, finds what the block holds', async (kind, value, expected) => {
  const [before, after] = [await site(), await site()]
  await createBlock(after.app.as(after.mo), { kind, value, days: 0, reason: 'Adverts' })
  const really = await writeAll(after)
  expect(indexes(really.ids, really.held)).toEqual(expected)
  const { ids, held } = await writeAll(before)
  expect(held).toEqual([])
  const found = await previewBlock(before.app.as(before.mo), { kind, value })
  expect(places(ids, found.samples)).toEqual(expected)
  expect(found.held).toMatchObject({ posts: expected.length, untouched: expected.length, kept: 0, removed: 0 })
})

test.each([
  ['holding.links', '2', [6]],
  ['holding.burstPosts', '2', [2, 17]],
  ['holding.repeatMinutes', '5', [13]],
  ['holding.hostMembers', '1', [8]],
  ['holding.alikeDays', '7', [10]],
  ['holding.alikeDays', '30', [10, 11]],
  ['holding.tricks', 'true', [14]],
] as const)('a preview of %s = %s finds what the rule holds', async (key, value, expected) => {
  const [before, after] = [await site(), await site()]
  await changeSettings(after.app.as(after.ada), [[key, value]])
  const really = await writeAll(after)
  expect(indexes(really.ids, really.held)).toEqual(expected)
  const { ids } = await writeAll(before)
  const found = await previewSettings(before.app.as(before.ada), [[key, value]])
  expect(places(ids, found.samples)).toEqual(expected)
  // The same the other way round: what the rule held would be free without it.
  const back = await previewSettings(after.app.as(after.ada), [
    [key, holdingSettings[key].kind === 'switch' ? 'false' : '0'],
  ])
  expect(back.held.posts).toBe(0)
  expect(back.freed).toMatchObject({ posts: expected.length, waiting: expected.length, heldThen: expected.length })
  expect(places(really.ids, back.samples)).toEqual(expected)
})

test('the first posts of a new member count as they did then, also after the member rose', async () => {
  const { app, ada, newcomer, write } = await site()
  const ids = [
    await write(newcomer, 'See https://one.example'),
    await write(newcomer, 'Nothing to see'),
    await write(newcomer, 'See https://two.example'),
  ]
  const texts = [['holding.firstPosts', '2']] as const
  expect(places(ids, (await previewSettings(app.as(ada), texts)).samples)).toEqual([0])
  const all = await previewSettings(app.as(ada), [...texts, ['holding.firstPostsWith', 'anything']])
  expect(places(ids, all.samples)).toEqual([0, 1])
  app.clock.advance({ minutes: 5 })
  const { db } = app.app.platform.open
  const memberId = newcomer.memberId ?? ''
  await db.updateTable('member').set({ trust_level: 2 }).where('id', '=', memberId).execute()
  await db
    .insertInto('trust_event')
    .values({
      id: `tre_${ids[2]?.slice(4) ?? ''}`,
      member_id: memberId,
      at: app.clock.now(),
      kind: 'raised',
      before: 0,
      after: 2,
      figure: null,
      value: null,
      bar: null,
      until: null,
    })
    .execute()
  const later = await write({ ...newcomer, trustLevel: 2 }, 'See https://three.example')
  const found = await previewSettings(app.as(ada), [['holding.firstPosts', '20']])
  expect(places([...ids, later], found.samples)).toEqual([0, 2])
})

test('it says what became of the posts: kept, never questioned, hidden, waiting, deleted by the author', async () => {
  const { app, ann, mo, ada, write } = await site()
  const [kept, untouched, hidden, waiting, gone] = [
    await write(ann, 'casino one'),
    await write(ann, 'casino two'),
    await write(ann, 'casino three'),
    await write(ann, 'casino four'),
    await write(ann, 'casino five'),
  ]
  const itemId = await sendToReview(app.as(mo), { postId: kept })
  await decidePost(app.as(mo), { itemId, ...aPostDecision({ decision: 'keep', note: '' }) })
  await hidePost(app.as(mo), { postId: hidden, rule: 'advertising', facts: 'An advert.' })
  await sendToReview(app.as(mo), { postId: waiting })
  await removePost(app.as(ann), { postId: gone })
  expect(await postNow(app, untouched)).toMatchObject({ state: 'visible' })
  const { held, others, samples, posts } = await previewBlock(app.as(ada), { kind: 'word', value: 'casino' })
  expect(held).toEqual({
    posts: 5,
    members: 1,
    heldThen: 0,
    kept: 1,
    untouched: 1,
    removed: 1,
    waiting: 1,
    withdrawn: 1,
  })
  expect(posts).toBe(6)
  expect(others).toBe(0)
  expect(Object.fromEntries(samples.map(({ id, fate }) => [id, fate]))).toEqual({
    [kept]: 'kept',
    [untouched]: 'untouched',
    [hidden]: 'removed',
    [waiting]: 'waiting',
    [gone]: 'withdrawn',
  })
  expect(samples.map(({ body, marks }) => marks.map(([from, to]) => body.slice(from, to)))).toEqual(
    Array.from({ length: 5 }, () => ['casino']),
  )
})

test('addresses are those that members signed in from, mail domains those of today', async () => {
  const { app, mo, write } = await site()
  const kim = await aMember(app, 'kim', { trustLevel: 1, email: 'kim@eu.mail.example' })
  const lee = await aMember(app, 'lee', { trustLevel: 1, email: 'lee@othermail.example' })
  const ids = [await write(kim, 'Hello'), await write(lee, 'Hello there')]
  await app.app.platform.open.db
    .insertInto('member_device')
    .values({
      member_id: lee.memberId ?? '',
      address: '203.0.113.9',
      browser: 'Test',
      mark_hash: null,
      range: '203.0.113.0/24',
      last_seen_at: app.clock.now(),
    })
    .execute()
  const found = async (kind: 'mailDomain' | 'addresses', value: string) =>
    places(ids, (await previewBlock(app.as(mo, { ip: '198.51.100.1' }), { kind, value })).samples)
  expect(await found('mailDomain', 'mail.example')).toEqual([0])
  expect(await found('addresses', '203.0.113.0/28')).toEqual([1])
  expect(await found('addresses', '203.0.113.16/28')).toEqual([])
})

test('only who may block or change settings sees it, and no text of an area that they do not see', async () => {
  const { app, ann, mo, ada, asked, write } = await site()
  await write(ann, 'casino')
  await expect(previewBlock(app.as(ann), { kind: 'word', value: 'casino' })).toFailWith('forbidden')
  await expect(previewSettings(app.as(mo), [['holding.links', '1']])).toFailWith('forbidden')
  await expect(previewBlock(app.as(mo), { kind: 'host', value: 'no host' })).toFailWith('invalid')
  await expect(previewSettings(app.as(ada), [['holding.links', 'many']])).toFailWith('invalid')
  const change = {
    rules: ['blockedWord'] as const,
    before: { bars: barsOf(app.as(mo).setting), block: null },
    after: { bars: barsOf(app.as(mo).setting), block: { kind: 'word', value: 'casino' } as const },
  }
  const { db } = app.app.platform.open
  await db.updateTable('thread').set({ area: 'grp_secret' }).where('id', '=', asked.thread.id).execute()
  const seen = await pastEffect(app.as(ann), change)
  expect(seen.held.posts).toBe(1)
  expect(seen.samples).toEqual([])
})

test('as many statements for one post as for thirty, and the newest posts only where there are too many', async () => {
  const { app, mo, ada, write } = await site()
  const asks = {
    word: () => countQueries(app.as(mo), (ctx) => previewBlock(ctx, { kind: 'word', value: 'casino' })),
    all: () =>
      countQueries(app.as(ada), (ctx) =>
        previewSettings(
          ctx,
          off.map(([key]) => [key, '1'] as const),
        ),
      ),
  }
  const writers = await Promise.all(['a1', 'a2', 'a3'].map((handle) => aMember(app, handle, { trustLevel: 0 })))
  const writeOne = async (n: number) => {
    const by = writers[n % writers.length]
    if (by !== undefined) await write(by, `casino number ${n}, https://one.example/${n}, ${advert(n)}`, 1)
  }
  await writeOne(0)
  const [word, all] = [await asks.word(), await asks.all()]
  for (let n = 1; n < 30; n++) await writeOne(n)
  expect(await asks.word()).toBe(word)
  expect(await asks.all()).toBeLessThanOrEqual(Math.max(all, 8))
  const { posts, more } = await pastPosts(app.as(mo).read, '2020-01-01T00:00:00.000Z', 2)
  expect(posts.map(({ body }) => body.slice(0, 17))).toEqual(['casino number 28,', 'casino number 29,'])
  expect(more).toBe(true)
})

test('posts from before the period, and those whose text was erased, are not read', async () => {
  const { app, ann, mo, write } = await site()
  const old = await write(ann, 'casino')
  app.clock.advance({ days: 91 })
  const erased = await write(ann, 'casino again')
  await app.app.platform.open.db
    .updateTable('post')
    .set({ erased_at: app.clock.now() })
    .where('id', '=', erased)
    .execute()
  const { posts, held } = await previewBlock(app.as(mo), { kind: 'word', value: 'casino' })
  expect([posts, held.posts]).toEqual([0, 0])
  expect(await postNow(app, old)).toMatchObject({ body: 'casino' })
})
