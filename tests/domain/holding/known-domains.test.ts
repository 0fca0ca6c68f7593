// On both databases: the upsert, and counts of members within an hour.
import { describe, expect, test } from 'vitest'
import { decidePost } from '#app/domain/moderation/posts/decide-post.server.ts'
import { openItemOf } from '#app/domain/review/queries/review-items.server.ts'
import { insertThread } from '#app/domain/threads/create-thread.server.ts'
import { editPost } from '#app/domain/threads/edits/edit-post.server.ts'
import { renderText } from '#app/domain/threads/render-text.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aPostDecision } from '#tests/factories/moderation.ts'
import { aThread, anAnswer, postNow } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

async function site() {
  const app = await testApp()
  await app.set('security.rateLimits', false)
  await app.set('holding.alikeDays', 0)
  const { ann, mo } = await people(app, 'ann', 'mo')
  const asked = await aThread(app, { by: ann })
  let count = 0
  /** The post of somebody who joined for it. */
  const link = async (address: string, { trustLevel = 0, minutes = 30 } = {}) => {
    app.clock.advance({ minutes })
    const by = await aMember(app, `guest${++count}`, { trustLevel })
    return anAnswer(app, { to: asked, by, body: `Number ${count} found ${address} to be of help` })
  }
  const state = async (address: string) => (await link(address)).state
  return { app, ann, mo, asked, link, state }
}

describe("a new member's first post with a link is visible at once", () => {
  test('when a trusted member linked to the domain before; to a name that was lent to somebody else it waits', async () => {
    const { link, state } = await site()
    expect(await state('https://docs.maker.co.kr/meter')).toBe('held')
    await link('https://www.maker.co.kr/', { trustLevel: 2 })
    await link('https://ann.github.io/', { trustLevel: 2 })
    expect(await state('https://docs.maker.co.kr/meter')).toBe('visible')
    expect(await state('https://maker.co.kr/meter')).toBe('visible')
    expect(await state('https://other.co.kr/meter')).toBe('held')
    expect(await state('https://ann.github.io/notes')).toBe('visible')
    expect(await state('https://bob.github.io/notes')).toBe('held')
  })

  test('when a member of trust level 1 linked there a week ago, and the post is still visible', async () => {
    const { app, mo, link, state } = await site()
    const first = await link('https://maker.example/a', { trustLevel: 1 })
    app.clock.advance({ days: 6 })
    expect(await state('https://maker.example/b')).toBe('held')
    app.clock.advance({ days: 2 })
    expect(await state('https://maker.example/c')).toBe('visible')
    await removePost(app.as(mo), { postId: first.id, reason: 'Out of date' })
    expect(await state('https://maker.example/d')).toBe('held')
  })

  test('when a moderator kept a post that links there, not when it was declined', async () => {
    const { app, mo, link, state } = await site()
    const decide = async (postId: string, decision: 'keep' | 'hide') => {
      const item = await openItemOf(app.as(mo), 'post', postId)
      await decidePost(app.as(mo), { itemId: item?.id ?? '', ...aPostDecision({ decision, note: 'Seen.' }) })
    }
    await decide((await link('https://maker.example/a')).id, 'keep')
    await decide((await link('https://pills.example/a')).id, 'hide')
    expect(await state('https://maker.example/b')).toBe('visible')
    app.clock.advance({ days: 8 })
    expect(await state('https://pills.example/b')).toBe('held')
  })

  test('when an imported post links there', async () => {
    const { app, ann, state } = await site()
    const input = {
      kind: 'question' as const,
      category: 'general',
      title: 'The manual',
      tags: [],
      product: null,
      version: null,
    }
    const body = 'It stands on https://maker.example/manual for all to read.'
    const text = await renderText(app.as(ann), body)
    await app
      .as(ann)
      .write((tx) => insertThread(tx, { ...input, body }, text, { key: 'elsewhere:1', attribution: null }))
    expect(await state('https://maker.example/other')).toBe('visible')
  })
})

test('many links of a new member to known sites are no cause, three to unknown ones are', async () => {
  const { app, link } = await site()
  await app.set('holding.firstPosts', 0)
  await link('https://maker.example/', { trustLevel: 2 })
  const known = await link(
    'https://maker.example/a https://maker.example/b https://maker.example/c https://new.example/',
  )
  expect(known.state).toBe('visible')
  const unknown = await link('https://one.example/ https://two.example/ https://three.example/')
  expect(unknown.state).toBe('held')
})

test('an edit that brings a link to a known site to a first post is no cause, to an unknown one it is', async () => {
  const { app, asked, link } = await site()
  await link('https://maker.example/', { trustLevel: 2 })
  const by = await aMember(app, 'newcomer', { trustLevel: 0 })
  const body = 'Press the button for five seconds until the light turns green, then wait.'
  const post = await anAnswer(app, { to: asked, by, body })
  await editPost(app.as(by), { postId: post.id, body: `${body} https://maker.example/manual`, revision: 1 })
  expect((await postNow(app, post.id)).state).toBe('visible')
  await editPost(app.as(by), { postId: post.id, body: `${body} https://new.example/manual`, revision: 2 })
  expect((await postNow(app, post.id)).state).toBe('held')
})

test('a known site that many new members link to all of a sudden is looked at, one that is always linked is not', async () => {
  const { app, link } = await site()
  await app.set('holding.alikeDays', 0)
  await link('https://videos.example/', { trustLevel: 2 })
  for (const n of [1, 2, 3]) expect((await link(`https://videos.example/${n}`, { minutes: 5 })).state).toBe('visible')
  expect((await link('https://videos.example/4', { minutes: 5 })).state).toBe('held')
  app.clock.advance({ days: 8 })
  for (let n = 0; n < 40; n++)
    expect((await link(`https://videos.example/${n}`, { minutes: 240 })).state).toBe('visible')
  for (const n of [1, 2, 3, 4])
    expect((await link(`https://videos.example/x${n}`, { minutes: 1 })).state).toBe('visible')
})

test('a new member who links to the same site in post after post is looked at, also when it is known', async () => {
  const { app, asked, link } = await site()
  await link('https://maker.example/', { trustLevel: 2 })
  const by = await aMember(app, 'newcomer', { trustLevel: 0 })
  const states: string[] = []
  for (const n of [1, 2, 3, 4]) {
    app.clock.advance({ hours: 1 })
    const post = await anAnswer(app, { to: asked, by, body: `Answer ${n} is on https://maker.example/${n}` })
    states.push(post.state)
  }
  expect(states).toEqual(['visible', 'visible', 'visible', 'held'])
})
