import { expect, test } from 'vitest'
import { openCase } from '#app/domain/cases/open-case.server.ts'
import { assignCase } from '#app/domain/cases/work/assign-case.server.ts'
import { loader as file } from '#app/routes/admin/operation/audit-csv.ts'
import { action, loader as page } from '#app/routes/admin/operation/audit.tsx'
import { people } from '#tests/factories/members.ts'
import { aThread } from '#tests/factories/threads.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { visit } from '#tests/setup/route-visit.ts'
import { testApp } from '#tests/setup/test-app.ts'

async function worked() {
  const app = await testApp()
  const { ann, sam, ada } = await people(app, 'ann', 'sam', 'ada')
  const { post } = await aThread(app, { by: ann })
  const { number } = await openCase(app.as(sam), { postId: post.id })
  await assignCase(app.as(sam), { number, handle: 'sam', note: null })
  const at = (query: string) => visit(app.as(ada), { at: `/admin/audit${query}` })
  return { app, sam, ada, number, at }
}

test('a row names the people and cases that the log has by id, with the address of what it is about', async () => {
  const { number, at } = await worked()
  const { rows } = await page(at('?act=case.assign'))
  expect(rows).toMatchObject([
    {
      action: 'case.assign',
      who: { handle: 'sam', name: 'Sam' },
      subject: { type: 'case', text: String(number), href: `/staff/cases/${number}` },
      changes: [{ field: 'assigneeId', before: '', after: '@sam' }],
    },
  ])
})

test('filters come from the address; an unknown handle finds nothing and is said', async () => {
  const { at } = await worked()
  expect((await page(at('?who=@sam&act=case'))).rows.map((row) => row.action)).toEqual(['case.assign', 'case.open'])
  expect(await page(at('?who=nobody'))).toMatchObject({ rows: [], unknownMember: true, asked: { who: 'nobody' } })
  expect(await page(at('?act=everything&from=yesterday'))).toMatchObject({ asked: { act: '', from: '' } })
})

test('the file is the log of the same filter', async () => {
  const { at } = await worked()
  const answer = await file(at('?act=case.open'))
  expect(answer.headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
  expect((await answer.text()).trim().split('\r\n')).toHaveLength(2)
})

test('the chain is checked on request, and the page says when and what was found', async () => {
  const { app, ada, at } = await worked()
  expect((await page(at(''))).check).toBeNull()
  await expect(action(visit(app.as(ada), { at: '/admin/audit', form: { intent: 'verify' } }))).toRedirectTo(
    '/admin/audit',
  )
  expect((await page(at(''))).check).toMatchObject({ rows: 2, brokenAt: null })
})

test('a page of many rows costs as many statements as a page of few', async () => {
  const { app, sam, ada, number } = await worked()
  const few = await countQueries(app.as(ada), (ctx) => page(visit(ctx, { at: '/admin/audit' })))
  for (const handle of [null, 'sam', null, 'sam', null]) await assignCase(app.as(sam), { number, handle, note: null })
  expect(await countQueries(app.as(ada), (ctx) => page(visit(ctx, { at: '/admin/audit' })))).toBe(few)
})
