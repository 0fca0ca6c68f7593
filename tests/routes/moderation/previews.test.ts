import { expect, test } from 'vitest'
import { action as useSettings, loader as settingsPage } from '#app/routes/admin/operation/preview-holding.tsx'
import { action as changeSubject } from '#app/routes/admin/operation/setting-subject.tsx'
import { action as newBlock } from '#app/routes/moderation/blocks.tsx'
import { action as useBlock, loader as blockPage } from '#app/routes/moderation/preview-block.tsx'
import { people } from '#tests/factories/members.ts'
import { aThread, anAnswer } from '#tests/factories/threads.ts'
import { answerOf } from '#tests/routes/call-route.ts'
import { visit } from '#tests/setup/route-visit.ts'
import { testApp } from '#tests/setup/test-app.ts'

async function site() {
  const app = await testApp()
  const cast = await people(app, 'ann', 'ada', 'mo')
  const asked = await aThread(app, { by: cast.ann })
  await anAnswer(app, { to: asked, by: cast.ann, body: `${'Long before. '.repeat(60)}A casino <b>there</b>.` })
  return { app, ...cast }
}

const typed = { kind: 'word', value: ' casino ', reason: 'Adverts', days: '30' }

test('a new block leads to what it would have held, and only from there into force', async () => {
  const { app, mo } = await site()
  const sent = await answerOf(
    newBlock(visit(app.as(mo), { at: '/moderation/blocks', form: { intent: 'preview', ...typed } })),
  )
  expect(sent.location).toBe('/moderation/blocks/preview?kind=word&value=casino&reason=Adverts&days=30')
  const stored = () => app.app.platform.open.reader.selectFrom('block').select(['kind', 'value', 'reason']).execute()
  expect(await stored()).toEqual([])
  const { effect, given, problem } = await blockPage(visit(app.as(mo), { at: sent.location ?? '' }))
  expect([given.value, problem, effect?.held.posts]).toEqual(['casino', null, 1])
  const text = effect?.samples[0]?.text ?? []
  expect(text.filter(({ marked }) => marked)).toEqual([{ text: 'casino', marked: true }])
  expect(text[0]).toEqual({ text: '…', marked: false })
  expect(text.map((piece) => piece.text).join('').length).toBeLessThan(500)
  const used = await answerOf(
    useBlock(visit(app.as(mo), { at: sent.location ?? '', form: { intent: 'create', ...given } })),
  )
  expect(used.location).toBe('/moderation/blocks')
  expect(await stored()).toEqual([{ kind: 'word', value: 'casino', reason: 'Adverts' }])
  const again = await answerOf(
    useBlock(visit(app.as(mo), { at: sent.location ?? '', form: { intent: 'create', ...given } })),
  )
  expect(again.status).toBe(409)
})

test('what can not be blocked is said beside its field, and an address that was changed by hand says so', async () => {
  const { app, mo } = await site()
  const sent = await answerOf(
    newBlock(visit(app.as(mo), { at: '/moderation/blocks', form: { intent: 'preview', ...typed, kind: 'host' } })),
  )
  expect(sent.status).toBe(422)
  expect(JSON.stringify(sent.data)).toContain('blocks.problem.host')
  const open = (query: string) => blockPage(visit(app.as(mo), { at: `/moderation/blocks/preview${query}` }))
  expect(await open('?kind=host&value=nothing&reason=x')).toMatchObject({
    effect: null,
    problem: 'blocks.problem.host',
    given: { kind: 'host', value: 'nothing', reason: 'x', days: '30' },
  })
  expect(await open('')).toMatchObject({ effect: null, problem: 'holding.preview.incomplete' })
  expect(await open('?kind=nothing&value=x&reason=x')).toMatchObject({ effect: null })
})

test('changed settings of holding lead to what they would have done, and only from there into force', async () => {
  const { app, ada } = await site()
  const at = '/admin/settings/holding'
  const send = (links: string) =>
    answerOf(
      changeSubject(
        visit(app.as(ada), {
          at,
          params: { subject: 'holding' },
          form: {
            intent: 'preview',
            'values.holding_links': links,
            'was.holding_links': '2',
            'values.holding_turnedPosts': 'false',
            'was.holding_turnedPosts': 'true',
          },
        }),
      ),
    )
  expect((await send('many')).status).toBe(422)
  const sent = await send('7')
  expect(sent.location).toBe(`${at}/preview?holding.links=7&holding.turnedPosts=false`)
  expect(app.as(ada).setting('holding.links')).toBe(2)
  const page = await settingsPage(visit(app.as(ada), { at: sent.location ?? '' }))
  expect(page.changes).toEqual([
    { key: 'holding.links', from: '2', to: '7' },
    { key: 'holding.turnedPosts', from: 'true', to: 'false' },
  ])
  expect(page).toMatchObject({
    uncounted: ['turned'],
    problem: null,
    effect: { held: { posts: 0 }, freed: { posts: 0 } },
  })
  const used = await answerOf(
    useSettings(visit(app.as(ada), { at: sent.location ?? '', form: { intent: 'save', 'values.holding_links': '7' } })),
  )
  expect(used.location).toBe(at)
  expect(app.as(ada).setting('holding.links')).toBe(7)
})

test('an address without a change says that nothing would change, one with a wrong value what is wrong', async () => {
  const { app, ada } = await site()
  const open = (query: string) => settingsPage(visit(app.as(ada), { at: `/admin/settings/holding/preview${query}` }))
  expect(await open('?holding.links=2&site.name=x')).toMatchObject({ changes: [], problem: null, effect: null })
  const wrong = await open('?holding.links=many')
  expect(wrong.changes).toEqual([])
  expect(wrong.problem).toContain('50')
})
