import { expect, test } from 'vitest'
import { threadStarts, categoryChoices } from '#app/domain/catalogue/queries/choices.server.ts'
import { threadShape } from '#app/domain/threads/input.ts'
import { action as sendAsk, loader as ask } from '#app/routes/threads/new.tsx'
import { aPlace, aSoldProduct } from '#tests/factories/catalogue.ts'
import { people } from '#tests/factories/members.ts'
import { aCategory, aThread, anAnswer } from '#tests/factories/threads.ts'
import { answerOf, routeArgs } from '#tests/routes/call-route.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('a category gives the form its template in the reader’s language and its product', async () => {
  const app = await testApp()
  const { ada, ann } = await people(app, 'ada', 'ann')
  await aSoldProduct(app, ada, 'meter')
  await aPlace(app, ada, 'wifi', {
    defaultProduct: 'meter',
    questionEn: 'Router:',
    questionKo: '공유기:',
    ideaEn: 'Who would it help?',
  })
  await aPlace(app, ada, 'plain')

  expect(await threadStarts(app.as(ann, { locale: 'ko' }))).toEqual({
    wifi: { product: 'meter', texts: { question: '공유기:', idea: 'Who would it help?' } },
  })
  expect((await answerOf(ask(routeArgs(app.as(ann), '/threads/new?category=wifi&kind=idea')))).data).toMatchObject({
    category: 'wifi',
    kind: 'idea',
    starts: { wifi: { texts: { question: 'Router:' } } },
  })
})

test('the form offers the categories where its reader may post, by their whole path, and the one a thread lies in', async () => {
  const app = await testApp()
  const { ada, ann } = await people(app, 'ada', 'ann')
  await aCategory(app)
  await aPlace(app, ada, 'meter', { posting: 'nobody' })
  await aPlace(app, ada, 'wifi', { under: 'meter', posting: 'everyone' })
  await aPlace(app, ada, 'news', { posting: 'staff' })
  const offered = async (present: string | null = null) =>
    (await categoryChoices(app.as(ann), present)).map(({ name }) => name).filter((name) => name !== 'General')

  expect(await offered()).toEqual(['meter › wifi'])
  expect(await offered('news')).toEqual(['meter › wifi', 'news'])
})

test('an announcement may be closed to replies from its beginning', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  await aCategory(app)
  const { closeReplies } = threadShape.parse({
    kind: 'announcement',
    title: 'A new version is out',
    body: 'Read on.',
    category: 'general',
    closeReplies: 'on',
  })

  const news = await aThread(app, { by: sam, kind: 'announcement', closeReplies })

  await expect(anAnswer(app, { to: news, by: ann })).toFailWith('not_now')
  await expect(app).toHaveRecorded('post.written', 0)
})

test('without script a button fills in the template of the chosen category, and never costs what was typed', async () => {
  const app = await testApp()
  const { ada, ann } = await people(app, 'ada', 'ann')
  await aSoldProduct(app, ada, 'meter')
  await aPlace(app, ada, 'wifi', { defaultProduct: 'meter', questionEn: 'Router:\n' })
  await aPlace(app, ada, 'bills', { questionEn: 'Month:' })
  await aPlace(app, ada, 'plain')
  const begin = async (category: string, body: string) => {
    const { status, data } = await answerOf(
      sendAsk(
        routeArgs(
          app.as(ann),
          '/threads/new',
          {},
          { intent: 'ask', start: '1', title: 'Half a tit', kind: 'question', category, body, product: '' },
        ),
      ),
    )
    const { initialValue } = (data as { result: { initialValue: Record<string, string> } }).result
    return { status, title: initialValue['title'], body: initialValue['body'], product: initialValue['product'] }
  }

  expect(await begin('wifi', '')).toEqual({ status: 200, title: 'Half a tit', body: 'Router:', product: 'meter' })
  expect((await begin('bills', 'Router:\r\n')).body).toBe('Month:')
  expect((await begin('bills', 'Much work.\r\nOn two lines.')).body).toBe('Much work.\nOn two lines.\n\nMonth:')
  expect((await begin('bills', 'Much work.\n\nMonth: May')).body).toBe('Much work.\n\nMonth: May')
  expect((await begin('plain', 'Much work.')).body).toBe('Much work.')
  await expect(app).toHaveRecorded('thread.posted', 0)
})
