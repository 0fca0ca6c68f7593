import { expect, test } from 'vitest'
import { myStories } from '#app/domain/stories/queries/lists.server.ts'
import { storyPage } from '#app/domain/stories/queries/page.server.ts'
import { revokeConsent } from '#app/domain/stories/revoke-consent.server.ts'
import { loader as gallery } from '#app/routes/stories/index.tsx'
import { action as write, loader as openForm } from '#app/routes/stories/new.tsx'
import { action as thank, loader as open } from '#app/routes/stories/story.tsx'
import { aMember, people } from '#tests/factories/members.ts'
import { aStory, aStoryText, storyNow } from '#tests/factories/stories.ts'
import { answerOf } from '#tests/routes/call-route.ts'
import { refusal, visit } from '#tests/setup/route-visit.ts'
import { testApp } from '#tests/setup/test-app.ts'

/** What a browser sends: every row of results, most of them empty, and only the boxes that are ticked. */
function aForm(given: Record<string, string | readonly string[]> = {}) {
  const rows = [0, 1, 2, 3, 4].flatMap((at) =>
    ['what', 'before', 'after', 'unit', 'period', 'evidence'].map((name) => [`results[${at}].${name}`, '']),
  )
  const { headline, situation, tried, turningPoint, outcome, quote } = aStoryText
  return {
    intent: 'save',
    once: '',
    finish: 'save',
    headline,
    situation: situation.replaceAll('\n', '\r\n'),
    tried,
    turningPoint,
    outcome,
    quote,
    product: '',
    version: '',
    thread: '',
    industry: 'cafe',
    company: '',
    ...(Object.fromEntries(rows) as Record<string, string>),
    ...given,
  }
}

test('the gallery shows what everybody may read, with what was paid and nothing the author did not agree to', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const { id } = await aStory(app, {
    by: ann,
    state: 'published',
    industry: 'cafe',
    results: [{ what: 'Bill', before: 412000, after: '0.5', unit: 'won' }],
  })
  await aStory(app, { by: ann })
  const seen = async () => (await gallery(visit(app.visitor({ locale: 'ko' }), { at: '/stories' }))).stories

  expect(await seen()).toMatchObject([
    {
      id,
      person: 'Ann, Slow Afternoon',
      rewarded: true,
      result: { before: '412,000', after: '0.5', evidence: 'self' },
    },
  ])
  await revokeConsent(app.as(ann), { storyId: id, use: 'name' })
  await revokeConsent(app.as(ann), { storyId: id, use: 'company' })
  expect(await seen()).toMatchObject([{ person: '어느 고객, 카페와 음식점' }])
  expect(JSON.stringify(await gallery(visit(app.visitor(), { at: '/stories' })))).not.toMatch(/"ann"|Slow Afternoon/)
  expect(await answerOf(gallery(visit(app.visitor(), { at: '/stories?question=why_not' })))).toMatchObject({
    status: 404,
  })
})

test('a story has one address, and is gone when it may not be read', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const { id, slug } = await aStory(app, { by: ann, state: 'published' })
  const at = (ctx: Parameters<typeof visit>[0], end: string | undefined) =>
    answerOf(open(visit(ctx, { at: `/stories/${id}`, params: { id, ...(end === undefined ? {} : { slug: end }) } })))

  expect(await at(app.visitor(), 'old-headline')).toMatchObject({ status: 301, location: `/stories/${id}/${slug}` })
  expect(await at(app.visitor(), undefined)).toMatchObject({ status: 301 })
  expect(await at(app.visitor(), slug)).toMatchObject({
    status: 200,
    data: {
      open: true,
      party: null,
      article: {
        rewardPoints: 25,
        author: { name: 'Ann', handle: 'ann' },
        sections: [{ paragraphs: [expect.any(String), expect.any(String)] }, {}, {}, {}],
      },
    },
  })
  await revokeConsent(app.as(ann), { storyId: id, use: 'community' })
  expect((await at(app.as(bob), slug)).status).toBe(404)
  expect(await at(app.as(ann), slug)).toMatchObject({ status: 200, data: { open: false, party: 'author' } })
})

test('thanking twice is once, and visitors sign in first', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const { id, slug } = await aStory(app, { by: ann, state: 'published' })
  const press = (ctx: Parameters<typeof visit>[0]) =>
    answerOf(thank(visit(ctx, { at: `/stories/${id}/${slug}`, params: { id, slug }, form: { intent: 'thank' } })))

  expect((await press(app.visitor())).location).toMatch(/^\/login/)
  expect(await press(app.as(bob))).toMatchObject({ status: 303, location: `/stories/${id}/${slug}` })
  await press(app.as(bob))
  expect((await storyNow(app, id)).thanks_count).toBe(1)
  expect((await press(app.as(ann))).status).toBe(403)
})

test('the form keeps a draft, figures and ticks as they were typed', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const sent = await answerOf(
    write(
      visit(app.as(ann), {
        at: '/stories/new',
        form: aForm({
          'results[1].what': 'Bill',
          'results[1].before': '412,000',
          'results[1].after': '287000',
          'results[1].evidence': 'https://files.example.com/bill',
          questions: ['why_pay', 'why_you'],
          'consent.uses': ['community', 'embed'],
          'consent.name': 'on',
        }),
      }),
    ),
  )

  const [mine] = (await myStories(app.as(ann), null, { limit: 5, cursor: null })).items
  expect(sent).toMatchObject({ status: 303, location: `/me/stories/${mine?.story.id}` })
  expect(mine).toMatchObject({
    story: { state: 'draft', situation: aStoryText.situation, product_id: null, industry: 'cafe' },
    questions: ['why_you', 'why_pay'],
    results: [{ what: 'Bill', before: '412000', after: '287000', unit: '', evidence: 'linked' }],
  })
  expect([...(mine?.consent ?? [])].toSorted()).toEqual(['community', 'embed', 'name'])
})

test('handing in at once makes one story; what is missing is said before anything is written', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const send = (form: ReturnType<typeof aForm>) => write(visit(app.as(ann), { at: '/stories/new', form }))

  expect(await refusal(send(aForm({ finish: 'submit', outcome: '' })))).toMatchObject({
    status: 422,
    errors: { outcome: 'common.field.required', 'consent.uses': 'stories.errors.communityNeeded' },
    kept: { headline: aStoryText.headline },
  })
  expect(await refusal(send(aForm({ headline: 'Tiny', 'results[0].what': 'Bill' })))).toMatchObject({
    status: 422,
    errors: {
      headline: 'common.field.tooShort',
      'results[0].before': 'common.field.required',
      'results[0].after': 'common.field.required',
    },
  })
  expect((await myStories(app.as(ann), null, { limit: 5, cursor: null })).items).toEqual([])

  const { location } = await answerOf(send(aForm({ finish: 'submit', 'consent.uses': 'community' })))
  expect((await storyPage(app.as(ann), String(location).split('/').at(-1) ?? '')).story.state).toBe('submitted')
})

test('visitors who want to tell a story sign in first', async () => {
  const app = await testApp()
  expect((await answerOf(openForm(visit(app.visitor(), { at: '/stories/new' })))).location).toBe(
    '/login?next=%2Fstories%2Fnew',
  )
  expect((await answerOf(write(visit(app.visitor(), { at: '/stories/new', form: aForm() })))).location).toMatch(
    /^\/login/,
  )
})
