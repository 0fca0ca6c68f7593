// On both databases: a sample of the pages.
import { expect, test } from 'vitest'
import { archivePerk } from '#app/domain/perks/archive-perk.server.ts'
import { loadCoupons } from '#app/domain/perks/load-coupons.server.ts'
import { perkCatalogue, perkFile } from '#app/domain/perks/queries/catalogue.server.ts'
import { ownRedemptions, staffRedemptions } from '#app/domain/perks/queries/redemptions.server.ts'
import { openItemOf } from '#app/domain/review/queries/review-items.server.ts'
import * as adminPerks from '#app/routes/admin/perks/index.tsx'
import * as adminPerk from '#app/routes/admin/perks/perk.tsx'
import * as work from '#app/routes/admin/perks/redemption.tsx'
import * as workList from '#app/routes/admin/perks/redemptions.tsx'
import * as mine from '#app/routes/me/redemption.tsx'
import * as mineList from '#app/routes/me/redemptions.tsx'
import * as catalogue from '#app/routes/perks/index.tsx'
import * as show from '#app/routes/perks/perk.tsx'
import { redemptionPanel } from '#app/views/redemption-panel.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import {
  aCustomer,
  aPerk,
  givePoints,
  pointsNow,
  problems,
  redeem,
  redemptionNow,
  stockNow,
} from '#tests/factories/perks.ts'
import { answerOf } from '#tests/routes/call-route.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { refusal, visit } from '#tests/setup/route-visit.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('the catalogue says to everybody what things cost, and to a member what is missing', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  await aCustomer(app, ann, 3)
  await givePoints(app, ann, 80)
  await aPerk(app, { slug: 'call', cost: 400, tier: 'champion', tenure_years: 5, title_ko: '통화' })
  await aPerk(app, { slug: 'gone', state: 'archived' })
  await aPerk(app, { slug: 'over', valid_until: app.clock.now() })
  const open = await catalogue.loader(visit(app.visitor(), { at: '/perks' }))
  expect(open.perks).toMatchObject([{ slug: 'call', cost: 400, condition: { tier: 'champion', years: 5 }, mine: null }])
  const own = await catalogue.loader(visit(app.as(ann, { locale: 'ko' }), { at: '/perks' }))
  expect(own).toMatchObject({
    available: 80,
    perks: [
      {
        title: '통화',
        mine: {
          met: false,
          missing: { score: 1_100, tier: { key: 'champion' } },
          refusals: [{ code: 'condition' }, { code: 'points', params: { count: 320 } }],
        },
      },
    ],
  })
  expect(
    await answerOf(show.loader(visit(app.as(ann), { at: '/perks/gone', params: { slug: 'gone' } }))),
  ).toMatchObject({ status: 404 })
  expect((await show.loader(visit(app.as(ann), { at: '/perks/over', params: { slug: 'over' } }))).perk.season).toBe(
    'ended',
  )
})

test('redeem, confirm, follow, cancel: the way of a member through the pages', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  await givePoints(app, ann, 2_000)
  await app.set('perks.passwordAbove', 5_000)
  const perk = await aPerk(app, { slug: 'quarter', cost: 1_500, stock: 1 })
  const press = (who: typeof ann, key: string) =>
    show.action(
      visit(app.as(who), { at: '/perks/quarter', params: { slug: 'quarter' }, form: { intent: 'redeem', key } }),
    )
  await expect(
    show.action(
      visit(app.visitor(), {
        at: '/perks/quarter',
        params: { slug: 'quarter' },
        form: { intent: 'redeem', key: 'stamp-000' },
      }),
    ),
  ).toRedirectTo('/login?next=%2Fperks%2Fquarter')
  expect(await refusal(press(bob, 'stamp-001'))).toMatchObject({ status: 409, errors: { '': 'perks.refusal.points' } })
  const first = await answerOf(press(ann, 'stamp-002'))
  expect(await answerOf(press(ann, 'stamp-002'))).toMatchObject({ status: 303, location: first.location })
  expect(await stockNow(app, perk)).toBe(0)
  const id = first.location?.split('/').at(-1) ?? ''
  const page = await mine.loader(visit(app.as(ann), { at: `/me/redemptions/${id}`, params: { id } }))
  expect(page).toMatchObject({
    redemption: { state: 'requested', cost: 1_500 },
    mayCancel: true,
    coupon: null,
    lines: [{ to_state: 'requested', who: null }],
  })
  expect(
    await answerOf(mine.loader(visit(app.as(bob), { at: `/me/redemptions/${id}`, params: { id } }))),
  ).toMatchObject({ status: 404 })
  expect((await mineList.loader(visit(app.as(ann), { at: '/me/redemptions' }))).items).toMatchObject([
    { id, state: 'requested' },
  ])
  await expect(
    mine.action(visit(app.as(ann), { at: `/me/redemptions/${id}`, params: { id }, form: { intent: 'cancel' } })),
  ).toRedirectTo(`/me/redemptions/${id}`)
  expect(await pointsNow(app, ann)).toBe('2000/0')
})

