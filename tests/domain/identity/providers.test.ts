import { expect, test } from 'vitest'
import { providerShape } from '#app/domain/identity/input.ts'
import { linkIdentity } from '#app/domain/identity/link-identity.server.ts'
import { ownWaysIn } from '#app/domain/identity/own-ways-in.server.ts'
import { providerOf } from '#app/domain/identity/provider.ts'
import { checkProvider } from '#app/domain/identity/providers/check-provider.server.ts'
import { deleteProvider } from '#app/domain/identity/providers/delete-provider.server.ts'
import { saveProvider } from '#app/domain/identity/providers/save-provider.server.ts'
import { shiftProvider } from '#app/domain/identity/providers/shift-provider.server.ts'
import { identitiesOf } from '#app/domain/identity/queries/identities.server.ts'
import { findProviderRow, providers, shownProviders } from '#app/domain/identity/queries/providers.server.ts'
import { unlinkIdentity } from '#app/domain/identity/unlink-identity.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aProvider, providerForm } from '#tests/factories/providers.ts'
import { startCompanyProvider } from '#tests/setup/company-provider.ts'
import { testApp } from '#tests/setup/test-app.ts'

const form = (more: Record<string, string> = {}) => providerShape.parse({ ...providerForm, ...more })

test('the client secret is stored sealed, never handed out, and stays when the form leaves it empty', async () => {
  const site = await testApp()
  const ada = site.as(await aMember(site, 'ada'))
  const secret = 'a secret that only the provider knows'
  const { id } = await saveProvider(ada, null, form({ clientSecret: secret }))
  const stored = async () => (await findProviderRow(ada.read, { id }))?.client_secret
  const first = await stored()
  expect(first).not.toContain(secret)
  expect(JSON.stringify(await providers(ada.read))).not.toContain(first)

  await saveProvider(ada, id, form({ clientSecret: '', name: 'Haru' }))
  expect(await stored()).toBe(first)
  const audited = await ada.read.selectFrom('audit_event').selectAll().execute()
  expect(audited.map(({ action }) => action)).toEqual(['signIn.saveProvider', 'signIn.saveProvider'])
  expect(JSON.stringify(audited)).not.toContain(secret)
})

test('what makes no sense is refused at its field', async () => {
  const site = await testApp()
  const ada = site.as(await aMember(site, 'ada'))
  const refused = (more: Record<string, string>) =>
    saveProvider(ada, null, form(more)).then(
      () => null,
      (error: { fields: Record<string, unknown> }) => Object.keys(error.fields),
    )
  await aProvider(site, { key: 'taken' })
  expect(await refused({ key: 'taken' })).toEqual(['key'])
  expect(await refused({ key: 'handover' })).toEqual(['key'])
  expect(await refused({ issuer: '' })).toEqual(['issuer'])
  expect(await refused({ vouches: 'on' })).toEqual(['trustedDomains'])
  expect(
    await refused({
      vouches: 'on',
      trustedDomains: 'haru.example',
      issuer: 'https://login.microsoftonline.com/common/v2.0',
    }),
    'anybody can make an account with any address there',
  ).toEqual(['vouches'])
  for (const bad of [
    { key: 'Haru Watt' },
    { key: 'callback' },
    { trustedDomains: 'not a domain!' },
    { issuer: 'ftp://x' },
  ])
    expect(providerShape.safeParse({ ...providerForm, ...bad }).success, JSON.stringify(bad)).toBe(false)
  expect(form({ trustedDomains: '@Haru.Example, haru.example\nwatt.example' }).trustedDomains).toEqual([
    'haru.example',
    'watt.example',
  ])
})

test('providers keep their order; hidden ones and those that are off have no button', async () => {
  const site = await testApp()
  const ada = site.as(await aMember(site, 'ada'))
  await aProvider(site, { key: 'one' })
  await aProvider(site, { key: 'two', state: 'hidden' })
  const id = await aProvider(site, { key: 'three' })
  await aProvider(site, { preset: 'handover', key: 'own', name: 'Our site' })
  expect((await shownProviders(ada.read)).map(({ key }) => key)).toEqual(['one', 'three'])
  for (const direction of ['up', 'up', 'up'] as const) await shiftProvider(ada, { id, direction })
  expect((await providers(ada.read)).map(({ key }) => key)).toEqual(['three', 'one', 'two', 'own'])
})

