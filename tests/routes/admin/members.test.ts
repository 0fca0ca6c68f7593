// On both databases: a sample of the pages.
import { expect, test } from 'vitest'
import { loader as list } from '#app/routes/admin/members/index.tsx'
import { action as change, loader as member } from '#app/routes/admin/members/member.tsx'
import { aMember } from '#tests/factories/members.ts'
import { refusal, visit } from '#tests/setup/route-visit.ts'
import { testApp } from '#tests/setup/test-app.ts'

const at = '/admin/members/ann'
const params = { handle: 'ann' }

test('only admins see the list and change anybody', async () => {
  const site = await testApp()
  await aMember(site, 'ann')
  for (const handle of ['bob', 'mo', 'cora', 'sam'] as const) {
    const ctx = site.as(await aMember(site, handle))
    await expect(list(visit(ctx, { at: '/admin/members' }))).rejects.toMatchObject({ init: { status: 403 } })
    await expect(member(visit(ctx, { at, params }))).rejects.toMatchObject({ init: { status: 403 } })
    await expect(change(visit(ctx, { at, params, form: { intent: 'roles', roles: 'admin' } }))).rejects.toMatchObject({
      init: { status: 403 },
    })
    await expect(change(visit(ctx, { at, params, form: { intent: 'trust', level: '4' } }))).rejects.toMatchObject({
      init: { status: 403 },
    })
  }
  await expect(change(visit(site.visitor(), { at, params, form: { intent: 'roles', roles: 'admin' } }))).toRedirectTo(
    '/login?next=%2Fadmin%2Fmembers%2Fann',
  )
  await expect(site).not.toHaveRecorded('member.roleChanged')
})

test('an admin searches, narrows to a role, and gives roles and a level', async () => {
  const site = await testApp()
  const [ada] = [await aMember(site, 'ada'), await aMember(site, 'ann', { email: 'ann@example.com' })]
  const ctx = site.as(ada)
  expect((await list(visit(ctx, { at: '/admin/members?q=an' }))).members).toMatchObject([
    { handle: 'ann', email: 'ann@example.com', roles: [] },
  ])
  await expect(
    change(
      visit(ctx, { at, params, form: { intent: 'roles', roles: ['curator', 'moderator'], reason: 'asked for it' } }),
    ),
  ).toRedirectTo(at)
  await expect(change(visit(ctx, { at, params, form: { intent: 'trust', level: '3' } }))).toRedirectTo(at)
  expect((await list(visit(ctx, { at: '/admin/members?role=curator' }))).members.map(({ handle }) => handle)).toEqual([
    'ann',
  ])
  expect(await member(visit(ctx, { at, params }))).toMatchObject({
    roles: ['curator', 'moderator'],
    trustLevel: 3,
    trustFixed: true,
  })
})

test('no box ticked takes every role away', async () => {
  const site = await testApp()
  const ctx = site.as(await aMember(site, 'ada'))
  await aMember(site, 'ann', { roles: ['moderator'] })
  await expect(change(visit(ctx, { at, params, form: { intent: 'roles' } }))).toRedirectTo(at)
  expect((await member(visit(ctx, { at, params }))).roles).toEqual([])
})

test('unknown roles, levels, members and intents are refused', async () => {
  const site = await testApp()
  const ctx = site.as(await aMember(site, 'ada'))
  await aMember(site, 'ann')
  expect((await refusal(change(visit(ctx, { at, params, form: { intent: 'roles', roles: 'king' } })))).status).toBe(422)
  for (const level of ['5', '-1', '1.5', 'x', ''])
    expect((await refusal(change(visit(ctx, { at, params, form: { intent: 'trust', level } })))).status, level).toBe(
      422,
    )
  await expect(
    change(visit(ctx, { at, params: { handle: 'nobody' }, form: { intent: 'trust', level: '1' } })),
  ).rejects.toMatchObject({ init: { status: 404 } })
  await expect(change(visit(ctx, { at, params, form: { intent: 'crown' } }))).rejects.toMatchObject({
    init: { status: 400 },
  })
  expect(
    await refusal(
      change(visit(ctx, { at: '/admin/members/ada', params: { handle: 'ada' }, form: { intent: 'roles' } })),
    ),
  ).toMatchObject({ status: 409, errors: { '': 'accounts.problem.lastAdmin' } })
})
