// On both databases: the expressions that choose a text.
import { expect, test } from 'vitest'
import { bookmarks } from '#app/domain/following/queries/bookmarks.server.ts'
import { saveBookmark } from '#app/domain/following/save-bookmark.server.ts'
import { notifications } from '#app/domain/notifications/queries/list.server.ts'
import { search } from '#app/domain/search/search.server.ts'
import { editPost } from '#app/domain/threads/edits/edit-post.server.ts'
import { editThread } from '#app/domain/threads/edits/edit-thread.server.ts'
import { rollBackPost } from '#app/domain/threads/edits/roll-back-post.server.ts'
import { latestAnnouncements } from '#app/domain/threads/queries/front-page.server.ts'
import { postRevisions } from '#app/domain/threads/queries/revisions.server.ts'
import { threadList } from '#app/domain/threads/queries/thread-list.server.ts'
import { threadPage } from '#app/domain/threads/queries/thread-page.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { anAnnouncement, inEnglish, inKorean } from '#tests/factories/announcements.ts'
import { aMember } from '#tests/factories/members.ts'
import { aThread, anAnswer } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const korean = { locale: 'ko' } as const
const english = { locale: 'en' } as const
const place = { category: 'general', tags: [], product: null, version: null }
const whole = { limit: 20, cursor: null }

async function announced() {
  const app = await testApp()
  const sam = await aMember(app, 'sam')
  return { app, sam, ...(await anAnnouncement(app, { by: sam })) }
}

test('an announcement in two languages is one thread, each reader sees the text of their language', async () => {
  const { app, thread, sam } = await announced()
  await anAnswer(app, { to: { thread }, by: sam, body: 'Thank you all.' })
  for (const [situation, own] of [
    [english, inEnglish],
    [korean, inKorean],
  ] as const) {
    const ctx = app.visitor(situation)
    const page = await threadPage(ctx, thread.id, { order: 'votes', limit: 10 })
    expect(page.thread).toMatchObject({ title: own.title, lang: situation.locale })
    expect(page.opening).toMatchObject({ body: own.body, lang: situation.locale })
    expect(page.answers.items).toHaveLength(1)
    const { items } = await threadList(ctx, {}, whole)
    expect(items.map(({ title }) => title)).toEqual([own.title])
    expect((await latestAnnouncements(ctx, 3)).map(({ title }) => title)).toEqual([own.title])
  }
})

test('a list in one language shows what has a text in it, and nothing else of another language', async () => {
  const { app, sam } = await announced()
  await aThread(app, { by: sam, title: 'Only in English', body: 'Nothing of it is in another language.' })
  const { items } = await threadList(app.visitor(korean), { lang: 'ko' }, whole)
  expect(items.map(({ title }) => title)).toEqual([inKorean.title])
})

test('the other text can be asked for', async () => {
  const { app, thread } = await announced()
  const page = await threadPage(app.visitor(english), thread.id, { order: 'votes', limit: 10, lang: 'ko' })
  expect(page.opening.body).toBe(inKorean.body)
  expect(page.thread).toMatchObject({ title: inKorean.title, lang: 'ko' })
})

async function titlesFound(app: TestApp, locale: 'ko' | 'en', q: string) {
  const { items } = await search(app.visitor({ locale }), { q, type: null, limit: 20, cursor: null })
  return items.map(({ title, snippet, snippetLang }) => ({
    title: title.map(({ text }) => text).join(''),
    snippet: snippet.map(({ text }) => text).join(''),
    snippetLang,
  }))
}

test('both texts are searched and lead to one thread, under the title in the language of the reader', async () => {
  const { app } = await announced()
  await app.drainJobs()
  for (const q of ['kettle', '미터', '펌웨어', 'firmware', '4.2.1', 'lang:ko 미터', 'lang:en kettle']) {
    expect(
      (await titlesFound(app, 'ko', q)).map(({ title }) => title),
      q,
    ).toEqual([inKorean.title])
    expect(
      (await titlesFound(app, 'en', q)).map(({ title }) => title),
      q,
    ).toEqual([inEnglish.title])
  }
  expect(await titlesFound(app, 'en', '미터')).toMatchObject([{ snippetLang: 'ko' }])
  expect(await titlesFound(app, 'ko', '4.2.1')).toMatchObject([{ snippetLang: 'ko' }])
  expect(await titlesFound(app, 'en', '4.2.1')).toMatchObject([{ snippetLang: 'en' }])
})