test('the test of a provider says what is wrong, and forgets it when it works', async () => {
  const site = await testApp({ WEBHOOK_ALLOWED_HOSTS: '127.0.0.1' })
  const ada = site.as(await aMember(site, 'ada'))
  const company = await startCompanyProvider('http://localhost:3000/login/haru/callback')
  const id = await aProvider(site, { key: 'haru', issuer: 'http://127.0.0.1:1' })
  expect(await checkProvider(ada, { id })).toEqual({ problem: 'unreachable' })
  const change = (issuer: string) => saveProvider(ada, id, form({ key: 'haru', issuer }))
  site.clock.advance({ minutes: 1 })
  await change(`${company.issuer}/elsewhere`)
  expect(await checkProvider(ada, { id })).toEqual({ problem: 'notAProvider' })
  site.clock.advance({ minutes: 1 })
  await change(company.issuer.replace('127.0.0.1', 'localhost'))
  expect(await checkProvider(ada, { id })).toEqual({ problem: 'inside' })
  site.clock.advance({ minutes: 1 })
  await change(company.issuer)
  expect(await checkProvider(ada, { id })).toEqual({ problem: null })
  expect(await findProviderRow(ada.read, { id })).toMatchObject({ problem: null, checked_at: site.clock.now() })
  await company.close()
})

test('a provider that members use is not deleted, and the last way in of a member is not removed', async () => {
  const site = await testApp()
  const [ada, ann] = [site.as(await aMember(site, 'ada')), await aMember(site, 'ann')]
  const id = await aProvider(site)
  const row = await findProviderRow(ada.read, { id })
  if (row === null) throw new Error('no provider')
  const facts = (subject: string) => ({
    issuer: 'https://id.example.com',
    subject,
    name: null,
    handle: null,
    email: null,
    emailVerified: false,
    account: null,
    groups: null,
  })
  const memberId = ann.memberId ?? ''
  for (const subject of ['s-1', 's-1', 's-2'])
    await linkIdentity(site.as(ann), { provider: providerOf(row), facts: facts(subject), memberId })
  const [first, second] = await identitiesOf(ada.read, memberId)
  expect((await ownWaysIn(site.as(ann))).identities).toHaveLength(2)

  await expect(deleteProvider(ada, { id })).rejects.toMatchObject({ key: 'identity.problem.inUse' })
  await unlinkIdentity(site.as(ann), { id: first?.id ?? '' })
  // An address would be a way in too: links that set a password go there.
  await site.app.platform.open.db.updateTable('member').set({ email: null }).where('id', '=', memberId).execute()
  await expect(unlinkIdentity(site.as(ann), { id: second?.id ?? '' })).rejects.toMatchObject({
    key: 'accounts.waysIn.last',
  })
  await expect(unlinkIdentity(ada, { id: second?.id ?? '' })).rejects.toMatchObject({ kind: 'not_found' })
  await site.app.platform.open.db
    .updateTable('member')
    .set({ password_hash: '$argon2id$' })
    .where('id', '=', memberId)
    .execute()
  await unlinkIdentity(site.as(ann), { id: second?.id ?? '' })
  await deleteProvider(ada, { id })
  expect(await providers(ada.read)).toEqual([])
})

test('only admins set up how members sign in', async () => {
  const site = await testApp()
  const sam = site.as(await aMember(site, 'sam'))
  const id = await aProvider(site)
  for (const act of [
    saveProvider(sam, null, form()),
    shiftProvider(sam, { id, direction: 'up' }),
    checkProvider(sam, { id }),
    deleteProvider(sam, { id }),
  ])
    await expect(act).rejects.toMatchObject({ kind: 'forbidden' })
})
