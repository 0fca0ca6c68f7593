import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { saveAccount } from '#app/domain/accounts/customer-accounts/save-account.server.ts'
import { balancesOf } from '#app/domain/ledger/queries/ledger.server.ts'
import { redemptionsFrozen } from '#app/domain/ledger/redemptions-frozen.server.ts'
import { rulesPage } from '#app/domain/loyalty/rules/rules-page.server.ts'
import * as badges from '#app/routes/admin/loyalty/badges.tsx'
import * as ledger from '#app/routes/admin/loyalty/ledger.tsx'
import * as rule from '#app/routes/admin/loyalty/rule.tsx'
import * as rules from '#app/routes/admin/loyalty/rules.tsx'
import * as tiers from '#app/routes/admin/loyalty/tiers.tsx'
import * as account from '#app/routes/admin/members/account.tsx'
import * as accounts from '#app/routes/admin/members/accounts.tsx'
import { aMember } from '#tests/factories/members.ts'
import { answerOf } from '#tests/routes/call-route.ts'
import { refusal, visit } from '#tests/setup/route-visit.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const pages = [
  { at: '/admin/rules', page: rules, form: null, params: {} },
  { at: '/admin/rules/answer-accepted', page: rule, form: { intent: 'propose' }, params: { rule: 'answer-accepted' } },
  { at: '/admin/ledger', page: ledger, form: { intent: 'freeze', reason: 'just so' }, params: {} },
  {
    at: '/admin/tiers',
    page: tiers,
    form: { intent: 'save', regular: '1', champion: '2', ambassador: '3' },
    params: {},
  },
  { at: '/admin/accounts', page: accounts, form: { intent: 'save' }, params: {} },
  { at: '/admin/badges', page: badges, form: { intent: 'run' }, params: {} },
] as const

test.each(pages)(
  '$at is for admins: everybody else is refused, visitors must sign in',
  async ({ at, page, form, params }) => {
    const site = await testApp()
    for (const handle of ['bob', 'cora', 'mo', 'sam'] as const) {
      const ctx = site.as(await aMember(site, handle))
      expect(await answerOf(page.loader(visit(ctx, { at, params }) as never)), handle).toMatchObject({ status: 403 })
      if (form !== null && 'action' in page)
        expect(await answerOf(page.action(visit(ctx, { at, params, form }))), handle).toMatchObject({ status: 403 })
    }
    expect(await answerOf(page.loader(visit(site.visitor(), { at, params }) as never))).toMatchObject({ status: 302 })
    expect(
      await answerOf(page.loader(visit(site.as(await aMember(site, 'ada')), { at, params }) as never)),
    ).toMatchObject({ status: 200 })
  },
)

async function admin(): Promise<{ site: TestApp; ada: Actor }> {
  const site = await testApp()
  return { site, ada: await aMember(site, 'ada') }
}

test('a rule is tried before it is saved; figures out of bounds and a missing reason are said, and what was typed stays', async () => {
  const { site, ada } = await admin()
  const at = '/admin/rules/answer-accepted'
  const send = (form: Record<string, string>) =>
    rule.action(
      visit(site.as(ada), {
        at,
        params: { rule: 'answer-accepted' },
        form: { intent: 'propose', day: 'outside', ...form },
      }),
    )
  const bad = await refusal(send({ reputation: '5000', points: 'many', reason: 'Because we can' }))
  expect(bad).toMatchObject({ status: 422, kept: { reputation: '5000', points: 'many', reason: 'Because we can' } })
  expect(Object.keys(bad.errors).sort()).toEqual(['points', 'reputation'])

  const terms = { points: '12', pairTimesPerDay: '5', pairTimesInAll: '10' }
  const tried = (await send({ ...terms, step: 'simulate' })) as unknown as {
    data: { extra: { simulation: { digest: string } } }
  }
  const { digest } = tried.data.extra.simulation
  expect(await refusal(send({ ...terms, step: 'save', simulated: digest }))).toMatchObject({
    status: 422,
    errors: { reason: 'rules.errors.reason' },
    kept: { points: '12' },
  })
  expect(
    await refusal(send({ ...terms, points: '99', step: 'save', simulated: digest, reason: 'Sneaky' })),
  ).toMatchObject({ status: 422, errors: { '': 'rules.errors.simulateFirst' } })
  expect(
    await refusal(send({ ...terms, step: 'save', simulated: digest, reason: 'Late', fromDay: '2020-01-01' })),
  ).toMatchObject({ status: 422, errors: { fromDay: 'rules.errors.past' }, kept: { fromDay: '2020-01-01' } })
  await expect(
    send({ ...terms, step: 'save', simulated: digest, reason: 'Accepted answers are worth more' }),
  ).toRedirectTo(at)
  expect((await rulesPage(site.app.context())).rules.find((one) => one.rule === 'answer-accepted')).toMatchObject({
    version: 2,
    points: 12,
    caps: { pairTimes: { perDay: 5, inAll: 10 } },
  })
  expect(
    await answerOf(rule.loader(visit(site.as(ada), { at: '/admin/rules/none', params: { rule: 'none' } }))),
  ).toMatchObject({ status: 404 })
})

