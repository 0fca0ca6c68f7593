// On both databases: joins of decisions with their reversals.
import { describe, expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { flagThing } from '#app/domain/flags/flag-thing.server.ts'
import { appealDecision } from '#app/domain/moderation/appeals/appeal-decision.server.ts'
import { decideAppeal } from '#app/domain/moderation/appeals/decide-appeal.server.ts'
import { reverseDecisionIn } from '#app/domain/moderation/decisions/reverse-decision.server.ts'
import type { SpamInput } from '#app/domain/moderation/input.ts'
import { decidePost } from '#app/domain/moderation/posts/decide-post.server.ts'
import { hidePost } from '#app/domain/moderation/posts/hide-post.server.ts'
import { sendToReview } from '#app/domain/moderation/posts/open-post-item.server.ts'
import { decisionsOfSubject } from '#app/domain/moderation/queries/decisions.server.ts'
import { decideSpam } from '#app/domain/moderation/spam/decide-spam.server.ts'
import { undoSpam } from '#app/domain/moderation/spam/undo-spam.server.ts'
import { openItemOf } from '#app/domain/review/queries/review-items.server.ts'
import { undoReviewItem } from '#app/domain/review/undo-review-item.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { restorePost } from '#app/domain/threads/upkeep/restore-post.server.ts'
import { undoDecision } from '#app/views/review-panels.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aPostDecision, presently } from '#tests/factories/moderation.ts'
import { anAnswer, aThread, postNow, threadNow } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

/** Ann's question with an answer by a newcomer that waits for a moderator, and one by Bob that everybody sees. */
async function site() {
  const app = await testApp()
  await app.set('holding.firstPostsWith', 'anything')
  const { ann, bob, mo, ada, newcomer } = await people(app, 'ann', 'bob', 'mo', 'ada', 'newcomer')
  const mia = await aMember(app, 'mia', { roles: ['moderator'] })
  const asked = await aThread(app, { by: ann })
  const held = await anAnswer(app, { to: asked, by: newcomer, body: 'Press the button for five seconds.' })
  const shown = await anAnswer(app, { to: asked, by: bob, body: 'It is the night tariff.' })
  await app.drainJobs()
  return { app, ann, bob, mo, mia, ada, newcomer, asked, held: held.id, shown: shown.id }
}

const stateOf = async (app: TestApp, postId: string) => (await postNow(app, postId)).state
const openItem = (app: TestApp, by: Actor, postId: string) => openItemOf(app.as(by), 'post', postId)
const hide = (app: TestApp, by: Actor, postId: string) =>
  hidePost(app.as(by), { postId, rule: 'respect', facts: 'No.' })
const reverse = (app: TestApp, by: Actor, id: string, how: 'undone' | 'overturned' | 'lifted' = 'undone') =>
  app.as(by).write((tx) => reverseDecisionIn(tx, id, { how, facts: 'It was in order.' }))

describe('a post that waited when it was hidden', () => {
  test.each(['undone', 'overturned', 'lifted'] as const)(
    'waits again when that is %s: with its item, and announced to nobody',
    async (how) => {
      const { app, mo, held, asked } = await site()
      const id = await hide(app, mo, held)
      await reverse(app, mo, id, how)
      await app.drainJobs()
      expect(await stateOf(app, held)).toBe('held')
      expect(await openItem(app, mo, held)).toMatchObject({ state: 'open', evidence: { causes: ['firstPosts'] } })
      expect(await threadNow(app, asked.thread.id)).toMatchObject({ answer_count: 1 })
      const events = await app.recordedEvents()
      for (const type of ['post.restored', 'post.removed']) expect(events).not.toContain(type)
    },
  )

  test('waits again after an appeal that is granted, and the decision about it is made then', async () => {
    const { app, mo, mia, held, newcomer } = await site()
    const item = await openItem(app, mo, held)
    await decidePost(app.as(mo), { itemId: item?.id ?? '', ...aPostDecision({ sanction: 'suspension' }) })
    const [decision] = await decisionsOfSubject(app.as(mo).read, held)
    const appealId = await appealDecision(app.as(await presently(app, newcomer)), {
      decisionId: decision?.id ?? '',
      ground: 'tooSevere',
      body: 'Thirty days for one link are too much.',
    })
    await decideAppeal(app.as(mia), { appealId, decision: 'overturn', reason: 'Too severe indeed.' })
    expect(await stateOf(app, held)).toBe('held')
    expect((await presently(app, newcomer)).standing).toBe('free')
    await decidePost(app.as(mia), { itemId: item?.id ?? '', ...aPostDecision({ decision: 'keep', note: '' }) })
    expect(await stateOf(app, held)).toBe('visible')
  })

  test('is shown when somebody found it in order while it was hidden', async () => {
    const { app, mo, held } = await site()
    const item = await openItem(app, mo, held)
    const id = await hide(app, mo, held)
    app.clock.advance({ minutes: 1 })
    await decidePost(app.as(mo), { itemId: item?.id ?? '', ...aPostDecision({ decision: 'keep', note: '' }) })
    expect(await stateOf(app, held)).toBe('hidden')
    await reverse(app, mo, id)
    expect(await stateOf(app, held)).toBe('visible')
  })

  test('takes the thread that it opens along', async () => {
    const { app, mo, newcomer } = await site()
    const asked = await aThread(app, { by: newcomer, title: 'A question of a newcomer', body: 'Why?' })
    expect(asked.post.state).toBe('held')
    await reverse(app, mo, await hide(app, mo, asked.post.id))
    expect(await threadNow(app, asked.thread.id)).toMatchObject({ state: 'held' })
  })
})

describe('undoing the decision on an item', () => {
  test('leaves what held the post before in force: only what the decision did is undone', async () => {
    const { app, mo, shown } = await site()
    for (let n = 0; n < 2; n++) {
      const by = await aMember(app, `tru${n}`, { trustLevel: 3 })
      await flagThing(app.as(by), { type: 'post', id: shown, reason: 'spam', note: '' })
    }
    expect(await stateOf(app, shown)).toBe('held')
    const itemId = (await openItem(app, mo, shown))?.id ?? ''
    for (const decision of ['hide', 'keep', 'dismiss'] as const) {
      app.clock.advance({ minutes: 1 })
      await decidePost(app.as(mo), { itemId, ...aPostDecision({ decision }) })
      expect(await stateOf(app, shown)).toBe(decision === 'hide' ? 'hidden' : 'visible')
      await undoDecision(app.as(mo), { itemId, reason: 'Another one was meant.' })
      expect([decision, await stateOf(app, shown)]).toEqual([decision, 'held'])
    }
    app.clock.advance({ minutes: 1 })
    await decidePost(app.as(mo), { itemId, ...aPostDecision({ decision: 'keep' }) })
    expect(await stateOf(app, shown)).toBe('visible')
  })

  test('takes a post that was shown by it out of sight again, and its author can’t show it by deleting and restoring', async () => {
    const { app, mo, held, newcomer } = await site()
    const itemId = (await openItem(app, mo, held))?.id ?? ''
    await decidePost(app.as(mo), { itemId, ...aPostDecision({ decision: 'keep', note: '' }) })
    expect(await stateOf(app, held)).toBe('visible')
    await undoDecision(app.as(mo), { itemId, reason: 'I read another one.' })
    expect(await stateOf(app, held)).toBe('held')
    await removePost(app.as(newcomer), { postId: held })
    await restorePost(app.as(newcomer), { postId: held })
    expect(await stateOf(app, held)).toBe('held')
  })

  test('is possible as long as the decision can be appealed, and no longer', async () => {
    const { app, mo, shown } = await site()
    const itemId = await sendToReview(app.as(mo), { postId: shown })
    await decidePost(app.as(mo), { itemId, ...aPostDecision() })
    app.clock.advance({ days: 184 })
    await expect(undoDecision(app.as(mo), { itemId, reason: 'Late' })).toFailWith('not_now', 'review.errors.undoLate')
    await expect(undoDecision(app.as(mo), { itemId: 'rev_none', reason: 'None' })).toFailWith('not_found')
    await expect(undoReviewItem(app.as(mo), { itemId, reason: 'Final' }, undefined)).toFailWith('not_now')
    expect(await stateOf(app, shown)).toBe('hidden')
  })
})

test('what its author had deleted is deleted again, and theirs to restore', async () => {
  const { app, mo, bob, shown } = await site()
  await removePost(app.as(bob), { postId: shown })
  const id = await hide(app, mo, shown)
  await reverse(app, mo, id)
  expect(await postNow(app, shown)).toMatchObject({ state: 'deleted', removed_by: bob.memberId })
  await restorePost(app.as(bob), { postId: shown })
  expect(await stateOf(app, shown)).toBe('visible')
})

test('two decisions on one post: it is shown when the last of them is undone, in either order', async () => {
  for (const order of [
    [0, 1],
    [1, 0],
  ]) {
    const { app, mo, shown } = await site()
    const first = await hide(app, mo, shown)
    app.clock.advance({ minutes: 1 })
    const ids = [first, await hide(app, mo, shown)]
    app.clock.advance({ minutes: 1 })
    await reverse(app, mo, ids[order[0] ?? 0] ?? '')
    expect(await stateOf(app, shown)).toBe('hidden')
    await reverse(app, mo, ids[order[1] ?? 0] ?? '')
    expect(await stateOf(app, shown)).toBe('visible')
  }
})

describe('a post of a spam cleaning', () => {
  const spam: Omit<SpamInput, 'value'> = {
    by: 'member',
    sanction: 'ban',
    note: 'Adverts.',
    days: 30,
    host: [],
    addresses: [],
    mailDomain: [],
  }

  test.each(['held', 'shown'] as const)(
    'that was %s stays hidden while a decision or the cleaning hides it',
    async (which) => {
      for (const cleaningFirst of [true, false]) {
        const { app, mo, newcomer, bob, ...posts } = await site()
        const postId = posts[which]
        const itemId = (await openItem(app, mo, postId))?.id ?? null
        const cleanup = await decideSpam(app.as(mo), {
          ...spam,
          value: (which === 'held' ? newcomer : bob).handle ?? '',
        })
        await app.drainJobs()
        const id = await hide(app, mo, postId)
        if (itemId !== null)
          await expect(undoDecision(app.as(mo), { itemId, reason: 'No.' })).toFailWith(
            'not_now',
            'review.errors.undoSpam',
          )
        app.clock.advance({ minutes: 1 })
        const steps = [
          async () => {
            await undoSpam(app.as(mo), { id: cleanup, reason: 'A partner.' })
            await app.drainJobs()
          },
          () => reverse(app, mo, id),
        ]
        await steps[cleaningFirst ? 0 : 1]?.()
        expect(await stateOf(app, postId)).toBe('hidden')
        await steps[cleaningFirst ? 1 : 0]?.()
        expect([which, cleaningFirst, await stateOf(app, postId)]).toEqual([
          which,
          cleaningFirst,
          which === 'held' ? 'held' : 'visible',
        ])
        if (which === 'held') expect(await openItem(app, mo, postId)).not.toBeNull()
      }
    },
  )
})
