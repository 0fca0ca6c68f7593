import { expect, test } from 'vitest'
import { openReviewItem } from '#app/domain/review/open-review-item.server.ts'
import { loader as admin } from '#app/routes/admin/index.tsx'
import { action, loader as item } from '#app/routes/moderation/item.tsx'
import { loader as queue } from '#app/routes/moderation/queue.tsx'
import { people } from '#tests/factories/members.ts'
import { visit } from '#tests/setup/route-visit.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('the queue says how many wait of which kind, and an item can be taken and given away', async () => {
  const app = await testApp()
  const { ann, mo } = await people(app, 'ann', 'mo')
  const id = await app.as(ann).write((tx) =>
    openReviewItem(tx, {
      kind: 'gaming-finding',
      subjectType: 'finding',
      subjectId: 'fnd_1',
      reason: 'worksNoMore',
      evidence: {},
    }),
  )
  const ctx = app.as(mo)
  expect(await queue(visit(ctx, { at: '/moderation' }))).toMatchObject({
    total: 1,
    items: [{ id, kind: 'gaming-finding' }],
  })
  expect((await queue(visit(ctx, { at: '/moderation?kind=suggested-edit' }))).items).toEqual([])
  const at = `/moderation/items/${id}?kind=gaming-finding`
  await expect(action(visit(ctx, { at, params: { id }, form: { intent: 'claim' } }))).toRedirectTo(at)
  expect(await item(visit(ctx, { at, params: { id } }))).toMatchObject({ mine: true, holder: 'Mo', state: 'open' })
  await expect(action(visit(ctx, { at, params: { id }, form: { intent: 'release' } }))).toRedirectTo(
    '/moderation?kind=gaming-finding',
  )
  expect(await item(visit(ctx, { at, params: { id } }))).toMatchObject({ mine: false, holder: null })
})

test('members below trust level 3 and visitors do not see the queue; only admins see the administration', async () => {
  const app = await testApp()
  const { ann, mo, ada } = await people(app, 'ann', 'mo', 'ada')
  await expect(queue(visit(app.as(ann), { at: '/moderation' }))).rejects.toMatchObject({ init: { status: 403 } })
  await expect(queue(visit(app.visitor(), { at: '/moderation' }))).rejects.toMatchObject({ status: 302 })
  await expect(admin(visit(app.as(mo), { at: '/admin' }))).rejects.toMatchObject({ init: { status: 403 } })
  expect(await admin(visit(app.as(ada), { at: '/admin' }))).toMatchObject({
    duties: [{ kind: 'backupNone' }],
    deflections: { count: 0, days: 30 },
  })
})
