// On both databases: one version is being written per text, whoever saves it.
import { expect, test } from 'vitest'
import { documentForm, documentList } from '#app/domain/documents/document-list.server.ts'
import { documentChanges, documentPage, guidelineRules } from '#app/domain/documents/document-page.server.ts'
import { publicationShape } from '#app/domain/documents/input.ts'
import { publishDocument } from '#app/domain/documents/publish-document.server.ts'
import { renderDocument } from '#app/domain/documents/render-document.server.ts'
import { discardDocument, saveDocument } from '#app/domain/documents/save-document.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

const texts = (en: string, more: Partial<Record<'noteEn' | 'noteKo' | 'validFrom', string>> = {}) =>
  publicationShape.parse({ textEn: en, textKo: '## 목적\n내용', asks: 'on', ...more })

const change = { noteEn: 'Clearer.', noteKo: '문구를 다듬었습니다.' }

test('terms are shown once they are published, and not while they are written', async () => {
  const app = await testApp()
  const ada = app.as(await aMember(app, 'ada'))
  expect(await documentPage(app.visitor(), 'terms', null)).toMatchObject({ shown: null })

  await saveDocument(ada, 'terms', texts('## Purpose\nFirst'))
  expect(await documentForm(ada, 'terms')).toMatchObject({ version: 1, from: 'written', textEn: '## Purpose\nFirst' })
  expect(await documentPage(app.visitor(), 'terms', null)).toMatchObject({ shown: null })

  expect(await publishDocument(ada, 'terms', texts('## Purpose\nSecond'))).toBe(1)
  const { shown } = await documentPage(app.visitor(), 'terms', null)
  expect(shown).toMatchObject({ version: 1, state: 'inForce', sections: [{ title: 'Purpose', number: null }] })
  expect(shown?.sections[0]?.html).toContain('Second')
  expect(await app.recordedEvents()).toContain('document.published')
})

test('a version for a later day is shown beside the one in force, and takes its place then', async () => {
  const app = await testApp()
  const ada = app.as(await aMember(app, 'ada'))
  await publishDocument(ada, 'terms', texts('## Purpose\nOld'))
  await publishDocument(ada, 'terms', texts('## Purpose\nNew', { ...change, validFrom: '2026-12-01' }))

  expect(await documentPage(app.visitor(), 'terms', null)).toMatchObject({
    shown: { version: 1, state: 'inForce' },
    upcoming: { version: 2, at: '2026-11-30T15:00:00.000Z' },
  })
  expect((await documentPage(app.visitor(), 'terms', 2)).shown).toMatchObject({ state: 'upcoming' })
  app.clock.set('2026-11-30T15:00:00.000Z')
  expect(await documentPage(app.visitor(), 'terms', null)).toMatchObject({ shown: { version: 2 }, upcoming: null })
  expect((await documentPage(app.visitor(), 'terms', 1)).shown).toMatchObject({ state: 'past' })
  const [newest, first] = await documentChanges(app.visitor({ locale: 'ko' }), 'terms')
  expect(newest).toMatchObject({ version: 2, note: '문구를 다듬었습니다.' })
  expect(first).toMatchObject({ version: 1, changes: null })
  expect((await documentChanges(app.visitor(), 'terms'))[0]?.changes).toContainEqual({ kind: 'added', text: 'New' })
})

test('a change says what it is, is one, and is in force at no time before it can be read', async () => {
  const app = await testApp()
  const ada = app.as(await aMember(app, 'ada'))
  await publishDocument(ada, 'privacy', texts('One'))

  await expect(publishDocument(ada, 'privacy', texts('One', change))).rejects.toMatchObject({
    key: 'legal.errors.same',
  })
  await expect(publishDocument(ada, 'privacy', texts('Two'))).rejects.toMatchObject({ key: 'legal.errors.note' })
  await expect(
    publishDocument(ada, 'privacy', texts('Two', { ...change, validFrom: '2026-11-22' })),
  ).rejects.toMatchObject({ key: 'legal.errors.past' })
})

