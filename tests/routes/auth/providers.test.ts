import { afterAll, beforeAll, expect, test } from 'vitest'
import { linkMember } from '#app/domain/accounts/customer-accounts/link-member.server.ts'
import { profileFieldShape } from '#app/domain/accounts/fields/input.ts'
import { saveProfileField } from '#app/domain/accounts/fields/save-profile-field.server.ts'
import { memberByHandle } from '#app/domain/accounts/queries/members.server.ts'
import { fieldValues } from '#app/domain/accounts/queries/profile-fields.server.ts'
import { factsFrom } from '#app/domain/identity/facts.ts'
import { joinWith } from '#app/domain/identity/join-with.server.ts'
import { beginSignIn } from '#app/domain/identity/protocol/begin-sign-in.server.ts'
import { finishSignIn } from '#app/domain/identity/protocol/finish-sign-in.server.ts'
import { providerOf } from '#app/domain/identity/provider.ts'
import { findProviderRow } from '#app/domain/identity/queries/providers.server.ts'
import { signInWith } from '#app/domain/identity/sign-in-with.server.ts'
import { standingsOf } from '#app/domain/loyalty/standings.server.ts'
import { aGroup } from '#tests/factories/groups.ts'
import { aMember } from '#tests/factories/members.ts'
import { aProvider } from '#tests/factories/providers.ts'
import { startCompanyProvider, type CompanyProvider } from '#tests/setup/company-provider.ts'
import { startKakao, startNaver } from '#tests/setup/korean-providers.ts'
import { signInBrowser, throughProvider } from '#tests/setup/sign-in-browser.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const origin = 'http://localhost:3000'
let company: CompanyProvider
beforeAll(async () => {
  company = await startCompanyProvider(`${origin}/login/haru/callback`)
})
afterAll(() => company.close())

const open = () => testApp({ WEBHOOK_ALLOWED_HOSTS: '127.0.0.1' })
const companyAt = (site: TestApp, more: Record<string, string> = {}) =>
  aProvider(site, { key: 'haru', issuer: company.issuer, clientSecret: company.secret, ...more })

const dami = {
  name: 'Kim Dami',
  email: 'dami@nalgae.example',
  email_verified: true,
  account: { id: 'C-7', name: 'Nalgae Ltd', plan: 'pro', startedAt: '2015-04-01', renewsAt: '2027-04-01' },
}

/** Presses the button and comes back. */
async function pass(browser: ReturnType<typeof signInBrowser>, form: Record<string, string> = {}) {
  return browser.back('haru', await throughProvider(await browser.press('haru', form)))
}

test('a customer signs in through the company, chooses a handle, and has the tier of their years at once', async () => {
  const site = await open()
  await companyAt(site, { trustedDomains: 'nalgae.example' })
  company.next('u-1', dami)
  const browser = signInBrowser(site)

  expect(await pass(browser, { next: '/perks' })).toMatchObject({ status: 302, location: '/login/haru/join' })
  expect((await browser.joinPage('haru')).data).toMatchObject({
    known: 'dami@nalgae.example',
    suggested: { handle: 'KimDami', name: 'Kim Dami' },
  })
  expect(await browser.join('haru', { handle: 'dami', name: 'Kim Dami' })).toMatchObject({
    status: 303,
    location: '/perks',
  })
  expect(await browser.member()).toBe('dami')

  await site.drainJobs()
  const ctx = site.visitor()
  const member = await memberByHandle(ctx, 'dami')
  expect(member?.tenure).toEqual({ kind: 'customer', years: 11 })
  expect((await standingsOf(ctx.read, [member?.id ?? ''])).get(member?.id ?? '')?.tier).toBe('champion')
  const row = await ctx.read.selectFrom('member').selectAll().where('handle', '=', 'dami').executeTakeFirstOrThrow()
  expect(row).toMatchObject({ email: 'dami@nalgae.example', password_hash: null })
  expect(row.email_verified_at).not.toBeNull()
  expect(await ctx.read.selectFrom('account').selectAll().execute()).toMatchObject([
    { external_id: 'C-7', name: 'Nalgae Ltd', plan: 'pro' },
  ])

  // The next time nothing is asked, and what changed at the company is changed here.
  company.next('u-1', { ...dami, account: { id: 'C-7', plan: 'team' } })
  const again = signInBrowser(site)
  expect(await pass(again)).toMatchObject({ status: 302, location: '/' })
  expect(await again.member()).toBe('dami')
  expect(await ctx.read.selectFrom('account').selectAll().execute()).toMatchObject([
    { name: 'Nalgae Ltd', plan: 'team', started_at: '2015-03-31T15:00:00.000Z' },
  ])
})

