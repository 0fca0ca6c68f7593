import { expect, test } from 'vitest'
import { renderText } from '#app/domain/threads/render-text.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aThread } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('handles are found in any case and before a Korean particle', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  await aMember(app, '민수')

  const { html } = await renderText(app.as(ann), '@ANN 님과 @민수에게 물어보세요.')

  expect(html).toContain('<a class="mention" href="/members/ann">@ann</a>')
  expect(html).toContain(`<a class="mention" href="/members/${encodeURIComponent('민수')}">@민수</a>에게`)
})

test('a thread is named by its title, and what is typed as HTML stays text', async () => {
  const app = await testApp()
  const { thread } = await aThread(app, { by: await aMember(app, 'ann'), title: 'Is <b>this</b> bold?' })

  const { html } = await renderText(app.visitor(), `See #${thread.id}`)

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
