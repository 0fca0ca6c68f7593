// On both databases: the account of a member who left is found by a keyed hash.
import { expect, test } from 'vitest'
import { linkIdentity } from '#app/domain/identity/link-identity.server.ts'
import { providerOf } from '#app/domain/identity/provider.ts'
import { findProviderRow } from '#app/domain/identity/queries/providers.server.ts'
import { eraseDeparted } from '#app/domain/leaving/erase-member.server.ts'
import { leaveCommunity } from '#app/domain/leaving/leave-community.server.ts'
import { returnToCommunity } from '#app/domain/leaving/return-to-community.server.ts'
import { wayBackByIdentity, wayBackByPassword } from '#app/domain/leaving/way-back.server.ts'
import { placesWith } from '#tests/factories/everything-stored.ts'
import { aMember } from '#tests/factories/members.ts'
import { aPassword } from '#tests/factories/perks.ts'
import { aProvider } from '#tests/factories/providers.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const password = 'quiet morning tea'
const who = { issuer: 'https://accounts.example', subject: 'subject-of-planted' }

/** A member with a password and a provider, who has left. */
async function departed(app: TestApp) {
  const person = await aMember(app, 'planted', { email: 'Planted@canary.example' })
  await aPassword(app, person, password)
  const row = await findProviderRow(app.visitor().read, { id: await aProvider(app, { key: 'company' }) })
  if (row === null) throw new Error('no provider')
  const facts = { ...who, email: null, emailVerified: false, name: null, handle: null, account: null, groups: null }
  await linkIdentity(app.as(person), {
    provider: providerOf(row),
    facts,
    memberId: person.memberId ?? '',
  })
  return leaveCommunity(app.as(person), { posts: 'keep' })
}

test('who left finds the way back by handle or address with the password, and by the provider', async () => {
  const app = await testApp()
  const { returnTo } = await departed(app)
  const back = (login: string, typed = password) => wayBackByPassword(app.visitor(), { login, password: typed })

  expect(await back('planted')).toBe(returnTo)
  expect(await back('Planted')).toBe(returnTo)
  expect(await back('planted@CANARY.example')).toBe(returnTo)
  expect(await back('planted', 'another password')).toBeNull()
  expect(await back('somebody')).toBeNull()
  expect(await wayBackByIdentity(app.visitor(), who)).toBe(returnTo)
  expect(await wayBackByIdentity(app.visitor(), { ...who, subject: 'other' })).toBeNull()
})

test('what finds them names nobody, and is gone with the time, the return and the erasure', async () => {
  const app = await testApp()
  const { returnTo, departureId } = await departed(app)
  await app.drainJobs()
  const places = await placesWith(app.app.platform, ['planted', who.subject])
  expect(places.filter((place) => place.startsWith('departure'))).toEqual([])
  const keys = () => app.visitor().read.selectFrom('departure_key').selectAll().execute()
  expect(await keys()).toHaveLength(3)

  await returnToCommunity(app.visitor(), { token: returnTo.replace('/return/', '') })
  expect(await keys()).toEqual([])

  const person = (
    await app.visitor().read.selectFrom('member').select('id').where('handle', '=', 'planted').execute()
  )[0]
  const again = await leaveCommunity(
    app.as({ memberId: person?.id ?? '', handle: 'planted', name: 'P', roles: ['member'], trustLevel: 0 }),
    { posts: 'keep' },
  )
  app.clock.advance({ days: 14 })
  expect(await wayBackByPassword(app.visitor(), { login: 'planted', password })).toBeNull()
  expect(again.departureId).not.toBe(departureId)
  await eraseDeparted(app.app.context(), again.departureId)
  expect(await keys()).toEqual([])
})