test('an expensive perk leads to the page that asks who one is, and is redeemed after it', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  await givePoints(app, ann, 2_000)
  await aPerk(app, { slug: 'quarter', cost: 1_500 })
  const press = (confirmedAt: string) =>
    show.action(
      visit(app.as(ann, { session: { idHash: 'one', confirmedAt } }), {
        at: '/perks/quarter',
        params: { slug: 'quarter' },
        form: { intent: 'redeem', key: 'stamp-000' },
      }),
    )
  expect(await answerOf(press('2026-11-01T09:00:00.000Z'))).toMatchObject({
    status: 302,
    location: '/me/confirm?to=%2Fperks%2Fquarter',
  })
  expect(await pointsNow(app, ann)).toBe('2000/0')
  expect((await answerOf(press(app.clock.now()))).status).toBe(303)
  expect(await pointsNow(app, ann)).toBe('500/1500')
})

test('staff decide and deliver on the page of a redemption, and in the review queue', async () => {
  const app = await testApp()
  const { ann, sam, ada } = await people(app, 'ann', 'sam', 'ada')
  await givePoints(app, ann, 9_000)
  const perk = await aPerk(app, { cost: 2_000 })
  const { id } = await redeem(app, ann, perk)
  const act = (who: typeof ann, form: Record<string, string>) =>
    work.action(visit(app.as(who), { at: `/admin/redemptions/${id}`, params: { id }, form }))
  expect(await work.loader(visit(app.as(sam), { at: `/admin/redemptions/${id}`, params: { id } }))).toMatchObject({
    acts: ['approve', 'deny'],
    member: { handle: 'ann', available: 7_000 },
    approvals: [],
  })
  await expect(act(sam, { intent: 'approve', note: 'Fine.' })).toRedirectTo(`/admin/redemptions/${id}`)
  expect(await work.loader(visit(app.as(sam), { at: `/admin/redemptions/${id}`, params: { id } }))).toMatchObject({
    acts: ['deny'],
    approvals: [{ name: 'Sam', note: 'Fine.' }],
  })
  const item = await openItemOf(app.as(ada), 'redemption', id)
  if (item === null) throw new Error('nothing waits')
  expect((await redemptionPanel.rows(app.as(ada), [item])).get(item.id)?.title).toBe('Early access')
  expect(await redemptionPanel.load(app.as(ada), item)).toMatchObject({ approvals: [{ name: 'Sam' }] })
  await redemptionPanel.decide(app.as(ada), item, { decision: 'approve', note: '', fields: {} })
  expect(await redemptionNow(app, id)).toMatchObject({ state: 'fulfilling' })
  expect((await workList.loader(visit(app.as(sam), { at: '/admin/redemptions' }))).rows).toMatchObject([
    { id, member: { handle: 'ann' }, approvals: 2 },
  ])
  await expect(act(sam, { intent: 'fulfil', note: 'Done.' })).toRedirectTo(`/admin/redemptions/${id}`)
  expect((await redemptionNow(app, id)).state).toBe('fulfilled')

  const other = await redeem(app, ann, perk)
  const next = await openItemOf(app.as(ada), 'redemption', other.id)
  if (next === null) throw new Error('nothing waits')
  await redemptionPanel.decide(app.as(ada), next, { decision: 'deny', note: 'Not this year.', fields: {} })
  expect(await redemptionNow(app, other.id)).toMatchObject({ state: 'refunded', ended_as: 'denied' })
  expect(
    await answerOf(work.loader(visit(app.as(ann), { at: `/admin/redemptions/${id}`, params: { id } }))),
  ).toMatchObject({ status: 403 })
  expect(await problems(app)).toEqual([])
})

