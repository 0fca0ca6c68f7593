import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { deleteOldMemory } from '#app/domain/holding/delete-old-memory.server.ts'
import { decidePost } from '#app/domain/moderation/posts/decide-post.server.ts'
import { openItemOf } from '#app/domain/review/queries/review-items.server.ts'
import { editPost } from '#app/domain/threads/edits/edit-post.server.ts'
import { action as respond } from '#app/routes/threads/thread.tsx'
import { sealFormTime } from '#app/web/form-guard/form-time.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aPostDecision } from '#tests/factories/moderation.ts'
import { aThread, anAnswer, postNow } from '#tests/factories/threads.ts'
import { visit } from '#tests/setup/route-visit.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const advert = (n: number) =>
  `요금 걱정 없는 태양광 ${n}기 특가! 전화 한 번이면 오늘 바로 설치 상담을 해 드립니다. 이웃 모두가 바꾸고 있어요. 상담만 받아도 사은품을 드리니 놓치지 마시고 지금 연락하세요.`

async function heldFor({ app }: TestApp): Promise<string[]> {
  const events = await app.platform.open.reader
    .selectFrom('event_log')
    .select('payload')
    .where('type', '=', 'post.held')
    .orderBy('id')
    .execute()
  return events.map(({ payload }) => (JSON.parse(payload) as { causes: string }).causes)
}

test('what several new members write in nearly the same words waits from the second on; a quotation by a trusted member does not', async () => {
  const app = await testApp()
  const { ann } = await people(app, 'ann')
  const asked = await aThread(app, { by: ann })
  const write = async (handle: string, body: string, trustLevel = 0) => {
    app.clock.advance({ minutes: 30 })
    return anAnswer(app, { to: asked, by: await aMember(app, handle, { trustLevel }), body })
  }
  expect((await write('one', advert(3))).state).toBe('visible')
  expect((await write('two', advert(5))).state).toBe('held')
  expect((await write('three', `${advert(9)} 감사합니다`)).state).toBe('held')
  expect((await write('four', advert(5), 1)).state).toBe('visible')
  expect((await write('five', '태양광 3기를 달았는데 오늘 바로 켜지지 않아요. 어디를 봐야 하나요?')).state).toBe(
    'visible',
  )
  expect(await heldFor(app)).toEqual(['alike', 'alike'])
  app.clock.advance({ days: 8 })
  expect((await write('six', advert(7))).state).toBe('visible')
  app.clock.advance({ days: 91 })
  await deleteOldMemory(app.as(ann))
  const left = await app.app.platform.open.reader.selectFrom('text_sketch').select('post_id').execute()
  expect(left).toEqual([])
})

test('a new member who writes nearly the same again waits, and may edit what is there', async () => {
  const app = await testApp()
  const { ann, newcomer } = await people(app, 'ann', 'newcomer')
  const asked = await aThread(app, { by: ann })
  const first = await anAnswer(app, { to: asked, by: newcomer, body: advert(3) })
  app.clock.advance({ minutes: 30 })
  await editPost(app.as(newcomer), { postId: first.id, body: advert(4), revision: 1 })
  expect((await postNow(app, first.id)).state).toBe('visible')
  expect((await anAnswer(app, { to: asked, by: newcomer, body: advert(5) })).state).toBe('held')
  expect(await heldFor(app)).toEqual(['alike'])
})

test('the post of a new member that a program sent waits; a person who takes a moment is not in the way', async () => {
  const app = await testApp()
  await app.set('security.formSeconds', 3)
  await app.set('security.rateLimits', false)
  const { ann, newcomer } = await people(app, 'ann', 'newcomer')
  const { thread } = await aThread(app, { by: ann })
  const send = async (by: Actor, body: string, form: Record<string, string>) => {
    app.clock.advance({ minutes: 5 })
    const shown = sealFormTime(app.app.platform.env, app.clock.now())
    app.clock.advance({ seconds: Number(form['seconds'] ?? 5) })
    await respond(
      visit(app.as(by), {
        at: `/threads/${thread.id}/x`,
        params: { id: thread.id },
        form: { intent: 'respond', body, shown, ...form },
      }),
    )
  }
  await send(newcomer, 'Hold the button for ten seconds.', {})
  expect(await heldFor(app)).toEqual([])
  await send(newcomer, 'Then the light turns green.', { seconds: '1' })
  await send(newcomer, 'It did so for me.', { website: 'https://pills.example' })
  await send(newcomer, 'And for my neighbour.', { shown: '' })
  expect(await heldFor(app)).toEqual(['program', 'program', 'program'])
  await send(ann, 'Thank you!', { seconds: '1' })
  expect(await heldFor(app)).toHaveLength(3)
})

test('a new host is shared by few; what a moderator kept, or what stayed for a week, is known', async () => {
  const app = await testApp()
  await app.set('holding.firstPosts', 0)
  await app.set('holding.alikeDays', 0)
  const { ann, mo } = await people(app, 'ann', 'mo')
  const asked = await aThread(app, { by: ann })
  const link = async (handle: string, host: string) => {
    app.clock.advance({ minutes: 30 })
    const by = await aMember(app, handle, { trustLevel: 0 })
    return anAnswer(app, { to: asked, by, body: `${handle} found https://${host}/page to be of help` })
  }
  for (const handle of ['one', 'two', 'three']) await link(handle, 'manual.example')
  const fourth = await link('four', 'manual.example')
  expect(fourth.state).toBe('held')
  await app.drainJobs()
  const item = await openItemOf(app.as(mo), 'post', fourth.id)
  await decidePost(app.as(mo), { itemId: item?.id ?? '', ...aPostDecision({ decision: 'keep', note: '' }) })
  expect((await link('five', 'manual.example')).state).toBe('visible')

  for (const handle of ['six', 'seven', 'eight']) await link(handle, 'other.example')
  app.clock.advance({ days: 8 })
  for (const handle of ['nine', 'ten', 'eleven', 'twelve'])
    expect((await link(handle, 'other.example')).state).toBe('visible')
})

test('a mobile number or a name in a messenger waits when a new member gives it, not of others', async () => {
  const app = await testApp()
  const { ann, newcomer } = await people(app, 'ann', 'newcomer')
  const asked = await aThread(app, { by: ann })
  const write = async (by: Actor, body: string) => (await anAnswer(app, { to: asked, by, body })).state
  expect(await write(newcomer, '문의는 카톡 solar99 로 주세요')).toBe('held')
  expect(await write(newcomer, '고객센터 1588-1234에 물어보세요')).toBe('visible')
  expect(await write(ann, '제 번호는 010-1234-5678이에요')).toBe('visible')
  expect(await heldFor(app)).toEqual(['contacts'])
})