test('groups that the company tells are those of the member, and replace what it told before', async () => {
  const site = await open()
  await companyAt(site, { trustedDomains: 'nalgae.example' })
  const ada = await aMember(site, 'ada')
  await aGroup(site, ada, 'beta')
  await aGroup(site, ada, 'vip')
  const groups = async () =>
    (
      await site.app.platform.open.db
        .selectFrom('group_member')
        .innerJoin('member_group', 'member_group.id', 'group_member.group_id')
        .select(['key', 'source'])
        .orderBy('key')
        .execute()
    ).map(({ key, source }) => `${key} by ${source}`)
  const tells = async (told: unknown) => {
    company.next('u-11', { ...dami, handle: 'dami', ...(told === undefined ? {} : { groups: told }) })
    await pass(signInBrowser(site))
    return groups()
  }
  expect(await tells(['beta', 'unknown'])).toEqual(['beta by sign-in:haru'])
  expect(await tells(['vip'])).toEqual(['vip by sign-in:haru'])
  expect(await tells(undefined), 'it says nothing of groups').toEqual(['vip by sign-in:haru'])
  expect(await tells([])).toEqual([])
})

test('a provider that brings handle, name and a believed address asks nothing at all', async () => {
  const site = await open()
  await companyAt(site, { trustedDomains: 'nalgae.example' })
  company.next('u-2', { ...dami, handle: 'dami' })
  const browser = signInBrowser(site)
  expect(await pass(browser)).toMatchObject({ location: '/' })
  expect(await browser.member()).toBe('dami')
})

test('a site that asks for fields of the profile asks whom a provider brings, too', async () => {
  const site = await open()
  await companyAt(site, { trustedDomains: 'nalgae.example' })
  const shape = { kind: 'text', nameEn: 'Model', nameKo: '모델', visibility: 'public', required: 'on' }
  const ada = site.as(await aMember(site, 'ada'))
  const { id } = await saveProfileField(ada, null, profileFieldShape.parse({ ...shape, atRegistration: 'on' }))
  company.next('u-3', { ...dami, handle: 'dami' })
  const browser = signInBrowser(site)
  expect(await pass(browser)).toMatchObject({ location: '/login/haru/join' })
  expect((await browser.joinPage('haru')).data).toMatchObject({ fields: [{ id, name: 'Model', required: true }] })
  expect(await browser.join('haru', { handle: 'dami', name: 'Kim Dami' })).toMatchObject({ status: 422 })
  expect(await browser.join('haru', { handle: 'dami', name: 'Kim Dami', [`fields.${id}`]: 'HW-3' })).toMatchObject({
    status: 303,
  })
  const memberId = (await memberByHandle(site.visitor(), 'dami'))?.id ?? ''
  expect([...(await fieldValues(site.visitor().read, memberId))]).toEqual([[id, 'HW-3']])
})