test('what is written can be discarded, and the next version begins with the last published one', async () => {
  const app = await testApp()
  const ada = app.as(await aMember(app, 'ada'))
  await publishDocument(ada, 'terms', texts('One'))
  await saveDocument(ada, 'terms', texts('Two'))
  await saveDocument(ada, 'terms', texts('Three'))
  expect(await documentForm(ada, 'terms')).toMatchObject({ version: 2, from: 'written', textEn: 'Three' })
  expect(await documentList(ada)).toContainEqual(
    expect.objectContaining({ kind: 'terms', inForce: { version: 1, at: app.clock.now() }, written: true }),
  )

  await discardDocument(ada, 'terms')

  expect(await documentForm(ada, 'terms')).toMatchObject({ version: 2, from: 'published', textEn: 'One' })
  await expect(discardDocument(ada, 'terms')).rejects.toMatchObject({ kind: 'not_found' })
})

test('only admins write and publish', async () => {
  const app = await testApp()
  const mo = app.as(await aMember(app, 'mo'))
  for (const act of [saveDocument, publishDocument])
    await expect(act(mo, 'terms', texts('One'))).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(discardDocument(mo, 'terms')).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(documentForm(mo, 'terms')).rejects.toMatchObject({ kind: 'forbidden' })
})

test('decisions find the rules of their version: those of the product before the first, and old ones later', async () => {
  const app = await testApp()
  const ada = app.as(await aMember(app, 'ada'))
  const first = await guidelineRules(app.visitor(), 'en')
  expect(first.version).toBe(0)
  expect(first.rules).toHaveLength(10)
  expect(first.rules[0]).toMatchObject({ key: 'respect', number: 1, title: 'Be respectful' })
  expect((await documentPage(app.visitor(), 'guidelines', null)).shown).toMatchObject({ version: 0, state: 'starting' })

  await publishDocument(ada, 'guidelines', {
    ...texts('Why.\n\n## No adverts {#advertising}\nNone.\n\n## Be kind {#respect}\nAlways.'),
    textKo: '이유.\n\n## 광고 금지 {#advertising}\n없음\n\n## 존중 {#respect}\n항상',
  })

  expect((await guidelineRules(app.visitor(), 'ko')).rules).toMatchObject([
    { key: 'advertising', number: 1, title: '광고 금지' },
    { key: 'respect', number: 2, title: '존중' },
  ])
  expect((await guidelineRules(app.visitor(), 'ko', 0)).rules).toHaveLength(10)
  // A decision from before leads to the text of then.
  expect((await documentPage(app.visitor(), 'guidelines', 0)).shown).toMatchObject({ version: 0, state: 'past' })
})

test('until guidelines of the site begin, those of the product are shown, because decisions name their rules', async () => {
  const app = await testApp()
  const ada = app.as(await aMember(app, 'ada'))
  await publishDocument(ada, 'guidelines', {
    ...texts('Why.\n\n## Be kind {#respect}\nAlways.'),
    textKo: '이유.\n\n## 존중 {#respect}\n항상',
    validFrom: '2026-12-01',
  })
  const page = await documentPage(app.visitor(), 'guidelines', null)
  expect(page).toMatchObject({ shown: { version: 0, state: 'starting' }, upcoming: { version: 1 } })
  expect((await guidelineRules(app.visitor(), 'en')).version).toBe(page.shown?.version)
})

test('a text that the renderer refuses is refused on its field', () => {
  expect(() => renderDocument('terms', `${'> '.repeat(200)}deep`, 'textKo')).toThrow(
    expect.objectContaining({ fields: { textKo: expect.anything() as unknown } }),
  )
})

test('a script in a text is not shown', () => {
  expect(JSON.stringify(renderDocument('terms', '## A\n<script>x</script>', 'textEn'))).not.toContain('<script')
})
