import { expect, test } from 'vitest'
import { translator } from '#app/i18n/index.ts'
import { action as save, loader as open } from '#app/routes/threads/edit-post.tsx'
import { action as ask } from '#app/routes/threads/new.tsx'
import ThreadRoute, { handle, loader } from '#app/routes/threads/thread.tsx'
import { anAnnouncement, inEnglish, inKorean } from '#tests/factories/announcements.ts'
import { aMember } from '#tests/factories/members.ts'
import { aCategory } from '#tests/factories/threads.ts'
import { renderPage } from '#tests/setup/render-page.tsx'
import { refusal, visit } from '#tests/setup/route-visit.ts'
import { testApp } from '#tests/setup/test-app.ts'

const form = {
  intent: 'ask',
  kind: 'announcement',
  ...inEnglish,
  category: 'general',
  tags: '',
  product: '',
  version: '',
  'translation.title': inKorean.title,
  'translation.body': inKorean.body,
}

async function site() {
  const app = await testApp()
  await aCategory(app)
  return { app, sam: await aMember(app, 'sam') }
}

test('staff post an announcement in both languages with one form', async () => {
  const { app, sam } = await site()
  await ask(visit(app.as(sam), { at: '/threads/new', form }))
  const stored = await app.visitor().read.selectFrom('thread_translation').select(['lang', 'title', 'body']).execute()
  expect(stored).toEqual([{ lang: 'ko', ...inKorean }])
})

test('left empty, the second block is no translation', async () => {
  const { app, sam } = await site()
  await ask(
    visit(app.as(sam), { at: '/threads/new', form: { ...form, 'translation.title': '', 'translation.body': ' ' } }),
  )
  expect(await app.visitor().read.selectFrom('thread').select('lang').execute()).toEqual([{ lang: 'en' }])
})

test('half a translation is shown again with everything typed', async () => {
  const { app, sam } = await site()
  const half = { ...form, 'translation.title': '' }
  const shown = await refusal(Promise.resolve(ask(visit(app.as(sam), { at: '/threads/new', form: half }))))
  expect(shown.status).toBe(422)
  expect(Object.keys(shown.errors)).toEqual(['translation.title'])
  expect(shown.kept).toMatchObject({ body: inEnglish.body, translation: { body: inKorean.body } })
})

test('the form for editing holds both texts, whatever the language of the editor; emptied, the translation goes', async () => {
  const { app, sam } = await site()
  const { post } = await anAnnouncement(app, { by: sam })
  const at = { at: `/posts/${post.id}/edit`, params: { id: post.id } }
  const page = await open(visit(app.as(sam, { locale: 'ko' }), at))
  expect(page).toMatchObject({
    thread: { written: { title: inEnglish.title } },
    post: { body: inEnglish.body },
    translation: inKorean,
    translationLang: 'ko',
  })
  const { intent: _intent, kind: _kind, ...fields } = form
  const emptied = { ...fields, intent: 'editThread', revision: '1', 'translation.title': '', 'translation.body': '' }
  await save(visit(app.as(sam), { ...at, form: emptied }))
  expect(await app.visitor().read.selectFrom('thread_translation').selectAll().execute()).toEqual([])
})

test('the page names itself in the language of its reader and links to the other text in that language', async () => {
  const { app, sam } = await site()
  const { thread } = await anAnnouncement(app, { by: sam })
  const at = `/threads/${thread.id}/${thread.slug}`
  const params = { id: thread.id, slug: thread.slug }
  const read = async (path: string) => {
    const data = await loader(visit(app.visitor({ locale: 'ko' }), { at: path, params }))
    const html = await renderPage(<ThreadRoute data={data as never} result={undefined} />, { locale: 'ko' } as never)
    return { title: handle.head?.(data as never, translator('ko')).title, html }
  }
  const own = await read(at)
  expect(own.title).toBe(inKorean.title)
  expect(own.html).toContain(`<a href="${at}?text=en" lang="en" hreflang="en">Read in English</a>`)
  expect(own.html).not.toContain('kettle')
  const other = await read(`${at}?text=en`)
  expect(other.html).toContain(`<h1 lang="en">${inEnglish.title}</h1>`)
  expect(other.html).toContain('kettle')
})
