import { expect, test } from 'vitest'
import { action } from '#app/routes/preview.ts'
import { aMember } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'
import { answerOf, routeArgs } from './call-route.ts'

test('a preview is what the post will be, scripts and all left out', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')

  const { data } = await answerOf(
    action(routeArgs(app.as(ann), '/preview', {}, { body: '**Hello** @ann <script>alert(1)</script>' })),
  )

  expect(data).toMatchObject({
    html: expect.stringContaining('<strong>Hello</strong> <a class="mention" href="/members/ann">@ann</a>') as string,
    message: null,
  })
  expect((data as { html: string }).html).not.toContain('<script')
})

test('a text that is too much is refused in the language of the reader', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')

  const { status, data } = await answerOf(
    action(routeArgs(app.as(ann, { locale: 'ko' }), '/preview', {}, { body: 'x'.repeat(11_000) })),
  )

  expect(status).toBe(422)
  expect((data as { message: string }).message).toMatch(/[가-힣]/)
})
