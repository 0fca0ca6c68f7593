import { expect, test } from 'vitest'
import { changeAccount } from '#app/domain/accounts/customer-accounts/change-account.server.ts'
import { createAccount } from '#app/domain/accounts/customer-accounts/create-account.server.ts'
import { accountFactsShape } from '#app/domain/accounts/customer-accounts/input.ts'
import { accountBy } from '#app/domain/accounts/queries/customer-accounts.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

const haru = accountFactsShape.parse({
  externalId: 'C-1',
  name: 'Haru',
  kind: 'company',
  plan: 'pro',
  products: ['kettle'],
  startedAt: '2022-03-01',
  renewsAt: '2027-03-01T12:00:00+09:00',
})

test('a day is a day of the community, an instant stays as it came, and what is left out of a change stays', async () => {
  const app = await testApp()
  const ada = app.as(await aMember(app, 'ada'))
  const { accountId: id } = await createAccount(ada, haru)
  expect(await accountBy(ada.read, { id })).toMatchObject({
    started_at: '2022-02-28T15:00:00.000Z',
    renews_at: '2027-03-01T03:00:00.000Z',
  })

  expect(await changeAccount(ada, { id, change: { renewsAt: null } })).toMatchObject({ outcome: 'changed' })
  expect(await accountBy(ada.read, { id })).toMatchObject({
    plan: 'pro',
    products: '["kettle"]',
    external_id: 'C-1',
    renews_at: null,
  })
  expect(await changeAccount(ada, { id, change: { startedAt: '2022-03-01' } })).toMatchObject({ outcome: 'unchanged' })
})

test('only admins enter and change customer accounts', async () => {
  const app = await testApp()
  const sam = app.as(await aMember(app, 'sam'))
  await expect(createAccount(sam, haru)).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(changeAccount(sam, { id: 'acc_1', change: {} })).rejects.toMatchObject({ kind: 'forbidden' })
})