test('a bookmark shows title and beginning in the language of its reader', async () => {
  const { app, sam, post } = await announced()
  await saveBookmark(app.as(sam), { postId: post.id, note: null })
  const { items } = await bookmarks(app.as(sam, korean), '', whole)
  expect(items[0]?.post).toMatchObject({
    thread: { title: inKorean.title },
    lang: 'ko',
    excerpt: '오늘 밤에 미터가 올라가요. 할 일은 없어요.',
  })
})

test('a notification names the announcement in the language of its reader', async () => {
  const { app, sam, thread } = await announced()
  const ann = await aMember(app, 'ann')
  const bob = await aMember(app, 'bob')
  await anAnswer(app, { to: { thread }, by: ann, body: 'Thank you.' })
  await anAnswer(app, { to: { thread }, by: bob, body: 'So do I.' })
  await app.drainJobs()
  const titles = async (locale: 'ko' | 'en') =>
    (await notifications(app.as(sam, { locale }), { unread: false, show: null }, whole)).items.flatMap(
      ({ subject }) => subject.title ?? [],
    )
  expect(await titles('ko')).toEqual([inKorean.title])
  expect(await titles('en')).toEqual([inEnglish.title])
})

test('an edit of the translation keeps the former one in the history, and rolling back restores both texts', async () => {
  const { app, sam, thread, post } = await announced()
  await editThread(app.as(sam), {
    threadId: thread.id,
    title: inEnglish.title,
    ...place,
    revision: 1,
    translation: { title: '펌웨어 소식이에요', body: '내일 아침에 올라가요.' },
  })
  await editThread(app.as(sam), { threadId: thread.id, title: 'News', ...place, revision: 2, translation: null })
  const present = () => threadPage(app.visitor(korean), thread.id, { order: 'votes', limit: 10 })
  expect((await present()).thread).toMatchObject({ title: 'News', lang: 'en', translation: null })

  const { revisions } = await postRevisions(app.visitor(), post.id, { before: null, limit: 10 })
  expect(revisions.map(({ translation }) => translation?.text ?? null)).toEqual([
    null,
    '내일 아침에 올라가요.',
    inKorean.body,
  ])
  await rollBackPost(app.as(sam), { postId: post.id, revision: 1, present: 3 })
  expect((await present()).thread).toMatchObject({ title: inKorean.title, lang: 'ko' })
  await expect(app).toHaveRecorded('post.edited', 3)
})

test('an edit that says nothing of the translation leaves it, and saving the same one changes nothing', async () => {
  const { app, sam, thread, post } = await announced()
  await editPost(app.as(sam), { postId: post.id, body: 'A new text in English.', revision: 1 })
  await editThread(app.as(sam), { threadId: thread.id, title: inEnglish.title, ...place, translation: inKorean })
  const page = await threadPage(app.visitor(korean), thread.id, { order: 'votes', limit: 10 })
  expect(page.opening).toMatchObject({ body: inKorean.body, revision: 2 })
})

test('an old revision is refused for the translation too', async () => {
  const { app, sam, thread, post } = await announced()
  await editPost(app.as(sam), { postId: post.id, body: 'A new text in English.', revision: 1 })
  const late = { title: inEnglish.title, ...place, revision: 1, translation: null }
  await expect(editThread(app.as(sam), { threadId: thread.id, ...late })).rejects.toMatchObject({
    code: 'edit_conflict',
  })
})

test.each([
  ['a question', { kind: 'question' as const }, 'translation.title'],
  [
    'a text in the same language',
    { translation: { title: 'Again', body: 'This is English as well.' } },
    'translation.body',
  ],
  ['a text that shows nothing', { translation: { title: '새 소식이에요', body: '<!-- 없음 -->' } }, 'translation.body'],
])('a translation is refused: %s', async (_what, given, field) => {
  const app = await testApp()
  const sam = await aMember(app, 'sam')
  const refused = await anAnnouncement(app, { by: sam, ...given }).catch((error: unknown) => error)
  expect(Object.keys((refused as { fields: object }).fields)).toEqual([field])
  expect(await app.visitor().read.selectFrom('thread').select('id').execute()).toEqual([])
})

test('a first text cannot be turned into the language of the second', async () => {
  const { app, sam, post } = await announced()
  const turned = editPost(app.as(sam), { postId: post.id, body: '이제 한국어로만 써요.', revision: 1 })
  await expect(turned).rejects.toMatchObject({ kind: 'invalid' })
})

test('a deleted announcement is found by neither text', async () => {
  const { app, sam, post } = await announced()
  await app.drainJobs()
  await removePost(app.as(sam), { postId: post.id })
  for (const q of ['미터', 'kettle']) expect(await titlesFound(app, 'ko', q)).toEqual([])
})
