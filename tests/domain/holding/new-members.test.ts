import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { deleteOldMemory } from '#app/domain/holding/delete-old-memory.server.ts'
import { action as respond } from '#app/routes/threads/thread.tsx'
import { sealFormTime } from '#app/web/form-guard/form-time.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aThread, anAnswer } from '#tests/factories/threads.ts'
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
