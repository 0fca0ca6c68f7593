import { expect, test } from 'vitest'
import type { Ctx } from '#app/core/context.server.ts'
import { action as ask } from '#app/routes/threads/new.tsx'
import { action } from '#app/routes/threads/thread.tsx'
import { readHeldForm } from '#app/web/held-form.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aPicture } from '#tests/factories/pictures.ts'
import { aCategory, aThread } from '#tests/factories/threads.ts'
import { answerOf, routeArgs } from '#tests/routes/call-route.ts'
import { testApp } from '#tests/setup/test-app.ts'

const long = '정전 뒤에 미터가 0 W로만 보여요.\n\n'.repeat(400)

/** What a browser gets for a form, with the cookie it would keep. */
async function sent(work: Promise<unknown>): Promise<{ status: number; location: string | null; cookie: string }> {
  const answer = (await work.catch((thrown: unknown) => thrown)) as Response
  return {
    status: answer.status,
    location: answer.headers.get('Location'),
    cookie: answer.headers.get('Set-Cookie')?.split(';')[0] ?? '',
  }
}

const asking = (ctx: Ctx, cookie: string) =>
  readHeldForm(ctx, new Request('http://localhost/', { headers: { Cookie: cookie } }))

test('an answer sent after the session had ended waits for its writer, who finds it after signing in', async () => {
  const site = await testApp()
  const ann = await aMember(site, 'ann')
  const { thread } = await aThread(site, { by: ann })
  const path = `/threads/${thread.id}/${thread.slug}`
  const answer = await sent(
    action(routeArgs(site.visitor(), path, { id: thread.id }, { intent: 'respond', once: 'a', body: long })),
  )
  expect([answer.status, answer.location]).toEqual([302, `/login?next=${encodeURIComponent(path)}`])
  expect(await asking(site.as(ann), answer.cookie)).toMatchObject({
    path,
    intent: 'respond',
    result: { initialValue: { body: long }, error: { '': ['composer.held.restored'] } },
  })
})

test('the fields of a question come back, all of them; the marks of the form do not', async () => {
  const site = await testApp()
  await aCategory(site)
  const typed = {
    kind: 'idea',
    title: 'Show the day before',
    body: 'As a line.',
    category: 'general',
    tags: 'chart, day',
  }
  const { cookie } = await sent(
    ask(routeArgs(site.visitor(), '/threads/new?title=x', {}, { intent: 'ask', once: 'b', ...typed })),
  )
  expect((await asking(site.visitor(), cookie))?.result.initialValue).toEqual(typed)
})

test('nobody without the cookie of that browser reads it, and an empty form is not kept', async () => {
  const site = await testApp()
  const { thread } = await aThread(site, { by: await aMember(site, 'ann') })
  const nothing = await sent(
    action(routeArgs(site.visitor(), `/threads/${thread.id}`, { id: thread.id }, { intent: 'respond', body: '' })),
  )
  expect(nothing.cookie).toBe('')
  expect(await asking(site.visitor(), `held=${'A'.repeat(43)}`)).toBeNull()
  expect(await asking(site.visitor(), 'held=short')).toBeNull()
})

test('a text that meets a refusal page goes with it', async () => {
  const site = await testApp()
  const ctx = site.as(await aMember(site, 'ann'))
  const answer = await answerOf(
    action(
      routeArgs(ctx, '/threads/thr_gone', { id: 'thr_gone' }, { intent: 'respond', once: 'c', body: 'Much work.' }),
    ),
  )
  expect(answer).toMatchObject({ status: 404, data: { typed: [{ name: 'body', value: 'Much work.' }] } })
})

test('while the database is away the form comes back with the page that says so', async () => {
  const site = await testApp()
  const args = routeArgs(site.visitor(), '/threads/new', {}, { intent: 'ask', body: 'Much work.' })
  const answer = await answerOf(ask({ ...args, context: { ...args.context, offline: true } }))
  expect(answer).toMatchObject({ status: 503, data: { typed: [{ name: 'body', value: 'Much work.' }] } })
})

test('a picture chosen without script stands in the text, which is otherwise as it was, however unfinished', async () => {
  const site = await testApp()
  const ctx = site.as(await aMember(site, 'ann'))
  const answer = await answerOf(
    ask(withFiles(ctx, { attach: 'body', title: 'x', body: 'Look:', pictureAlt: 'The [meter]' }, await aPicture())),
  )
  expect(answer).toMatchObject({
    status: 200,
    data: {
      intent: 'ask',
      result: {
        initialValue: { title: 'x', body: expect.stringMatching(/^Look:\n\n!\[The meter\]\(\/u\/[a-z0-9]{26}\)\n\n$/) },
      },
      extra: { attached: { described: true } },
    },
  })
})

test('a picture that is refused is named beside its field, and the text is still there', async () => {
  const site = await testApp()
  const ctx = site.as(await aMember(site, 'ann'))
  const kept = { attach: 'body', title: 'My meter', body: 'Look:' }
  const big = Buffer.alloc(4 * 1024 * 1024 + 1, 1)
  const answers = [
    await answerOf(ask(withFiles(ctx, kept, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')))),
    await answerOf(ask(withFiles(ctx, kept, big))),
    await answerOf(ask(withFiles(ctx, kept, await aPicture('png', { seed: 5 }), await aPicture('png', { seed: 6 })))),
    await answerOf(ask(withFiles(ctx, kept))),
  ]
  expect(answers.map(({ status, data }) => [status, errorOf(data)])).toEqual([
    [422, 'composer.upload.svg'],
    [422, 'composer.upload.tooLarge|{"megabytes":4}'],
    [422, 'composer.upload.tooMany'],
    [422, 'composer.upload.none'],
  ])
  for (const { data } of answers)
    expect((data as { result: { initialValue: unknown } }).result.initialValue).toMatchObject({
      title: 'My meter',
      body: 'Look:',
    })
})

test('a draft is saved and discarded without script', async () => {
  const site = await testApp()
  const ctx = site.as(await aMember(site, 'ann'))
  const saved = await answerOf(
    ask(
      routeArgs(
        ctx,
        '/threads/new',
        {},
        { intent: 'ask', draft: 'save', place: 'thread', draftRevision: '0', title: 'Half a thought', body: '' },
      ),
    ),
  )
  expect(saved).toMatchObject({
    status: 200,
    data: {
      result: { initialValue: { title: 'Half a thought', draftRevision: '1' } },
      extra: { draft: { revision: 1, twice: false } },
    },
  })
  const discarded = await answerOf(
    ask(routeArgs(ctx, '/threads/new', {}, { intent: 'ask', draft: 'discard', place: 'thread' })),
  )
  expect(discarded).toMatchObject({ status: 303, location: '/threads/new' })
  expect(await site.app.platform.open.db.selectFrom('draft').selectAll().execute()).toEqual([])
})

function withFiles(ctx: Ctx, fields: Record<string, string>, ...files: Buffer[]) {
  const form = new FormData()
  form.append('intent', 'ask')
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  for (const file of files)
    form.append('picture', new Blob([new Uint8Array(file)], { type: 'image/png' }), '../../etc/passwd.png')
  const args = routeArgs(ctx, '/threads/new')
  return { ...args, request: new Request('http://localhost/threads/new', { method: 'POST', body: form }) }
}

function errorOf(data: unknown): string | undefined {
  return (data as { result: { error?: Record<string, string[]> } }).result.error?.['picture']?.[0]
}
