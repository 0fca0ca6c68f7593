// change-member, create-account and change-account through the API, as the company's other systems use them.
import { expect, test } from 'vitest'
import { aGroup } from '#tests/factories/groups.ts'
import { aMember } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'
import { callApi } from './call-api.ts'

const admin = { scope: 'admin' } as const

async function site() {
  const app = await testApp()
  const [ada, bob] = [await aMember(app, 'ada'), await aMember(app, 'bob', { trustLevel: 1 })]
  return { app, ada, bob }
}

test('a customer who began three years ago is seen as one from the call on, with the tier that the years bring', async () => {
  const { app, ada } = await site()
  await callApi(app, ada, {
    ...admin,
    method: 'POST',
    at: '/accounts',
    body: { externalId: 'C-7', name: 'Nalgae Ltd', plan: 'pro', startedAt: '2024-01-01T00:00:00Z' },
  })
  await callApi(app, ada, { ...admin, method: 'PUT', at: '/accounts/C-7/members/bob' })
  await app.drainJobs()
  expect((await callApi(app, null, { at: '/members/bob' })).body).toMatchObject({ tier: 'regular' })

  const changed = await callApi(app, ada, {
    ...admin,
    method: 'PATCH',
    at: '/accounts/C-7',
    body: { startedAt: '2015-01-01T00:00:00Z' },
  })
  expect(changed.body).toMatchObject({ startedAt: '2015-01-01T00:00:00.000Z', plan: 'pro', members: ['bob'] })
  await app.drainJobs()
  expect((await callApi(app, null, { at: '/members/bob' })).body).toMatchObject({ tier: 'champion' })
})

test('the key of another account is refused with the id of that account; the same change again is no change', async () => {
  const { app, ada } = await site()
  const make = (externalId: string) =>
    callApi(app, ada, {
      ...admin,
      method: 'POST',
      at: '/accounts',
      body: { externalId, name: 'Haru', startedAt: '2022-03-01' },
    })
  const first = await make('C-1')
  expect(await make('C-1')).toMatchObject({
    status: 409,
    body: { code: 'external_id_taken', id: first.body['id'], errors: [{ field: 'externalId' }] },
  })
  await make('C-2')
  const change = (body: unknown) => callApi(app, ada, { ...admin, method: 'PATCH', at: '/accounts/C-2', body })
  expect(await change({ externalId: 'C-1' })).toMatchObject({ status: 409, body: { code: 'external_id_taken' } })

  const before = (await app.recordedEvents()).length
  expect(await change({ plan: '-' })).toMatchObject({ status: 200 })
  expect((await app.recordedEvents()).length).toBe(before)
})

test('an added member belongs to the account they came with, can be moved and taken out, and each act is audited', async () => {
  const { app, ada } = await site()
  for (const externalId of ['C-1', 'C-2'])
    await callApi(app, ada, {
      ...admin,
      method: 'POST',
      at: '/accounts',
      body: { externalId, name: externalId, startedAt: '2022-03-01' },
    })
  const dami = { handle: 'dami', name: 'Kim Dami', email: 'Dami@example.com', account: 'C-1' }
  expect(await callApi(app, ada, { ...admin, method: 'POST', at: '/members', body: dami })).toMatchObject({
    status: 201,
    body: { handle: 'dami', name: 'Kim Dami' },
  })
  const members = async (key: string) => (await callApi(app, ada, { ...admin, at: `/accounts/${key}` })).body['members']
  expect(await members('C-1')).toEqual(['dami'])
  expect(await callApi(app, ada, { ...admin, method: 'POST', at: '/members', body: dami })).toMatchObject({
    status: 422,
    body: { code: 'handle_taken' },
  })

  const patch = (account: string | null) =>
    callApi(app, ada, { ...admin, method: 'PATCH', at: '/members/dami', body: { account } })
  await patch('C-2')
  expect([await members('C-1'), await members('C-2')]).toEqual([[], ['dami']])
  // Taken out of an account that is not theirs: nothing happens.
  await callApi(app, ada, { ...admin, method: 'DELETE', at: '/accounts/C-1/members/dami' })
  expect(await members('C-2')).toEqual(['dami'])
  await patch(null)
  expect(await members('C-2')).toEqual([])
  expect(await patch('C-9')).toMatchObject({ status: 404 })

  const audited = await app.app.platform.open.db
    .selectFrom('audit_event')
    .select('action')
    .where('action', '!=', 'token.create')
    .orderBy('seq')
    .execute()
  expect(audited.map(({ action }) => action)).toEqual([
    'account.save',
    'account.save',
    'member.add',
    'account.linkMember',
    'account.unlinkMember',
  ])
})

test('members change themselves, but neither their customer account nor anybody else', async () => {
  const { app, bob, ada } = await site()
  const ann = await aMember(app, 'ann')
  const patch = (as: typeof ann, handle: string, body: unknown, scope: 'write' | 'admin' = 'write') =>
    callApi(app, as, { method: 'PATCH', at: `/members/${handle}`, body, scope })

  expect(await patch(bob, 'bob', { name: 'Robert', locale: 'ko' })).toMatchObject({ body: { name: 'Robert' } })
  expect(await patch(bob, 'bob', { account: null })).toMatchObject({ status: 403 })
  expect(await patch(bob, 'ann', { name: 'Anna' })).toMatchObject({ status: 403 })
  expect(await patch(ada, 'ann', { name: 'Anna' }), 'a token that is not for administration').toMatchObject({
    status: 403,
  })
  expect(await patch(ada, 'ann', { name: 'Anna' }, 'admin')).toMatchObject({ body: { name: 'Anna' } })
  expect(await patch(ann, 'nobody', { name: 'Anna' })).toMatchObject({ status: 404 })
})

test('an added member is in the groups they came with; who is in a group is for admins to ask', async () => {
  const { app, ada, bob } = await site()
  await aGroup(app, ada, 'beta', { members: [bob] })
  const add = (handle: string, groups: string[]) =>
    callApi(app, ada, {
      ...admin,
      method: 'POST',
      at: '/members',
      body: { handle, name: handle, email: `${handle}@example.com`, groups },
    })
  expect(await add('dami', ['none'])).toMatchObject({ status: 422, body: { errors: [{ field: 'groups' }] } })
  expect(await add('dami', ['beta'])).toMatchObject({ status: 201 })
  const inBeta = await callApi(app, ada, { ...admin, at: '/members?group=beta' })
  expect((inBeta.body['items'] as { handle: string }[]).map(({ handle }) => handle)).toEqual(['dami', 'bob'])
  expect(await callApi(app, bob, { scope: 'read', at: '/members?group=beta' })).toMatchObject({ status: 403 })
})
