import { expect, test } from 'vitest'
import { consentPlaces, consentUses } from '#app/domain/stories/consent.ts'
import { storyPatchShape } from '#app/domain/stories/input.ts'
import { patchStory } from '#app/domain/stories/patch-story.server.ts'
import { storyPage } from '#app/domain/stories/queries/page.server.ts'
import { activeConsents } from '#app/domain/stories/queries/story.server.ts'
import { storyStates } from '#app/domain/stories/story.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aStory, aStoryText } from '#tests/factories/stories.ts'
import { aProduct } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('what is not named stays as it is: text, product, results, consent', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  await aProduct(app, 'meter')
  const { id } = await aStory(app, { by: ann, product: 'meter' })

  await patchStory(app.as(ann), id, storyPatchShape.parse({ quote: 'Ask first.' }))

  const view = await storyPage(app.as(ann), id)
  expect(view.story).toMatchObject({
    quote: 'Ask first.',
    headline: aStoryText.headline,
    revision: 2,
    company: aStoryText.company,
  })
  expect(view).toMatchObject({
    product: { slug: 'meter' },
    questions: ['why_you', 'why_pay'],
    results: [{ what: 'Monthly bill' }],
  })
  expect([...view.consent].toSorted()).toEqual(['community', 'company', 'name'])
})

test('a revision that is no longer the present one is refused, with the one that is', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const { id } = await aStory(app, { by: ann })
  await patchStory(app.as(ann), id, { quote: 'First.', revision: 1 })
  await expect(patchStory(app.as(ann), id, { quote: 'Second.', revision: 1 })).rejects.toMatchObject({
    code: 'edit_conflict',
    details: { current: { revision: 2 } },
  })
})

test('a curator changes words, and nothing that is the author’s alone', async () => {
  const app = await testApp()
  const { ann, cora } = await people(app, 'ann', 'cora')
  const { id } = await aStory(app, { by: ann, state: 'in_curation', curator: cora })
  expect(await patchStory(app.as(cora), id, { headline: 'Two fridges ate at night' })).toMatchObject({
    revision: 2,
    approved_revision: 1,
  })
  for (const patch of [
    { results: [] },
    { company: 'Other' },
    { consent: { uses: [], name: true, company: true, photo: true } },
  ]) {
    await expect(patchStory(app.as(cora), id, patch), JSON.stringify(patch)).toFailWith(
      'forbidden',
      'stories.errors.authorOnly',
    )
  }
})

test('consent is given and revoked over the API in every state, as on the page', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const all = { uses: [...consentPlaces], name: true, company: true, photo: true }
  const none = { uses: [], name: false, company: false, photo: false }
  for (const state of storyStates) {
    const { id } = await aStory(app, { by: ann })
    await app.app.platform.open.db.updateTable('story').set({ state }).where('id', '=', id).execute()
    const given = async () => [...((await activeConsents(app.as(ann).read, [id])).get(id) ?? [])].toSorted()
    await patchStory(app.as(ann), id, { consent: all })
    expect(await given(), state).toEqual([...consentUses].toSorted())
    await patchStory(app.as(ann), id, { consent: none })
    expect(await given(), state).toEqual([])
    await expect(patchStory(app.as(bob), id, { consent: all })).toFailWith('not_found')
  }
})