test('the ledger is checked, frozen and corrected with a reason; what is wrong is said beside its field', async () => {
  const { site, ada } = await admin()
  const bob = await aMember(site, 'bob')
  const send = (form: Record<string, string>) => ledger.action(visit(site.as(ada), { at: '/admin/ledger', form }))
  expect(await refusal(send({ intent: 'freeze', reason: 'x' }))).toMatchObject({ status: 422, kept: { reason: 'x' } })
  expect(
    await refusal(send({ intent: 'adjust', handle: 'nobody', unit: 'points', amount: '5', reason: 'A gift' })),
  ).toMatchObject({
    status: 422,
    errors: { handle: 'ledger.errors.noMember' },
    kept: { handle: 'nobody', amount: '5', reason: 'A gift' },
  })
  expect(
    await refusal(send({ intent: 'adjust', handle: 'bob', unit: 'points', amount: '0', reason: 'A gift' })),
  ).toMatchObject({ status: 422, errors: { amount: 'ledger.errors.amount' } })
  expect(
    await refusal(send({ intent: 'adjust', handle: 'bob', unit: 'gold', amount: '1.5', reason: '' })),
  ).toMatchObject({ status: 422, kept: { handle: 'bob', amount: '1.5' } })
  await expect(
    send({ intent: 'adjust', handle: '@bob', unit: 'points', amount: '50', reason: 'Thank you for the talk' }),
  ).toRedirectTo('/admin/ledger')
  expect((await balancesOf(site.app.platform.open.reader, [bob.memberId ?? ''])).get(bob.memberId ?? '')).toMatchObject(
    { available: 50 },
  )
  await expect(send({ intent: 'check' })).toRedirectTo('/admin/ledger')
  expect(await ledger.loader(visit(site.as(ada), { at: '/admin/ledger?member=bob' }))).toMatchObject({
    member: 'bob',
    findings: [],
    checks: [{ count: 0 }],
    adjustments: [{ handle: 'bob', amount: 50 }],
  })
  await expect(send({ intent: 'freeze', reason: 'Something looks odd' })).toRedirectTo('/admin/ledger')
  expect(await redemptionsFrozen(site.app.context())).toBe(true)
})

test('bars of tiers rise: others are refused with what was typed, and nobody is moved before it is seen', async () => {
  const { site, ada } = await admin()
  const open = (query: string) => tiers.loader(visit(site.as(ada), { at: `/admin/tiers?${query}` }))
  expect(await open('regular=900&champion=500&ambassador=x')).toMatchObject({
    refused: true,
    asked: null,
    typed: { regular: '900', champion: '500', ambassador: 'x' },
    bars: { regular: 300 },
  })
  expect(await open('regular=200&champion=500&ambassador=900')).toMatchObject({
    refused: false,
    asked: { regular: 200 },
  })
  const save = (form: Record<string, string>) =>
    tiers.action(visit(site.as(ada), { at: '/admin/tiers', form: { intent: 'save', ...form } }))
  expect(await refusal(save({ regular: '900', champion: '500', ambassador: '1000' }))).toMatchObject({
    status: 422,
    errors: { champion: 'loyalty.adminTiers.ascending' },
  })
  await expect(save({ regular: '200', champion: '500', ambassador: '900' })).toRedirectTo('/admin/tiers')
  expect(await open('')).toMatchObject({ bars: { regular: 200, champion: 500, ambassador: 900 } })
})

test('a customer account is entered, found, changed and linked; its history says who changed what', async () => {
  const { site, ada } = await admin()
  await aMember(site, 'bob')
  const ctx = site.as(ada)
  const enter = (form: Record<string, string>) =>
    accounts.action(visit(ctx, { at: '/admin/accounts', form: { intent: 'save', ...form } }))
  const good = {
    name: 'Mori Bakery',
    kind: 'company',
    plan: 'business',
    startedOn: '2024-02-29',
    renewsOn: '',
    externalId: 'HW-7',
  }
  const bad = await refusal(enter({ ...good, startedOn: '2024-02-30', kind: 'school' }))
  expect(bad).toMatchObject({ status: 422, kept: { name: 'Mori Bakery', startedOn: '2024-02-30' } })
  expect(Object.keys(bad.errors).sort()).toEqual(['kind', 'startedOn'])
  const made = await answerOf(enter(good))
  const id = made.location?.split('/').at(-1) ?? ''
  expect((await accounts.loader(visit(ctx, { at: '/admin/accounts?q=HW-7' }))).accounts).toMatchObject([
    { id, name: 'Mori Bakery' },
  ])
  expect(
    await refusal(accounts.action(visit(ctx, { at: '/admin/accounts', form: { intent: 'import', text: ' ' } }))),
  ).toMatchObject({ status: 422, errors: { text: 'accounts.customer.problem.empty' } })

  const at = `/admin/accounts/${id}`
  const change = (form: Record<string, string>) => account.action(visit(ctx, { at, params: { id }, form }))
  expect(await refusal(change({ intent: 'link', handle: 'nobody' }))).toMatchObject({
    status: 422,
    errors: { handle: 'accounts.customer.problem.nobody' },
    kept: { handle: 'nobody' },
  })
  await expect(change({ intent: 'link', handle: '@bob' })).toRedirectTo(at)
  site.clock.advance({ hours: 1 })
  await saveAccount(site.app.context(), { ...good, kind: 'company', plan: 'home', renewsOn: null, externalId: 'HW-7' })
  const page = await account.loader(visit(ctx, { at, params: { id } }))
  expect(page.members).toMatchObject([{ handle: 'bob' }])
  expect(page.history).toMatchObject([
    { what: 'changed', who: null, fields: [{ field: 'plan', before: 'business', after: 'home' }] },
    { what: 'linked', who: 'Ada', member: 'Bob' },
    { what: 'entered', who: 'Ada', fields: [] },
  ])
})

test('a review of all badges is started once', async () => {
  const { site, ada } = await admin()
  await expect(badges.action(visit(site.as(ada), { at: '/admin/badges', form: { intent: 'run' } }))).toRedirectTo(
    '/admin/badges',
  )
  await site.drainJobs()
  expect((await badges.loader(visit(site.as(ada), { at: '/admin/badges' }))).runs).toMatchObject([{}])
})
