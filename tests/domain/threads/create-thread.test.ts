// On both databases: upserts and counters.
import { expect, test } from 'vitest'
import { tagNamesOf } from '#app/domain/catalogue/queries/names.server.ts'
import { createThread } from '#app/domain/threads/create-thread.server.ts'
import { threadShape } from '#app/domain/threads/input.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aCategory, aProduct, aThread } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('a question has an address, an excerpt, a language and its opening post', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')

  const { thread, post } = await aThread(app, {
    by: ann,
    title: '미터가 0 W로만 보여요',
    body: '공유기를 **바꾼 뒤로** 값이 올라오지 않습니다.',
  })

  expect(thread).toMatchObject({
    slug: '미터가-0-w로만-보여요',
    lang: 'ko',
    excerpt: '공유기를 바꾼 뒤로 값이 올라오지 않습니다.',
    state: 'visible',
    opening_post_id: post.id,
  })
  expect(post).toMatchObject({ kind: 'opening', html: expect.stringContaining('<strong>바꾼 뒤로</strong>') as string })
  await expect(app).toHaveRecorded('thread.posted', 1)
})

test('visitors ask after signing in, and only staff announce', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const category = await aCategory(app)
  const input = threadShape.parse({ kind: 'question', title: 'The meter reads 0 W', body: 'Nothing.', category })

  await expect(createThread(app.visitor(), input)).toFailWith('unauthenticated')
  await expect(aThread(app, { by: ann, kind: 'announcement' })).toFailWith('forbidden')
  expect((await aThread(app, { by: sam, kind: 'announcement' })).thread.kind).toBe('announcement')
})

test('an unknown category or product is said beside its field', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')

  await expect(aThread(app, { by: ann, category: 'nowhere' })).rejects.toMatchObject({
    kind: 'invalid',
    fields: { category: { key: 'threads.errors.unknownCategory' } },
  })
  await expect(aThread(app, { by: ann, product: 'nothing' })).rejects.toMatchObject({
    kind: 'invalid',
    fields: { product: { key: 'threads.errors.unknownProduct' } },
  })
  await expect(aThread(app, { by: ann, version: '4.2' })).rejects.toMatchObject({
    kind: 'invalid',
    fields: { version: { key: 'threads.errors.versionNeedsProduct' } },
  })
})

test('a text the renderer refuses is said beside the body', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')

  await expect(aThread(app, { by: ann, body: 'x'.repeat(11_000) })).rejects.toMatchObject({
    kind: 'invalid',
    fields: { body: { key: 'markdown.lineTooLong' } },
  })
})

test('tags keep their order, are made once, and are counted', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  await aThread(app, { by: ann, tags: ['router'] })

  const { thread } = await aThread(app, { by: ann, tags: ['live-screen', 'router'] })

  expect(await tagNamesOf(app.visitor().read, thread.id)).toEqual(['live-screen', 'router'])
  const tags = await app.visitor().read.selectFrom('tag').select(['name', 'thread_count']).orderBy('name').execute()
  expect(tags).toEqual([
    { name: 'live-screen', thread_count: 1 },
    { name: 'router', thread_count: 2 },
  ])
})

test('newcomers use the tags there are, others make new ones', async () => {
  const app = await testApp()
  const { ann, newcomer } = await people(app, 'ann', 'newcomer')
  await aThread(app, { by: ann, tags: ['router'] })

  expect((await aThread(app, { by: newcomer, tags: ['router'] })).thread.title).toBe('The meter reads 0 W')
  await expect(aThread(app, { by: newcomer, tags: ['brand-new'] })).rejects.toMatchObject({
    kind: 'invalid',
    fields: { tags: { key: 'threads.errors.unknownTag', params: { tag: 'brand-new' } } },
  })
})

test('a sixth tag is one too many', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')

  await expect(aThread(app, { by: ann, tags: ['a1', 'b2', 'c3', 'd4', 'e5', 'f6'] })).rejects.toMatchObject({
    fields: { tags: { key: 'threads.errors.tooManyTags' } },
  })
})

test('a thread keeps the product and version it is about', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  await aProduct(app, 'meter', ['4.2'])

  expect((await aThread(app, { by: ann, product: 'meter', version: '4.2' })).thread).toMatchObject({
    product_version: '4.2',
    product_id: expect.stringMatching(/^prd_/) as string,
  })
})

test('the same tag named by two people at once is one tag', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  await aCategory(app)

  await Promise.all([
    aThread(app, { by: ann, tags: ['solar', 'heating'] }),
    aThread(app, { by: bob, tags: ['heating', 'solar'] }),
  ])

  const tags = await app.visitor().read.selectFrom('tag').select(['name', 'thread_count']).orderBy('name').execute()
  expect(tags).toEqual([
    { name: 'heating', thread_count: 2 },
    { name: 'solar', thread_count: 2 },
  ])
})
