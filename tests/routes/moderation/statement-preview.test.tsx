import { expect, test } from 'vitest'
import { updateProfile } from '#app/domain/accounts/profile/update-profile.server.ts'
import { flagThing } from '#app/domain/flags/flag-thing.server.ts'
import { statementPreview, type StatementPreview } from '#app/domain/moderation/decisions/statement-preview.server.ts'
import { saveTemplate } from '#app/domain/moderation/templates/save-template.server.ts'
import Item, { action, loader } from '#app/routes/moderation/item.tsx'
import { aPrivateCase } from '#tests/factories/cases.ts'
import { aLegalRequest } from '#tests/factories/legal-requests.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { sentMails } from '#tests/factories/sent-mails.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { answerOf } from '#tests/routes/call-route.ts'
import { renderPage } from '#tests/setup/render-page.tsx'
import { visit } from '#tests/setup/route-visit.ts'
import { testApp } from '#tests/setup/test-app.ts'

async function site() {
  const app = await testApp()
  const { ann, mo, sam } = await people(app, 'ann', 'mo', 'sam')
  const bora = await aMember(app, 'bora')
  await updateProfile(app.as(bora), { name: '보라', bio: '', locale: 'ko' })
  const asked = await aThread(app, { by: ann })
  const flagged = async (body: string) => {
    const { id } = await anAnswer(app, { to: asked, by: bora, body })
    return (await flagThing(app.as(ann), { type: 'post', id, reason: 'spam', note: '' })).review_item_id
  }
  const send = (id: string, form: Record<string, string>) =>
    answerOf(
      action(visit(app.as(mo), { at: `/moderation/items/${id}`, params: { id }, form: { intent: 'decide', ...form } })),
    )
  const load = async (id: string) =>
    (await loader(visit(app.as(mo), { at: `/moderation/items/${id}`, params: { id } }))) as never
  const draw = async (id: string, result?: unknown) =>
    renderPage(<Item data={await load(id)} result={result as never} />, {
      locale: 'en',
      page: { pathname: `/moderation/items/${id}` },
    })
  return { app, ann, mo, sam, bora, asked, flagged, send, draw }
}

const typed = { note: 'Three links to one shop.', rule: 'advertising', sanction: 'next' }
const previewIn = (data: unknown) => (data as { extra: { preview: StatementPreview | null } }).extra.preview
const textOf = (preview: StatementPreview | null) =>
  preview?.mails.flatMap(({ blocks }) =>
    blocks.flatMap((block) => ('text' in block && block.text !== undefined ? [block.text] : [])),
  ) ?? []

test('a preview shows the statements in the author’s language as they are sent then, keeps what was typed and writes nothing', async () => {
  const { app, mo, bora, flagged, send, draw } = await site()
  const texts = { en: 'It advertises.', ko: '광고예요.' }
  const templateId = await saveTemplate(app.as(mo), null, { title: 'Advert', rule: 'advertising', ...texts })
  const itemId = await flagged('Buy at my shop.')
  const answer = await send(itemId, { ...typed, templateId, decision: 'preview' })
  expect(answer.status).toBe(200)
  const preview = previewIn(answer.data)
  expect(preview).toMatchObject({ locale: 'ko', mails: [{}, {}] })
  expect(textOf(preview).filter((text) => text === '광고예요.\n\nThree links to one shop.')).toHaveLength(2)
  expect(textOf(preview).join(' ')).toContain('광고')

  const html = await draw(itemId, answer.data)
  expect(html).toMatch(/<div class="card[^"]*" lang="ko">/)
  expect(html).toMatch(/<textarea[^>]*>Three links to one shop\.<\/textarea>/)
  expect(html).toMatch(/value="next"[^>]*checked|checked[^>]*value="next"/)
  const { db } = app.app.platform.open
  const rows = await db.selectFrom('moderation_decision').selectAll().execute()
  expect([rows, (await db.selectFrom('review_item').select('state').executeTakeFirst())?.state]).toEqual([[], 'open'])

  await app.drainJobs()
  const known = (await sentMails(app)).length
  expect((await send(itemId, { ...typed, templateId, decision: 'hide' })).status).toBe(303)
  await app.drainJobs()
  const sent = (await sentMails(app, known)).filter(({ to }) => to.includes(bora.memberId ?? ''))
  expect(sent.map(({ subject }) => subject).toSorted()).toEqual(preview?.mails.map(({ subject }) => subject).toSorted())
  const whole = sent.map(({ text }) => text?.replaceAll(/\s+/g, ' ')).join('\n')
  expect(textOf(preview).length).toBeGreaterThan(6)
  for (const text of textOf(preview)) expect(whole).toContain(text.replaceAll(/\s+/g, ' '))
})

test('a message is not hidden: without a sanction there is nothing to send; who has no account is told nothing', async () => {
  const { app, ann, sam, send } = await site()
  const { id } = await aPrivateCase(app, { of: ann })
  const { review_item_id: itemId } = await flagThing(app.as(sam), { type: 'message', id, reason: 'abuse', note: '' })
  expect(previewIn((await send(itemId, { ...typed, sanction: 'none', decision: 'preview' })).data)).toMatchObject({
    mails: [],
  })
  const warned = previewIn((await send(itemId, { ...typed, sanction: 'warning', decision: 'preview' })).data)
  expect(warned).toMatchObject({ locale: 'en', mails: [{}] })
})

test('a legal request is previewed with its law and the end of the measure, without the claim and its sender', async () => {
  const { app, asked, send, draw } = await site()
  const request = await aLegalRequest(app, { about: asked.post.id })
  const { id } = await request.item()
  const answer = await send(id, { note: 'It names a person.', law: 'Article 44-2', decision: 'preview' })
  const text = textOf(previewIn(answer.data)).join('\n')
  expect(text).toContain('It names a person.')
  expect(text).toContain('Article 44-2')
  expect(text).toMatch(/Until .*22/)
  expect(text).not.toMatch(/jane|roe|cheats/i)
  expect(await draw(id, answer.data)).toContain('What the author gets')
})

test('hours that were chosen win over the ladder, and a ban has no end', async () => {
  const { app, mo, bora } = await site()
  const planned = { note: 'Again.', rule: 'respect', templateId: null, law: '', hides: false, hidesUntil: null }
  const of = (sanction: 'suspension' | 'ban', hours: number | null) =>
    statementPreview(app.as(mo), { ...planned, authorId: bora.memberId ?? '', sanction, hours })
  app.clock.advance({ minutes: 1 })
  const [twoDays, ladder, ban] = [await of('suspension', 48), await of('suspension', null), await of('ban', null)]
  expect(textOf(twoDays)).not.toEqual(textOf(ladder))
  expect([textOf(twoDays).length, textOf(ban).length]).toEqual([textOf(ladder).length, textOf(ladder).length - 1])
})

test('after a decision the next item opens with an empty form', async () => {
  const { flagged, send, draw } = await site()
  const [first, second] = [await flagged('Buy at my shop.'), await flagged('Cheaper at my shop.')]
  const { status, location } = await send(first, { ...typed, decision: 'hide' })
  expect([status, location]).toEqual([303, `/moderation/items/${second}`])
  const html = await draw(second)
  expect(html).not.toContain('Three links')
  expect(html).toMatch(/<textarea[^>]*name="note"[^>]*><\/textarea>/)
  expect(html).toMatch(/value="none"[^>]*checked|checked[^>]*value="none"/)
})
