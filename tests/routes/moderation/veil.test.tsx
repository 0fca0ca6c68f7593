import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { flagThing } from '#app/domain/flags/flag-thing.server.ts'
import { decideContent } from '#app/domain/moderation/content/decide-content.server.ts'
import { hardItemsOf } from '#app/domain/moderation/queries/exposure.server.ts'
import { addUpload } from '#app/domain/uploads/add-upload.server.ts'
import Item, { loader as itemLoader } from '#app/routes/moderation/item.tsx'
import Queue, { loader as queueLoader } from '#app/routes/moderation/queue.tsx'
import { aLegalRequest } from '#tests/factories/legal-requests.ts'
import { people } from '#tests/factories/members.ts'
import { aPostDecision } from '#tests/factories/moderation.ts'
import { aPicture } from '#tests/factories/pictures.ts'
import { aStory } from '#tests/factories/stories.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { answerOf, routeArgs } from '#tests/routes/call-route.ts'
import { renderPage } from '#tests/setup/render-page.tsx'
import { testApp } from '#tests/setup/test-app.ts'

const insult = 'You are all idiots and so is your dog.'
const advert = 'Buy cheap fridges at my shop.'

async function site() {
  const app = await testApp()
  const { ann, bob, mo } = await people(app, 'ann', 'bob', 'mo')
  const asked = await aThread(app, { by: ann })
  const bad = await anAnswer(app, { to: asked, by: bob, body: insult })
  const dull = await anAnswer(app, { to: asked, by: bob, body: advert })
  const flag = (type: 'post' | 'story' | 'picture', id: string, reason: 'abuse' | 'spam') =>
    flagThing(app.as(ann), { type, id, reason, note: '' })
  const { review_item_id: badItem } = await flag('post', bad.id, 'abuse')
  const { review_item_id: dullItem } = await flag('post', dull.id, 'spam')
  const ask = async (loader: typeof queueLoader | typeof itemLoader, path: string, id = '', cookie = '') => {
    const args = routeArgs(app.as(mo), path, { id })
    args.request.headers.set('Cookie', cookie)
    return (await answerOf(loader(args))).data as never
  }
  const queue = (query = '', cookie = '') => ask(queueLoader, `/moderation${query}`, '', cookie)
  const item = (id: string, cookie = '') => ask(itemLoader, `/moderation/items/${id}`, id, cookie)
  return { app, ann, bob, mo, asked, badItem, dullItem, flag, queue, item }
}

const at = (pathname: string) => ({ locale: 'en' as const, page: { pathname } })
const drawnItem = (data: never) => renderPage(<Item data={data} result={undefined} />, at('/moderation/items/x'))
const drawnQueue = (data: never) => renderPage(<Queue data={data} result={undefined} />, at('/moderation'))

test('what was reported as abuse has no text in the list until its reader asks for it, or turned the cover off', async () => {
  const { queue } = await site()
  const covered = await queue()
  expect(JSON.stringify(covered)).not.toContain('idiots')
  const html = drawnQueue(covered)
  expect(html).toContain(advert)
  expect(html).toContain('Covered: reported or found as abusive or illegal')
  expect(html).toContain('href="/moderation?show=all"')
  expect(drawnQueue(await queue('?show=all'))).toContain('idiots')
  expect(drawnQueue(await queue('', 'veil=off'))).toContain('idiots')
})

test('its own page has the text behind a press, which needs no script; other texts are shown', async () => {
  const { badItem, dullItem, item } = await site()
  const folded =
    /<details class="fold"><summary>Show the text\.[^<]*<\/summary><blockquote[^>]*>(?:<span>)?You are all idiots/
  const data = await item(badItem)
  expect(data).toMatchObject({ title: null, veil: { on: true, hard: true } })
  expect(drawnItem(data)).toMatch(folded)
  const open = drawnItem(await item(badItem, 'veil=off'))
  expect(open).toContain('idiots')
  expect(open).not.toMatch(folded)
  expect(drawnItem(await item(dullItem))).not.toContain('Show the text.')
})

test('a picture is blurred until its box is ticked', async () => {
  const { app, bob, flag, item } = await site()
  const { id } = await addUpload(app.as(bob), { bytes: await aPicture(), bytesPerDay: null })
  await aThread(app, { by: bob, body: `Look: ![the meter](/u/${id})` })
  const { review_item_id: itemId } = await flag('picture', id, 'spam')
  const html = drawnItem(await item(itemId))
  expect(html).toMatch(/<div class="veil-picture[^"]*"><label[^>]*><input type="checkbox"[^>]*>.*?<img[^>]*src="\/u\//)
  expect(drawnItem(await item(itemId, 'veil=off'))).not.toContain('veil-picture')
})

test('a post held for a blocked word, and a legal request about hatred, are covered too', async () => {
  const { app, asked, queue } = await site()
  await aLegalRequest(app, { about: asked.post.id, ground: 'hatred', body: 'It calls for violence against my people.' })
  expect(JSON.stringify(await queue())).not.toContain('calls for violence')
  const db = app.app.platform.open.db
  await db
    .updateTable('review_item')
    .set({ evidence: JSON.stringify({ causes: ['blockedWord'] }) })
    .where('reason', '=', 'flagged')
    .execute()
  expect(JSON.stringify(await queue())).not.toContain('cheap fridges')
})

test('stories and pictures count as well for who decided them', async () => {
  const { app, ann, bob, mo, flag } = await site()
  const { id } = await aStory(app, { by: bob, state: 'published' })
  const { review_item_id: itemId } = await flag('story', id, 'abuse')
  await decideContent(app.as(mo), { itemId, ...aPostDecision() })
  const of = ({ memberId }: Actor) =>
    hardItemsOf(app.app.platform.open.reader, memberId ?? '', '2020-01-01T00:00:00.000Z')
  expect([await of(mo), await of(ann)]).toEqual([1, 0])
})