test('an address joins an existing account only when it is verified on both sides, believed for its domain, and no staff’s', async () => {
  const site = await open()
  await companyAt(site, { trustedDomains: 'nalgae.example' })
  const { db } = site.app.platform.open
  await aMember(site, 'ann', { email: 'ann@nalgae.example' })
  await aMember(site, 'bob', { email: 'bob@elsewhere.example' })
  const nari = await aMember(site, 'nari', { email: 'nari@nalgae.example' })
  await aMember(site, 'sam', { email: 'sam@nalgae.example' })
  await db
    .updateTable('member')
    .set({ email_verified_at: null })
    .where('id', '=', nari.memberId ?? '')
    .execute()
  const comes = async (sub: string, email: string, verified = true) => {
    company.next(sub, { name: 'Somebody', email, email_verified: verified })
    const browser = signInBrowser(site)
    const answer = await pass(browser)
    return { member: await browser.member(), at: answer.location, data: answer.data }
  }

  expect(await comes('a', 'ann@nalgae.example')).toMatchObject({ member: 'ann', at: '/' })
  expect(await comes('b', 'ann@nalgae.example', false)).toMatchObject({ member: null, at: '/login/haru/join' })
  expect(await comes('c', 'bob@elsewhere.example')).toMatchObject({ member: null, at: '/login/haru/join' })
  const connectFirst = { failure: { text: 'identity.problem.connectFirst' } }
  expect(await comes('d', 'nari@nalgae.example')).toMatchObject({ member: null, data: connectFirst })
  expect(await comes('e', 'sam@nalgae.example')).toMatchObject({ member: null, data: connectFirst })

  await site.drainJobs()
  const mails = await db.selectFrom('mail').select(['kind', 'member_id']).execute()
  expect(mails.map(({ kind }) => kind)).toEqual(['identityLinked'])
})

test('an address that is not believed is verified by a link, and a taken one is refused as at registration', async () => {
  const site = await open()
  await companyAt(site)
  await aMember(site, 'ann', { email: 'ann@nalgae.example' })
  company.next('u-3', { name: 'Kim Dami', email: 'ann@nalgae.example', email_verified: true })
  const browser = signInBrowser(site)
  await pass(browser)
  expect((await browser.joinPage('haru')).data).toMatchObject({
    known: null,
    suggested: { email: 'ann@nalgae.example' },
  })
  const refused = await browser.join('haru', { handle: 'dami', name: 'Kim Dami', email: 'ann@nalgae.example' })
  expect(refused.status).toBe(422)
  expect(JSON.stringify(refused.data)).toContain('accounts.problem.emailTaken')
  expect(await browser.join('haru', { handle: 'dami', name: 'Kim Dami', email: '' })).toMatchObject({ status: 422 })

  expect(await browser.join('haru', { handle: 'dami', name: 'Kim Dami', email: 'dami@nalgae.example' })).toMatchObject({
    status: 303,
  })
  const { db } = site.app.platform.open
  expect(await db.selectFrom('account_link').select(['purpose', 'email']).execute()).toEqual([
    { purpose: 'verifyEmail', email: 'dami@nalgae.example' },
  ])
})

test('cancelled, too late, another tab and a forged state each say so, and nobody is signed in', async () => {
  const site = await open()
  await companyAt(site)
  const told = async (answer: Promise<{ status: number; data: unknown }>) => {
    const { status, data } = await answer
    return [status, (data as { failure: { title: string } }).failure.title]
  }
  company.next(null)
  const browser = signInBrowser(site)
  expect(await told(pass(browser))).toEqual([400, 'identity.failed.cancelled.title'])

  company.next('u-4', dami)
  const query = await throughProvider(await browser.press('haru'))
  expect(await told(signInBrowser(site).back('haru', query)), 'in a browser that pressed no button').toEqual([
    400,
    'identity.failed.expired.title',
  ])
  expect(await told(browser.back('haru', query.replace(/state=[^&]+/, 'state=forged')))).toEqual([
    400,
    'identity.failed.mismatch.title',
  ])
  const later = await throughProvider(await browser.press('haru'))
  site.clock.advance({ minutes: 11 })
  expect(await told(browser.back('haru', later))).toEqual([400, 'identity.failed.expired.title'])
  const once = await throughProvider(await browser.press('haru'))
  const cookies = new Map(browser.jar)
  await browser.back('haru', once)
  for (const [name, value] of cookies) browser.jar.set(name, value)
  browser.jar.delete('sid')
  expect(await told(browser.back('haru', once)), 'the code works once').toEqual([400, 'identity.failed.failed.title'])
  expect(await browser.member()).toBeNull()
})

