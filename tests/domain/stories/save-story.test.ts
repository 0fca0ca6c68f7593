import { expect, test } from 'vitest'
import { confirmResult } from '#app/domain/stories/confirm-result.server.ts'
import { storyShape } from '#app/domain/stories/input.ts'
import { consentHistory, contentOf } from '#app/domain/stories/queries/story.server.ts'
import { storyViews } from '#app/domain/stories/queries/views.server.ts'
import { saveStory } from '#app/domain/stories/save-story.server.ts'
import { transitionStory } from '#app/domain/stories/transition-story.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aStory, aStoryText, storyNow } from '#tests/factories/stories.ts'
import { aProduct, aThread } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('a draft keeps everything that was written, as its first revision', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const { thread } = await aThread(app, { by: ann })
  await aProduct(app, 'meter')

  const story = await aStory(app, {
    by: ann,
    product: 'meter',
    version: '4.1',
    thread: `https://x.example/threads/${thread.id}/a`,
  })

  const [view] = await storyViews(app.as(ann).read, [story])
  expect(story).toMatchObject({
    state: 'draft',
    revision: 1,
    approved_revision: 1,
    lang: 'en',
    slug: 'two-fridges-were-the-culprits',
    product_version: '4.1',
    turning_point_thread_id: thread.id,
  })
  expect(view).toMatchObject({
    product: { slug: 'meter' },
    thread: { id: thread.id },
    questions: ['why_you', 'why_pay'],
  })
  expect(view?.results).toMatchObject([{ what: 'Monthly bill', before: '412000', after: '287000', evidence: 'self' }])
  expect([...(view?.consent ?? [])].toSorted()).toEqual(['community', 'company', 'name'])
  expect(await contentOf(app.as(ann).read, story)).toMatchObject({ headline: story.headline, thread: thread.id })
})

test('saving the same again makes no revision, saving something else makes one', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const { id: storyId } = await aStory(app, { by: ann })
  await saveStory(app.as(ann), { ...storyShape.parse(aStoryText), storyId })
  expect((await storyNow(app, storyId)).revision).toBe(1)

  await saveStory(app.as(ann), {
    ...storyShape.parse({ ...aStoryText, outcome: 'It paid off.' }),
    storyId,
    revision: 1,
  })

  expect(await storyNow(app, storyId)).toMatchObject({ revision: 2, approved_revision: 2, outcome: 'It paid off.' })
})

test('the second of two who started from the same revision is told, and nothing is lost', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const { id: storyId } = await aStory(app, { by: ann })
  const write = (outcome: string) =>
    saveStory(app.as(ann), { ...storyShape.parse({ ...aStoryText, outcome }), storyId, revision: 1 })
  await write('The first outcome.')

  await expect(write('The second outcome.')).toFailWith('conflict', 'stories.errors.editConflict')
  expect((await storyNow(app, storyId)).outcome).toBe('The first outcome.')
})

test('nobody else writes on a story, and nobody while it is with a curator', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const { id: storyId } = await aStory(app, { by: ann })
  const input = { ...storyShape.parse(aStoryText), storyId }
  await expect(saveStory(app.as(bob), input)).toFailWith('not_found')
  await expect(saveStory(app.visitor(), input)).toFailWith('unauthenticated')
  const submitted = await aStory(app, { by: ann, state: 'submitted' })
  await expect(saveStory(app.as(ann), { ...input, storyId: submitted.id })).toFailWith(
    'not_now',
    'stories.errors.notWritable',
  )
  const published = await aStory(app, { by: ann, state: 'published' })
  await expect(saveStory(app.as(bob), { ...input, storyId: published.id })).toFailWith('forbidden')
})

test('a product and a thread must exist', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  await expect(aStory(app, { by: ann, product: 'nothing' })).toFailWith('invalid', 'stories.errors.unknownProduct')
  await expect(aStory(app, { by: ann, thread: 'thr_0000000000000' })).toFailWith(
    'invalid',
    'stories.errors.unknownThread',
  )
})

test('a confirmed figure stays confirmed until it says something else', async () => {
  const app = await testApp()
  const { ann, cora } = await people(app, 'ann', 'cora')
  const story = await aStory(app, { by: ann, state: 'in_curation', curator: cora })
  const [result] = (await storyViews(app.as(cora).read, [story]))[0]?.results ?? []
  await confirmResult(app.as(cora), { storyId: story.id, resultId: result?.id ?? '', confirmed: true })
  await transitionStory(app.as(cora), { storyId: story.id, act: 'requestChanges', note: 'Please add the bill.' })
  const save = async (results: unknown) => {
    await saveStory(app.as(ann), { ...storyShape.parse({ ...aStoryText, results }), storyId: story.id })
    return (await storyViews(app.as(ann).read, [story]))[0]?.results.map(({ evidence }) => evidence)
  }

  expect(
    await save([
      { what: 'Hours', before: 3, after: 1 },
      { ...aStoryText.results[0], evidence: 'https://files.example.com/bill' },
    ]),
  ).toEqual(['self', 'staff'])
  expect(await save([{ ...aStoryText.results[0], after: 1 }])).toEqual(['self'])
})

test('consent that is unticked ends with its date, and the row stays', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const story = await aStory(app, { by: ann })
  app.clock.advance({ hours: 1 })

  await saveStory(app.as(ann), {
    ...storyShape.parse({ ...aStoryText, consent: { uses: ['community', 'embed'] } }),
    storyId: story.id,
  })

  const rows = await consentHistory(app.as(ann).read, story.id)
  const state = Object.fromEntries(rows.map(({ use, revoked_at }) => [use, revoked_at]))
  expect(state).toEqual({ community: null, embed: null, name: app.clock.now(), company: app.clock.now() })
})
