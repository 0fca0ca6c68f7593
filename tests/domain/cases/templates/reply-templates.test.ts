import { expect, test } from 'vitest'
import { replyTemplateShape } from '#app/domain/cases/input.ts'
import { replyTemplates } from '#app/domain/cases/queries/templates.server.ts'
import { archiveReplyTemplate } from '#app/domain/cases/templates/archive-reply-template.server.ts'
import { fillReplyTemplate } from '#app/domain/cases/templates/fill-reply-template.server.ts'
import { saveReplyTemplate } from '#app/domain/cases/templates/save-reply-template.server.ts'
import { replyToCase } from '#app/domain/cases/work/reply-to-case.server.ts'
import { aCase, aPrivateCase, aReplyTemplate } from '#tests/factories/cases.ts'
import { people } from '#tests/factories/members.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const all = { q: '', category: null, archived: false, since: '2026-11-01T00:00:00.000Z' } as const
const titles = async (app: TestApp, filter: Partial<Parameters<typeof replyTemplates>[1]> = {}) =>
  (await replyTemplates(app.app.platform.open.reader, { ...all, ...filter })).map(({ title }) => title)

test('a template is filled in the language of the customer; what the case lacks is named and stays open', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const korean = await aPrivateCase(app, { of: ann, body: '청구서에 제 이름이 잘못 적혀 있어요. 고쳐 주세요.' })
  const { id } = await aReplyTemplate(app, {
    by: sam,
    ko: '{customer} 님, {case} 확인했습니다. {product}, {site}, {agent}',
  })

  expect(await fillReplyTemplate(app.as(sam), { id, number: korean.number })).toMatchObject({
    text: `Ann 님, C-${korean.number} 확인했습니다. {product}, Dangol, Sam`,
    missing: ['product'],
  })
})

test('an answer with an open mark is refused at its field and nothing is sent', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const { case: opened } = await aCase(app, { of: ann, by: sam })
  const answer = { number: opened.number, body: 'Dear Ann, {product} works again.', privately: false, wait: false }

  await expect(replyToCase(app.as(sam), answer)).rejects.toMatchObject({
    kind: 'invalid',
    code: 'open_variables',
    fields: { body: { key: 'replies.errors.open', params: { count: 1, names: '{product}' } } },
  })
  await expect(app).toHaveRecorded('case.answered', 0)
})

test('sending an answer counts the template once, sets its category, and the form says what becomes of the case', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const { case: opened } = await aCase(app, { of: ann, by: sam, category: 'other' })
  const used = await aReplyTemplate(app, { by: sam, title: 'Used', setCategory: 'price' })
  await aReplyTemplate(app, { by: sam, title: 'Beside it' })

  const { case: answered } = await replyToCase(app.as(sam), {
    number: opened.number,
    body: 'Dear Ann, it is paid back.',
    privately: false,
    wait: false,
    resolve: true,
    templateId: used.id,
  })

  expect(answered).toMatchObject({ status: 'resolved', category: 'price' })
  const [first, second] = await replyTemplates(app.as(sam).read, all)
  expect([first, second]).toMatchObject([
    { title: 'Used', recently: 1, uses: 1 },
    { title: 'Beside it', recently: 0, uses: 0 },
  ])
})

test('templates are found by words in any of their texts, for a category and for all; archived ones only among those', async () => {
  const app = await testApp()
  const { sam } = await people(app, 'sam')
  await aReplyTemplate(app, { by: sam, title: 'Refund', ko: '환불해 드립니다.', category: 'price' })
  const old = await aReplyTemplate(app, { by: sam, title: 'Delay', en: 'The parcel is late.', category: 'delivery' })
  await aReplyTemplate(app, { by: sam, title: 'Thanks' })
  await archiveReplyTemplate(app.as(sam), { id: old.id, archived: true })

  expect(await titles(app)).toEqual(['Refund', 'Thanks'])
  expect(await titles(app, { q: '환불' })).toEqual(['Refund'])
  expect(await titles(app, { q: 'REFUND fault' })).toEqual(['Refund'])
  expect(await titles(app, { q: '100%' })).toEqual([])
  expect(await titles(app, { category: 'delivery' })).toEqual(['Thanks'])
  expect(await titles(app, { archived: true })).toEqual(['Delay'])
  await expect(fillReplyTemplate(app.as(sam), { id: old.id, number: 1 })).rejects.toMatchObject({ kind: 'not_found' })
  await archiveReplyTemplate(app.as(sam), { id: old.id, archived: false })
  expect(await titles(app)).toEqual(['Delay', 'Refund', 'Thanks'])
})

test('one template or fifty: the list makes one query', async () => {
  const app = await testApp()
  const { sam } = await people(app, 'sam')
  const list = () => countQueries(app.as(sam), ({ read }) => replyTemplates(read, all))
  await aReplyTemplate(app, { by: sam })
  const one = await list()
  for (let at = 0; at < 20; at += 1) await aReplyTemplate(app, { by: sam, title: `Template ${at}` })

  expect([one, await list()]).toEqual([1, 1])
})

test('a text with a mark that nothing fills, and a template without a text, are refused', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const template = (en: string) => replyTemplateShape.parse({ title: 'Slip', en })

  await expect(saveReplyTemplate(app.as(sam), null, template('Dear {custmer}'))).rejects.toMatchObject({
    fields: { en: { key: 'replies.errors.unknownVariable', params: { name: '{custmer}' } } },
  })
  await expect(saveReplyTemplate(app.as(sam), null, template(''))).rejects.toMatchObject({ kind: 'invalid' })
  await expect(saveReplyTemplate(app.as(ann), null, template('Hello'))).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(saveReplyTemplate(app.as(sam), 'none', template('Hello'))).rejects.toMatchObject({ kind: 'not_found' })
})