test('a wrong secret and a provider that is not there are told to the admins in plain words, and to the person without blame', async () => {
  const site = await open()
  const id = await companyAt(site, { clientSecret: 'not the secret' })
  company.next('u-5', dami)
  const answer = await pass(signInBrowser(site))
  expect(answer.data).toMatchObject({ failure: { title: 'identity.failed.failed.title' } })
  const problem = async (providerId: string) =>
    (
      await site.app.platform.open.db
        .selectFrom('sign_in_provider')
        .select('problem')
        .where('id', '=', providerId)
        .executeTakeFirstOrThrow()
    ).problem
  expect(await problem(id)).toBe('clientRefused')

  const gone = await aProvider(site, { key: 'gone', issuer: 'http://127.0.0.1:1' })
  expect(await signInBrowser(site).press('gone')).toBe('')
  expect(await problem(gone)).toBe('unreachable')
  const inside = await aProvider(site, { key: 'inside', issuer: 'http://10.0.0.7' })
  expect(await signInBrowser(site).press('inside')).toBe('')
  expect(await problem(inside)).toBe('inside')
})

test('a signed-in member connects a way in, which nobody else can connect again, and cannot remove the last one', async () => {
  const site = await open()
  await companyAt(site)
  const [ann, bob] = [await aMember(site, 'ann'), await aMember(site, 'bob')]
  company.next('u-6', dami)
  const browser = signInBrowser(site, ann)
  const add = { intent: 'add' }
  expect(await pass(browser, add)).toMatchObject({ status: 302, location: '/me/security' })
  expect((await pass(signInBrowser(site, bob), add)).data).toMatchObject({
    failure: { text: 'identity.problem.linkedElsewhere' },
  })
  // Began by Ann, ended in a browser where Bob is signed in by now.
  const query = await throughProvider(await browser.press('haru', add))
  const other = signInBrowser(site, bob)
  for (const [name, value] of browser.jar) other.jar.set(name, value)
  expect((await other.back('haru', query)).data).toMatchObject({ failure: { text: 'identity.problem.otherMember' } })

  const visitor = signInBrowser(site)
  await pass(visitor)
  expect(await visitor.member()).toBe('ann')
})

test('a stranger becomes a member only where the provider or registration admits them', async () => {
  const site = await open()
  await companyAt(site, { admits: 'asRegistration', trustedDomains: 'nalgae.example' })
  await site.set('accounts.registration', 'closed')
  company.next('u-8', dami)
  expect((await pass(signInBrowser(site))).data).toMatchObject({ failure: { text: 'identity.problem.notAdmitted' } })
})

test('without an address from Kakao it is asked for; the secret went in the body, the nonce came back signed', async () => {
  const site = await open()
  let nonce = ''
  const kakao = await startKakao(() => nonce, { sub: '3141592', nickname: '다미' })
  await aProvider(site, { preset: 'kakao', issuer: kakao.url })
  const browser = signInBrowser(site)
  const address = new URL(await browser.press('kakao'))
  nonce = address.searchParams.get('nonce') ?? ''
  expect(address.searchParams.get('code_challenge_method')).toBe('S256')
  expect(address.searchParams.get('scope')).toBe('openid account_email profile_nickname')

  const state = address.searchParams.get('state')
  expect(await browser.back('kakao', `?code=kakao-code&state=${state}`)).toMatchObject({
    location: '/login/kakao/join',
  })
  expect((await browser.joinPage('kakao')).data).toMatchObject({
    known: null,
    suggested: { name: '다미', email: '' },
  })
  expect(await browser.join('kakao', { handle: 'dami', name: '다미', email: 'dami@example.com' })).toMatchObject({
    status: 303,
  })
  expect(kakao.said.find(({ path }) => path === '/oauth/token')?.form.get('code_verifier')).toHaveLength(43)

  nonce = 'another'
  const again = signInBrowser(site)
  const second = new URL(await again.press('kakao')).searchParams.get('state')
  expect((await again.back('kakao', `?code=kakao-code&state=${second}`)).data).toMatchObject({
    failure: { title: 'identity.failed.failed.title' },
  })
  await kakao.close()
})