test('an admin creates, changes, fills and archives a perk; every step is kept and audited, no code is shown', async () => {
  const app = await testApp()
  const { ada, ann } = await people(app, 'ada', 'ann')
  const form = {
    intent: 'save',
    slug: 'clamp',
    kind: 'coupon',
    delivery: 'coupon',
    titleEn: 'Clamp',
    titleKo: '클램프',
    aboutEn: 'Half price.',
    aboutKo: '반값.',
    cost: '600',
    validUntil: '2026-12-31',
    memberLimit: '1',
  }
  expect(
    await refusal(
      adminPerk.action(
        visit(app.as(ada), {
          at: '/admin/perks/new',
          form: { ...form, delivery: 'hand', quantity: '5', slug: 'Clamp!', limitDays: '30', memberLimit: '' },
        }),
      ),
    ),
  ).toMatchObject({
    status: 422,
    errors: {
      slug: expect.anything(),
      delivery: 'perks.refusal.deliveryOfKind',
      quantity: 'perks.refusal.quantityOfKind',
      memberLimit: 'perks.refusal.limitMissing',
    },
  })
  const made = await answerOf(adminPerk.action(visit(app.as(ada), { at: '/admin/perks/new', form })))
  const id = made.location?.split('/').at(-1) ?? ''
  expect(await refusal(adminPerk.action(visit(app.as(ada), { at: '/admin/perks/new', form })))).toMatchObject({
    status: 422,
    errors: { slug: 'perks.refusal.slugTaken' },
  })
  const at = { at: `/admin/perks/${id}`, params: { id } }
  await adminPerk.action(
    visit(app.as(ada), {
      ...at,
      form: { intent: 'load', codes: 'code\nHARU-1234-ABCD\n"HARU-5678-EFGH",note\nHARU-1234-ABCD\n' },
    }),
  )
  await adminPerk.action(
    visit(app.as(ada), { ...at, form: { intent: 'load', codes: 'HARU-5678-EFGH\nHARU-9999-IJKL' } }),
  )
  const page = await adminPerk.loader(visit(app.as(ada), at))
  expect(page).toMatchObject({
    coupons: { free: 3, given: 0 },
    value: { stock: '3', validUntil: '2026-12-31', cost: '600' },
    history: [{ revision: 1, by: 'Ada' }],
  })
  expect(JSON.stringify([page, await perkFile(app.as(ada), id)])).not.toMatch(/HARU-/)
  expect(
    await refusal(adminPerk.action(visit(app.as(ada), { ...at, form: { intent: 'load', codes: 'x' } }))),
  ).toMatchObject({ status: 422, errors: { codes: 'perks.refusal.codeLength' }, kept: {} })
  await adminPerk.action(
    visit(app.as(ada), { ...at, form: { ...form, cost: '500', stock: '3', stockWas: '3', note: 'Cheaper.' } }),
  )
  expect(await perkFile(app.as(ada), id)).toMatchObject({
    perk: { cost: 500, stock: 3, revision: 2, valid_until: '2026-12-31T15:00:00.000Z' },
  })
  await adminPerk.action(visit(app.as(ada), { ...at, form: { intent: 'archive' } }))
  await archivePerk(app.as(ada), { id, archived: true })
  expect((await perkCatalogue(app.as(ann))).perks).toEqual([])
  expect((await adminPerks.loader(visit(app.as(ada), { at: '/admin/perks' }))).perks).toMatchObject([
    { id, season: 'archived' },
  ])
  const log = await app.app.platform.open.db
    .selectFrom('audit_event')
    .select(['action', 'after', 'reason'])
    .orderBy('seq')
    .execute()
  expect(log.map(({ action }) => action)).toEqual([
    'perk.create',
    'perk.loadCoupons',
    'perk.loadCoupons',
    'perk.change',
    'perk.archive',
  ])
  expect(JSON.stringify(log)).not.toMatch(/HARU-/)
  await expect(loadCoupons(app.as(ann), { perkId: id, text: 'AAAA' })).toFailWith('forbidden')
})

test('lists cost the same number of queries for one row and for many', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  await givePoints(app, ann, 50_000)
  const perk = await aPerk(app, { member_limit: 50 })
  await redeem(app, ann, perk)
  const count = async () => [
    await countQueries(app.as(ann), perkCatalogue),
    await countQueries(app.as(ann), (ctx) => ownRedemptions(ctx, { limit: 20, cursor: null })),
    await countQueries(app.as(sam), (ctx) =>
      staffRedemptions(ctx, { state: null, delivery: null, perk: null, findings: false }, { limit: 20, cursor: null }),
    ),
  ]
  const one = await count()
  for (let i = 0; i < 12; i++) await redeem(app, ann, await aPerk(app, { member_limit: 3 }))
  expect(await count()).toEqual(one)
})
