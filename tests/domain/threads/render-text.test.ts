import { expect, test } from 'vitest'
import { filledHtml } from '#app/domain/threads/queries/references.server.ts'
import { previewText, renderText } from '#app/domain/threads/render-text.server.ts'
import { mergeThread } from '#app/domain/threads/upkeep/merge-thread.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { restorePost } from '#app/domain/threads/upkeep/restore-post.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aThread } from '#tests/factories/threads.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('handles are found in any case and before a Korean particle', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  await aMember(app, '민수')

  const html = await previewText(app.as(ann), '@ANN 님과 @민수에게 물어보세요.')

  expect(html).toContain('<a class="mention" href="/members/ann">@ann</a>')
  expect(html).toContain(`<a class="mention" href="/members/${encodeURIComponent('민수')}">@민수</a>에게`)
})

test('a thread is named by its title, and what is typed as HTML stays text', async () => {
  const app = await testApp()
  const { thread } = await aThread(app, { by: await aMember(app, 'ann'), title: 'Is <b>this</b> bold?' })

  const html = await previewText(app.visitor(), `See #${thread.id}`)

  expect(html).toContain('Is &lt;b&gt;this&lt;/b&gt; bold?</a>')
})

test('a refusal names the field, the limit and the way out', async () => {
  const app = await testApp()

  await expect(renderText(app.visitor(), 'x'.repeat(11_000))).rejects.toMatchObject({
    kind: 'invalid',
    key: 'markdown.lineTooLong',
    fields: { body: { key: 'markdown.lineTooLong', params: { limit: 10_000 } } },
  })
})

test('what is stored of a reference is an id: neither the title of a thread nor an excerpt with it', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const { thread } = await aThread(app, { by: ann, title: 'A title that may change' })

  const { html, excerpt } = await renderText(app.visitor(), `@ann, see #${thread.id}.`)

  expect(html).toBe(
    `<p><a class="mention" href="/members/${ann.memberId}">@ann</a>, see <a class="thread-ref" href="/threads/${thread.id}">#${thread.id}</a>.</p>`,
  )
  expect(excerpt).toBe('@ann, see #….')
})

test('a reference leads where the thread is today: renamed, merged twice, hidden, back again', async () => {
  const app = await testApp()
  const { ann, mo } = await people(app, 'ann', 'mo')
  const [first, second, third] = [
    await aThread(app, { by: ann, title: 'The first of three' }),
    await aThread(app, { by: ann, title: 'The second of three' }),
    await aThread(app, { by: ann, title: 'The third of three' }),
  ]
  const shown = () => previewText(app.visitor(), `#${first.thread.id}`)

  await mergeThread(app.as(mo), { threadId: first.thread.id, into: second.thread.id })
  expect(await shown()).toContain('>The second of three</a>')
  await mergeThread(app.as(mo), { threadId: second.thread.id, into: third.thread.id })
  expect(await shown()).toContain(`href="/threads/${third.thread.id}/the-third-of-three">The third of three</a>`)
  await removePost(app.as(mo), { postId: third.post.id })
  expect(await shown()).toBe(`<p>#${first.thread.id}</p>`)
  await restorePost(app.as(mo), { postId: third.post.id })
  expect(await shown()).toContain('>The third of three</a>')
})

test('a page of texts asks once for all that they refer to, and not at all for nothing', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const threads = await Promise.all(
    Array.from({ length: 30 }, (_, i) => aThread(app, { by: ann, title: `Number ${i} of thirty` })),
  )
  const htmls = await Promise.all(
    threads.map(async ({ thread }) => (await renderText(app.visitor(), `@ann #${thread.id}`)).html),
  )

  expect(await countQueries(app.visitor(), (ctx) => filledHtml(ctx, htmls))).toBe(1)
  expect(await countQueries(app.visitor(), (ctx) => filledHtml(ctx, ['<p>Nothing</p>']))).toBe(0)
})