test('Naver’s nested profile is read, and its address is verified by us', async () => {
  const site = await open()
  const naver = await startNaver({ id: 'naver-32742776', name: '김다미', email: 'Dami@naver.com' })
  await aProvider(site, {
    preset: 'naver',
    authorization: `${naver.url}/oauth2.0/authorize`,
    token: `${naver.url}/oauth2.0/token`,
    profile: `${naver.url}/v1/nid/me`,
  })
  const browser = signInBrowser(site)
  const state = new URL(await browser.press('naver')).searchParams.get('state')
  expect(await browser.back('naver', `?code=naver-code&state=${state}`)).toMatchObject({
    location: '/login/naver/join',
  })
  expect((await browser.joinPage('naver')).data).toMatchObject({
    known: null,
    suggested: { handle: '김다미', name: '김다미', email: 'dami@naver.com' },
  })
  await browser.join('naver', { handle: 'dami', name: '김다미', email: 'dami@naver.com' })
  expect(await browser.member()).toBe('dami')
  const identities = await site.app.platform.open.db.selectFrom('identity').select(['issuer', 'subject']).execute()
  expect(identities).toEqual([{ issuer: 'https://nid.naver.com', subject: 'naver-32742776' }])

  const wrong = signInBrowser(site)
  const other = new URL(await wrong.press('naver')).searchParams.get('state')
  expect((await wrong.back('naver', `?code=old&state=${other}`)).data).toMatchObject({
    failure: { title: 'identity.failed.failed.title' },
  })
  await naver.close()
})

test('a customer account entered by hand stays when the provider says nothing of accounts', async () => {
  const site = await open()
  await companyAt(site, { trustedDomains: 'nalgae.example' })
  const ada = site.as(await aMember(site, 'ada'))
  const ann = await aMember(site, 'ann', { email: 'ann@nalgae.example' })
  const { db } = site.app.platform.open
  await db
    .insertInto('account')
    .values({
      id: 'acc_0000000001',
      external_id: null,
      name: 'By hand',
      kind: 'person',
      plan: 'basic',
      started_at: '2020-01-01T00:00:00.000Z',
      renews_at: null,
      updated_at: null,
    })
    .execute()
  await linkMember(ada, { accountId: 'acc_0000000001', handle: 'ann' })
  company.next('u-9', { name: 'Ann', email: 'ann@nalgae.example', email_verified: true })
  await pass(signInBrowser(site))
  const row = await db
    .selectFrom('member')
    .select('account_id')
    .where('id', '=', ann.memberId ?? '')
    .executeTakeFirst()
  expect(row?.account_id).toBe('acc_0000000001')
})

test('the steps of a sign-in refuse what does not fit together: no provider, another provider’s state, a newcomer while closed', async () => {
  const site = await open()
  await companyAt(site)
  const ctx = site.visitor()
  await expect(beginSignIn(ctx, { key: 'none', next: '/', memberId: null })).rejects.toMatchObject({
    kind: 'not_found',
  })
  const { state } = await beginSignIn(ctx, { key: 'haru', next: '/', memberId: null })
  const url = new URL(`${origin}/login/haru/callback?code=x&state=${state.state}`)
  await expect(
    finishSignIn(ctx, { key: 'haru', url, state: { ...state, providerId: 'prv_other' } }),
  ).rejects.toMatchObject({ kind: 'not_found' })

  const row = await findProviderRow(ctx.read, { key: 'haru' })
  if (row === null) throw new Error('no provider')
  const provider = { ...providerOf(row), admits: 'asRegistration' as const }
  const facts = factsFrom('https://id.haru.test', { sub: 'u-10', ...dami }, provider.claims)
  if (facts === null) throw new Error('no facts')
  await site.set('accounts.registration', 'closed')
  const device = { userAgent: null, ip: null }
  await expect(signInWith(ctx, { provider, facts, device, replaces: null })).rejects.toMatchObject({
    key: 'identity.problem.notAdmitted',
  })
  await expect(
    joinWith(ctx, { provider, facts, device, handle: 'dami', name: 'Kim Dami', email: 'dami@nalgae.example' }),
  ).rejects.toMatchObject({ key: 'identity.problem.notAdmitted' })
})
