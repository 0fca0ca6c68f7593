import { readdirSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { visitor } from '#app/core/actor.ts'
import { cardText } from '#app/domain/site/cards/card.ts'
import { cardHash, keptCard } from '#app/domain/site/cards/kept-card.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { loader } from '#app/routes/found/card.ts'
import { siteCard } from '#app/views/site/site-card.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aThread } from '#tests/factories/threads.ts'
import { visit } from '#tests/setup/route-visit.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

async function asked(site: TestApp, kind: string, id: string): Promise<Response> {
  try {
    return await loader(visit(site.as(visitor), { at: '/', params: { kind, file: `${id}.png` } }))
  } catch (error) {
    return new Response(null, { status: (error as { init?: { status: number } }).init?.status ?? 500 })
  }
}

test('a public thread has a picture of the size that chats ask for, drawn once', async () => {
  const site = await testApp()
  const { thread } = await aThread(site, {
    by: await aMember(site, 'ann'),
    title: '미터가 <b>0 W</b>로만 보여요 & 왜?',
  })
  const answer = await asked(site, 'thread', thread.id)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png'])
  const bytes = Buffer.from(await answer.arrayBuffer())
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 })
  await asked(site, 'thread', thread.id)
  const { dataDir } = site.app.platform.env
  expect(readdirSync(path.join(dataDir, 'cards')).filter((name) => name.endsWith('.png'))).toHaveLength(1)
})

test('what not everybody may see has no card, whoever asks', async () => {
  const site = await testApp()
  const ann = await aMember(site, 'ann')
  const { thread, post } = await aThread(site, { by: ann })
  await removePost(site.as(ann), { postId: post.id, reason: '' })
  expect((await asked(site, 'thread', thread.id)).status).toBe(404)
  await expect(siteCard(site.as(ann), { kind: 'thread', id: thread.id })).toFailWith('not_found')
  for (const [kind, id] of [
    ['thread', 'thr_none'],
    ['story', 'sto_none'],
    ['member', 'nobody'],
    ['other', 'x'],
  ] as const)
    expect((await asked(site, kind, id)).status, kind).toBe(404)
})

test('another state, name or colour is another card', async () => {
  const site = await testApp()
  const card = await siteCard(site.visitor(), { kind: 'site', id: '' })
  const others = [
    { ...card, state: 'x' },
    { ...card, site: 'Haruwatt' },
    { ...card, accent: '#000000' },
  ]
  expect(new Set([card, ...others].map(cardHash)).size).toBe(4)
  expect((await keptCard(site.visitor(), card)).byteLength).toBeLessThan(60_000)
})

test('a title is cut at a whole character, Hangul sooner than Latin, and loses what the font cannot draw', () => {
  expect(cardText('가'.repeat(80), 'title')).toBe(`${'가'.repeat(55)}…`)
  expect(cardText('a'.repeat(110), 'title')).toHaveLength(110)
  expect(cardText('미터 🎉\n  0 W', 'title')).toBe('미터 0 W')
})
