import { expect, test } from 'vitest'
import { galleryHtml, galleryPages, type GalleryPage } from './gallery.tsx'

const names = Object.keys(galleryPages) as GalleryPage[]
const html = (name: GalleryPage, signedIn: boolean) =>
  galleryHtml(name, { locale: 'en', theme: 'light', signedIn, css: '' })

test.each(names)('the parts of %s have no style of their own, no handlers, no ids twice', async (name) => {
  const page = await html(name, true)
  expect(page).not.toMatch(/\sstyle="|\son\w+="/)
  const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
  // The gallery shows several error pages in one; a real page has one.
  expect(ids.filter((id, at) => ids.indexOf(id) !== at && name !== 'errors')).toEqual([])
})

test('no part shows a text key instead of a text', async () => {
  for (const name of names) expect((await html(name, true)).match(/(?:parts|shell|common)\.\w+(?:\.\w+)*/g)).toBeNull()
})

test('signed out, votes lead to sign-in and back to the post', async () => {
  const page = await html('thread', false)
  expect(page).toContain('href="/login?next=%2Fthreads%2F1%23pst_1"')
  expect(page).not.toContain('name="vote"')
})

test('one’s own post shows its score and no buttons', async () => {
  const page = await html('thread', true)
  const own = page.slice(page.indexOf('id="pst_3"'), page.indexOf('id="pst_4"'))
  expect(own).toContain('<output aria-label="Score 19" data-count="19">19</output>')
  expect(own).not.toContain('name="vote"')
})

test('comments are folded after three', async () => {
  const page = await html('thread', true)
  const folded = page.slice(page.indexOf('Show 2 more comments'))
  expect(folded).toContain('id="pst_c4"')
  expect(page.slice(0, page.indexOf('Show 2 more comments'))).toContain('id="pst_c3"')
})

test('a form that could not be accepted keeps what was typed and ties each message to its field', async () => {
  const page = await html('form', true)
  expect(page).toContain('value="minseok.example.com"')
  expect(page).toMatch(/<input[^>]*aria-invalid="true"[^>]*aria-describedby="report-mail-error"/)
  expect(page).toContain('<a href="#report-mail">')
  expect(page).toContain('Correct 3 fields to continue.')
})

test('a text in another language than the page says so', async () => {
  expect(await html('threads', true)).toMatch(
    /<a[^>]*lang="ko"[^>]*href="\/threads\/1"|<a[^>]*href="\/threads\/1"[^>]*lang="ko"|<a lang="ko"/,
  )
})
