// On both databases: upserts, and what is hidden by a column.
import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { setAvatar } from '#app/domain/accounts/profile/set-avatar.server.ts'
import { updateProfile } from '#app/domain/accounts/profile/update-profile.server.ts'
import { memberByHandle } from '#app/domain/accounts/queries/members.server.ts'
import { askForLook } from '#app/domain/flags/ask-for-look.server.ts'
import { flagThing } from '#app/domain/flags/flag-thing.server.ts'
import { pauseFlagging } from '#app/domain/flags/pause-flagging.server.ts'
import { myFlags } from '#app/domain/flags/queries/my-flags.server.ts'
import { withdrawFlag } from '#app/domain/flags/withdraw-flag.server.ts'
import { appealDecision } from '#app/domain/moderation/appeals/appeal-decision.server.ts'
import { decideAppeal } from '#app/domain/moderation/appeals/decide-appeal.server.ts'
import type { ContentType } from '#app/domain/moderation/content/content.ts'
import { decideContent } from '#app/domain/moderation/content/decide-content.server.ts'
import { decisionsAbout } from '#app/domain/moderation/queries/decisions.server.ts'
import { reviewQueue } from '#app/domain/review/queries/review-items.server.ts'
import { search } from '#app/domain/search/search.server.ts'
import { storyShape } from '#app/domain/stories/input.ts'
import { publishedStories } from '#app/domain/stories/queries/lists.server.ts'
import { saveStory } from '#app/domain/stories/save-story.server.ts'
import { transitionStory } from '#app/domain/stories/transition-story.server.ts'
import { addUpload } from '#app/domain/uploads/add-upload.server.ts'
import { visibleUpload } from '#app/domain/uploads/find-upload.server.ts'
import { contentPanel } from '#app/views/moderation/content-panel.server.ts'
import { myDecisionPage } from '#app/views/moderation/my-decision.server.ts'
import { undoDecision } from '#app/views/review-panels.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aPostDecision } from '#tests/factories/moderation.ts'
import { aPicture } from '#tests/factories/pictures.ts'
import { aStory, aStoryText, storyNow } from '#tests/factories/stories.ts'
import { aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

type Site = Awaited<ReturnType<typeof site>>

async function site() {
  const app = await testApp()
  const { bob, mo, ada } = await people(app, 'bob', 'mo', 'ada')
  const flaggers = [await aMember(app, 'fay'), await aMember(app, 'flo'), await aMember(app, 'finn')] as const
  return { app, bob, mo, ada, flaggers }
}

/** Each thing of Bob's: how it is made, and whether readers see it. */
const kinds: Record<ContentType, (site: Site) => Promise<{ id: string; seen(): Promise<boolean> }>> = {
  async story({ app, bob, flaggers: [reader] }) {
    const { id } = await aStory(app, { by: bob, state: 'published' })
    await app.drainJobs()
    return {
      id,
      async seen() {
        await app.drainJobs()
        const listed = await publishedStories(app.as(reader), {}, { limit: 10, cursor: null })
        const found = await search(app.as(reader), { q: 'fridges', type: 'story', limit: 10, cursor: null })
        expect(found.items.length).toBe(listed.items.length)
        return listed.items.length === 1
      },
    }
  },
  async profile({ app, bob }) {
    await updateProfile(app.as(bob), { name: 'Bob', bio: 'Followers for sale, ask me.', locale: 'en' })
    await setAvatar(app.as(bob), { file: await aPicture() })
    const before = await memberByHandle(app.visitor(), 'bob')
    return {
      id: bob.memberId ?? '',
      async seen() {
        await app.drainJobs()
        const now = await memberByHandle(app.visitor(), 'bob')
        const file = await app.app.platform.files.read(`${before?.avatar}80`)
        expect(file !== null).toBe(now?.avatar === before?.avatar)
        return now?.bio === before?.bio && now?.avatar === before?.avatar
      },
    }
  },
  async picture({ app, bob, flaggers: [reader] }) {
    const { id } = await addUpload(app.as(bob), { bytes: await aPicture(), bytesPerDay: null })
    await aThread(app, { by: bob, body: `Look: ![the meter](/u/${id})` })
    return { id, seen: async () => (await visibleUpload(app.as(reader), id)) !== null }
  },
}

const types = Object.keys(kinds) as ContentType[]

const flag = ({ app }: Site, by: Actor, type: ContentType, id: string) =>
  flagThing(app.as(by), { type, id, reason: 'spam', note: '' })

const queued = async ({ app, mo }: Site) =>
  (await reviewQueue(app.as(mo), { kind: 'content', view: 'open' }, { limit: 10, cursor: null })).items

const decide = (app: TestApp, by: Actor, itemId: string, given: Parameters<typeof aPostDecision>[0] = {}) =>
  decideContent(app.as(by), { itemId, ...aPostDecision(given) })

test.each(types)('a %s that three members flag is hidden until a moderator decides, and comes back', async (type) => {
  const here = await site()
  const { app, bob, mo, flaggers } = here
  const { id, seen } = await kinds[type](here)
  for (const by of flaggers) {
    expect(await seen()).toBe(true)
    await flag(here, by, type, id)
  }
  expect(await seen()).toBe(false)
  const told = await decisionsAbout(app.visitor().read, bob.memberId ?? '')
  expect(told).toMatchObject([{ restriction: 'hold', subject_type: type, source: 'flag', decided_automatically: 1 }])
  const items = await queued(here)
  expect(items).toMatchObject([{ subject_type: type, subject_id: id, member_id: bob.memberId }])
  for (const item of items)
    expect(await contentPanel.load(app.as(mo), item)).toMatchObject({ shown: { type, state: 'hidden' } })
  await decide(app, mo, items[0]?.id ?? '', { decision: 'dismiss' })
  expect(await seen()).toBe(true)
})

/** How the author changes what is hidden; null: it can't be changed. */
const changes: Record<ContentType, ((site: Site, id: string, words: string) => Promise<unknown>) | null> = {
  async story({ app, bob }, storyId, outcome) {
    if ((await storyNow(app, storyId)).state !== 'withdrawn')
      await transitionStory(app.as(bob), { storyId, act: 'withdraw', note: '' })
    return saveStory(app.as(bob), { ...storyShape.parse({ ...aStoryText, outcome }), storyId })
  },
  profile: ({ app, bob }, _id, bio) => updateProfile(app.as(bob), { name: 'Bob', bio, locale: 'en' }),
  picture: null,
}

test.each(types)('the author of a %s that flags hid can ask for another look once for each change', async (type) => {
  const here = await site()
  const { app, bob, mo, flaggers } = here
  const { id } = await kinds[type](here)
  for (const by of flaggers) await flag(here, by, type, id)
  const decisionId = (await decisionsAbout(app.visitor().read, bob.memberId ?? ''))[0]?.id ?? ''
  const ask = (by: Actor) => askForLook(app.as(by), { decisionId })
  const step = async () => (await myDecisionPage(app.as(bob), decisionId)).look?.step ?? null
  const change = changes[type]
  if (change !== null) {
    expect(await step()).toBe('edit')
    await expect(ask(bob)).toFailWith('not_now', `flags.errors.editFirst.${type}`)
    app.clock.advance({ minutes: 5 })
    await change(here, id, 'I sell nothing any more.')
  }
  expect(await step()).toBe('ask')
  await expect(ask(flaggers[0])).toFailWith('not_found')
  await ask(bob)
  expect(await step()).toBe('asked')
  const [item] = await queued(here)
  if (item === undefined) throw new Error('Nothing waits')
  expect(item).toMatchObject({ weight: 72 })
  expect(await contentPanel.load(app.as(mo), item)).toMatchObject({ edited: true })
  if (change !== null) {
    app.clock.advance({ minutes: 5 })
    await change(here, id, 'Really nothing.')
    expect(await step()).toBe('ask')
  }
  await decide(app, mo, item.id, { decision: 'dismiss' })
  expect(await step()).toBeNull()
  await expect(ask(bob)).toFailWith('not_now', 'flags.errors.noLook')
})

test.each(types)('a %s that a moderator hides is hidden; undoing and an appeal show it again', async (type) => {
  const here = await site()
  const { app, bob, mo, ada, flaggers } = here
  const { id, seen } = await kinds[type](here)
  const itemId = (await flag(here, flaggers[0], type, id)).review_item_id
  await expect(decide(app, bob, itemId)).toFailWith('forbidden')
  await decide(app, mo, itemId)
  expect(await seen()).toBe(false)
  const [mine] = await myFlags(app.as(flaggers[0]), flaggers[0].memberId ?? '')
  expect(mine).toMatchObject({ type, state: 'upheld', words: 'An advert for another shop.' })
  await undoDecision(app.as(mo), { itemId, reason: 'Another one was meant.' })
  expect(await seen()).toBe(true)

  app.clock.advance({ minutes: 1 })
  await decide(app, mo, itemId)
  const [decision] = await decisionsAbout(app.visitor().read, bob.memberId ?? '')
  const appealId = await appealDecision(app.as(bob), {
    decisionId: decision?.id ?? '',
    ground: 'noBreach',
    body: 'It advertises nothing at all.',
  })
  await decideAppeal(app.as(ada), { appealId, decision: 'overturn', reason: 'Right, it does not.' })
  expect(await seen()).toBe(true)
})

test('withdrawing the only flag takes the item out of the queue', async () => {
  const here = await site()
  const { id } = await kinds.story(here)
  await flag(here, here.flaggers[0], 'story', id)
  expect(await queued(here)).toHaveLength(1)
  await withdrawFlag(here.app.as(here.flaggers[0]), { type: 'story', id })
  expect(await queued(here)).toEqual([])
})

test('nobody flags their own, for a reason that makes no sense there, while paused, or what they cannot see', async () => {
  const here = await site()
  const { app, bob, mo, flaggers } = here
  for (const type of types) {
    const { id } = await kinds[type](here)
    await expect(flag(here, bob, type, id)).toFailWith('forbidden')
    await expect(flagThing(app.as(flaggers[0]), { type, id, reason: 'wrongCategory', note: '' })).toFailWith('invalid')
    await expect(flagThing(app.visitor(), { type, id, reason: 'spam', note: '' })).toFailWith('unauthenticated')
  }
  const draft = await aStory(app, { by: bob })
  await expect(flag(here, flaggers[0], 'story', draft.id)).toFailWith('not_found')
  await pauseFlagging(app.as(mo), { handle: 'fay', days: 3, reason: 'Wrong reports.' })
  await expect(flag(here, flaggers[0], 'profile', bob.memberId ?? '')).toFailWith('forbidden')
})

test('a moderator reads where a picture is shown, and the rule that its flags speak of is chosen already', async () => {
  const here = await site()
  const { app, bob, mo, flaggers } = here
  const { id } = await addUpload(app.as(bob), { bytes: await aPicture(), bytesPerDay: null })
  const { post } = await aThread(app, { by: bob, title: 'My electricity bill', body: `Look: ![the bill](/u/${id})` })
  await flagThing(app.as(flaggers[0]), { type: 'picture', id, reason: 'personalData', note: '' })
  const [item] = await queued(here)
  if (item === undefined) throw new Error('Nothing waits')
  const panel = await contentPanel.load(app.as(mo), item)
  expect(panel).toMatchObject({
    shown: { title: 'My electricity bill', href: `/posts/${post.id}` },
    rule: 'personal-data',
  })
})
