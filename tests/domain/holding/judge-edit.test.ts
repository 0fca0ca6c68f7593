// On both databases: row locks, and the upsert of review items.
import { describe, expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { newId } from '#app/core/ids.ts'
import { askForLook } from '#app/domain/flags/ask-for-look.server.ts'
import { decidePost } from '#app/domain/moderation/posts/decide-post.server.ts'
import { decisionsAbout } from '#app/domain/moderation/queries/decisions.server.ts'
import { reviewQueue } from '#app/domain/review/queries/review-items.server.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { editPost } from '#app/domain/threads/edits/edit-post.server.ts'
import { editThread } from '#app/domain/threads/edits/edit-thread.server.ts'
import { rollBackPost } from '#app/domain/threads/edits/roll-back-post.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { restorePost } from '#app/domain/threads/upkeep/restore-post.server.ts'
import { postPanel } from '#app/views/moderation/post-panel.server.ts'
import { people } from '#tests/factories/members.ts'
import { aPostDecision } from '#tests/factories/moderation.ts'
import { anAnswer, aThread, postNow, threadNow } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const honest = 'Turn on the 2.4 GHz network of your router, then press the button on the meter for five seconds.'
const advert = `${honest} Buy cheap meters at https://shop.example/meters and https://shop.example/sale now.`

async function site() {
  const app = await testApp()
  const { ann, bob, mo, newcomer } = await people(app, 'ann', 'bob', 'mo', 'newcomer')
  const asked = await aThread(app, { by: ann })
  const answer = await anAnswer(app, { to: asked, by: newcomer, body: honest })
  app.clock.advance({ hours: 1 })
  return { app, ann, bob, mo, newcomer, asked, answer }
}

const edit = async (app: TestApp, by: Actor, postId: string, body: string) =>
  editPost(app.as(by), { postId, body, revision: (await postNow(app, postId)).revision })

const queued = async (app: TestApp, mo: Actor) =>
  (await reviewQueue(app.as(mo), { kind: 'post', view: 'open' }, { limit: 30, cursor: null })).items

const blockWord = async ({ app, clock }: TestApp, value: string) => {
  const none = { made_by: null, until_at: null, ended_at: null, ended_by: null, decision_id: null }
  const row = { id: newId('block'), kind: 'word' as const, value, reason: 'Advertising', made_at: clock.now(), ...none }
  await app.platform.open.db.insertInto('block').values(row).execute()
}

describe('an honest post that its author edits into an advert', () => {
  test('is hidden until a moderator decides, with what it was before and after, and its author is told', async () => {
    const { app, mo, newcomer, asked, answer } = await site()
    expect(await threadNow(app, asked.thread.id)).toMatchObject({ answer_count: 1 })
    await edit(app, newcomer, answer.id, advert)
    expect(await postNow(app, answer.id)).toMatchObject({ state: 'held', revision: 2 })
    expect(await threadNow(app, asked.thread.id)).toMatchObject({ answer_count: 0 })
    const [item] = await queued(app, mo)
    expect(item).toMatchObject({ reason: 'edited', evidence: { causes: ['firstPosts', 'turned'], former: 1 } })
    if (item === undefined) return
    const panel = await postPanel.load(app.as(mo), item)
    expect(panel).toMatchObject({
      change: { body: [{ kind: 'same' }, { kind: 'added', text: expect.stringContaining('shop.example') as string }] },
    })
    expect(await decisionsAbout(app.visitor().read, newcomer.memberId ?? '')).toMatchObject([
      { restriction: 'hold', detected_automatically: 1, decided_automatically: 1, by_id: null },
    ])
  })

  test('is back with its acceptance when a moderator finds nothing wrong', async () => {
    const { app, ann, mo, newcomer, asked, answer } = await site()
    await acceptAnswer(app.as(ann), { postId: answer.id })
    await edit(app, newcomer, answer.id, advert)
    expect(await threadNow(app, asked.thread.id)).toMatchObject({ accepted_post_id: null })
    const [item] = await queued(app, mo)
    await decidePost(app.as(mo), { itemId: item?.id ?? '', ...aPostDecision({ decision: 'keep' }) })
    expect(await postNow(app, answer.id)).toMatchObject({ state: 'visible', revision: 2 })
    expect(await threadNow(app, asked.thread.id)).toMatchObject({ accepted_post_id: answer.id, answer_count: 1 })
  })

  test('is found by its title, by a roll-back, and on an opening post takes its thread along', async () => {
    const { app, mo, newcomer } = await site()
    await blockWord(app, 'casino')
    const { thread, post } = await aThread(app, {
      by: newcomer,
      title: 'The meter shows nothing',
      body: 'It is new and stays dark.',
    })
    const revise = (title: string, revision: number) =>
      editThread(app.as(newcomer), {
        threadId: thread.id,
        title,
        category: 'general',
        tags: [],
        product: null,
        version: null,
        revision,
      })
    await revise('The best casino in town', 1)
    expect(await threadNow(app, thread.id)).toMatchObject({ state: 'held' })
    const [item] = await queued(app, mo)
    expect(item).toMatchObject({ evidence: { causes: ['blockedWord'] } })
    await decidePost(app.as(mo), { itemId: item?.id ?? '', ...aPostDecision({ decision: 'dismiss' }) })
    await revise('The meter shows nothing', 2)
    expect(await queued(app, mo)).toEqual([])
    await rollBackPost(app.as(newcomer), { postId: post.id, revision: 2, present: 3 })
    expect(await threadNow(app, thread.id)).toMatchObject({ state: 'held' })
  })
})

describe('an edit by its author', () => {
  test('of what a moderator let stand is no cause again, until it brings more', async () => {
    const { app, mo, newcomer, answer } = await site()
    await edit(app, newcomer, answer.id, advert)
    const [item] = await queued(app, mo)
    await decidePost(app.as(mo), { itemId: item?.id ?? '', ...aPostDecision({ decision: 'keep' }) })
    await edit(app, newcomer, answer.id, `${advert} Good luck!`)
    expect(await postNow(app, answer.id)).toMatchObject({ state: 'visible' })
    expect(await queued(app, mo)).toEqual([])
    await edit(app, newcomer, answer.id, `${advert} And https://other.example/ too`)
    expect(await postNow(app, answer.id)).toMatchObject({ state: 'held' })
  })

  test('that makes another post of it is looked at while it stays visible; one that adds to it is not', async () => {
    const { app, ann, bob, mo, asked } = await site()
    const { id } = await anAnswer(app, { to: asked, by: ann, body: honest })
    await edit(app, ann, id, `${honest} ${'The light turns blue, then green, and the app finds it. '.repeat(10)}`)
    expect(await queued(app, mo)).toEqual([])
    await edit(app, ann, id, 'Followers for your page, real people, no password needed. Ask for our prices today.')
    expect(await postNow(app, id)).toMatchObject({ state: 'visible' })
    expect(await queued(app, mo)).toMatchObject([
      { subject_id: id, reason: 'edited', evidence: { causes: ['turned'] } },
    ])

    const other = await anAnswer(app, { to: asked, by: bob, body: honest })
    await edit(app, bob, other.id, advert)
    expect(await postNow(app, other.id)).toMatchObject({ state: 'visible' })
    expect(await queued(app, mo)).toHaveLength(1)
  })

  test('of others is not judged: a moderator may add a link to the post of a new member', async () => {
    const { app, mo, answer } = await site()
    await edit(app, mo, answer.id, advert)
    expect(await postNow(app, answer.id)).toMatchObject({ state: 'visible' })
    expect(await queued(app, mo)).toEqual([])
  })
})

describe('a post that waits', () => {
  async function held() {
    const there = await site()
    const post = await anAnswer(there.app, { to: there.asked, by: there.newcomer, body: advert })
    expect(post.state).toBe('held')
    return { ...there, post }
  }

  test('can be edited by its author: the moderator sees the present text, and that it was edited', async () => {
    const { app, mo, newcomer, post } = await held()
    app.clock.advance({ minutes: 5 })
    await edit(app, newcomer, post.id, honest)
    expect(await postNow(app, post.id)).toMatchObject({ state: 'held', revision: 2 })
    const items = await queued(app, mo)
    expect(items).toMatchObject([{ reason: 'held', evidence: { marks: [], editedAt: app.clock.now() } }])
    expect(await decisionsAbout(app.visitor().read, newcomer.memberId ?? '')).toEqual([])
  })

  test('can be deleted by its author, leaves the queue, and waits again when it is restored', async () => {
    const { app, ann, mo, newcomer, post } = await held()
    await expect(removePost(app.as(ann), { postId: post.id })).toFailWith('not_found')
    await expect(removePost(app.as(mo), { postId: post.id })).toFailWith('not_now')
    await removePost(app.as(newcomer), { postId: post.id })
    expect(await queued(app, mo)).toEqual([])
    expect(await restorePost(app.as(newcomer), { postId: post.id })).toMatchObject({ state: 'held' })
    expect(await postNow(app, post.id)).toMatchObject({ state: 'held', removed_at: null })
    expect(await queued(app, mo)).toMatchObject([{ subject_id: post.id, reason: 'held' }])
  })

  test('after an edit keeps its item when it is deleted, and its author can ask for another look', async () => {
    const { app, mo, newcomer, answer } = await site()
    await edit(app, newcomer, answer.id, advert)
    const [decision] = await decisionsAbout(app.visitor().read, newcomer.memberId ?? '')
    const decisionId = decision?.id ?? ''
    await expect(askForLook(app.as(newcomer), { decisionId })).toFailWith('not_now')
    await removePost(app.as(newcomer), { postId: answer.id })
    expect(await queued(app, mo)).toHaveLength(1)
    expect(await restorePost(app.as(newcomer), { postId: answer.id })).toMatchObject({ state: 'held' })
    app.clock.advance({ minutes: 5 })
    await edit(app, newcomer, answer.id, honest)
    await askForLook(app.as(newcomer), { decisionId })
    expect(await queued(app, mo)).toMatchObject([{ evidence: { editedAt: app.clock.now(), marks: [] } }])
  })
})
