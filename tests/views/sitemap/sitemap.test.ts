// On both databases: the site map walks threads and members by keys.
import { expect, test } from 'vitest'
import { updatePresence } from '#app/domain/accounts/profile/update-presence.server.ts'
import { sitemapStretch, sitemapThreads } from '#app/domain/threads/queries/sitemap-threads.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { sitemapFile, sitemapIndex, sitemapStream } from '#app/views/sitemap/sitemap.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aStory } from '#tests/factories/stories.ts'
import { aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const locations = (xml: string): string[] => Array.from(xml.matchAll(/<loc>(.*?)<\/loc>/g), ([, at = '']) => at)

async function file(app: TestApp, query: string, ctx = app.visitor()): Promise<string[]> {
  const asked = sitemapFile(new URL(`http://localhost/sitemap.xml${query}`))
  if (asked === null) throw new Error('No file')
  return locations(await new Response(sitemapStream(ctx, asked)).text())
}

test('the index names a file of each part, threads with the time of the last change among them', async () => {
  const app = await testApp()
  await aThread(app, { by: await aMember(app, 'ann') })
  const xml = await sitemapIndex(app.visitor())
  const { ORIGIN } = app.app.platform.env
  expect(locations(xml)).toEqual(
    ['pages', 'tags', 'stories', 'members', 'threads'].map((part) => `${ORIGIN}/sitemap.xml?of=${part}`),
  )
  expect(xml).toContain('<lastmod>2026-11-22T09:00:00.000Z</lastmod>')
})

test('a site without threads has no file of them', async () => {
  expect(await sitemapIndex((await testApp()).visitor())).not.toContain('of=threads')
})

test('a file has what everybody may see, whoever asks for it', async () => {
  const app = await testApp()
  const [ann, bob] = [await aMember(app, 'ann'), await aMember(app, 'bob')]
  const open = await aThread(app, { by: ann, title: 'Open', tags: ['wifi'] })
  const gone = await aThread(app, { by: bob, title: 'Gone' })
  await removePost(app.as(bob), { postId: gone.post.id })
  const story = await aStory(app, { by: ann, state: 'published' })
  const origin = app.app.platform.env.ORIGIN
  const mo = app.as(await aMember(app, 'mo'))
  expect(await file(app, '?of=threads', mo)).toEqual([`${origin}/threads/${open.thread.id}/open`])
  expect(await file(app, '?of=members', mo)).toEqual([`${origin}/members/ann`])
  expect(await file(app, '?of=tags')).toEqual([`${origin}/tags/wifi`])
  expect(await file(app, '?of=stories')).toEqual([`${origin}/stories/${story.id}/${story.slug}`])
  expect(await file(app, '?of=pages')).toEqual(
    expect.arrayContaining([`${origin}/`, `${origin}/rules`, `${origin}/categories/general`]),
  )
})

test('a member who hides from directories is in no file', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  await aThread(app, { by: ann })
  await updatePresence(app.as(ann), { links: [], hidesCalendar: false, hidesFromDirectory: true })
  expect(await file(app, '?of=members')).toEqual([])
})

test('files follow one another without a gap and without a repetition', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  for (let n = 1; n <= 5; n++) {
    await aThread(app, { by: ann, title: `Thread number ${n}` })
    app.clock.advance({ minutes: n % 2 })
  }
  const ctx = app.visitor()
  const found: string[] = []
  let after: string | null = null
  do {
    const stretch = await sitemapStretch(ctx, after, 2)
    const { items } = await sitemapThreads(ctx, after, 2)
    found.push(...items.map(({ slug }) => slug))
    after = stretch?.next ?? null
  } while (after !== null)
  expect(found.toSorted()).toEqual([1, 2, 3, 4, 5].map((n) => `thread-number-${n}`))
  expect(found).toHaveLength(5)
})
