import { exportPKCS8, exportSPKI, generateKeyPair, SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { systemActor, type Actor } from '#app/core/actor.ts'
import { memberByHandle } from '#app/domain/accounts/queries/members.server.ts'
import { sessionActor } from '#app/domain/accounts/sessions/session-actor.server.ts'
import { readSessionCookie } from '#app/domain/accounts/sessions/session-cookie.server.ts'
import { createHandoverKey } from '#app/domain/identity/handover/create-handover-key.server.ts'
import { deleteUsedHandovers } from '#app/domain/identity/handover/delete-used-handovers.server.ts'
import { endHandoverKey } from '#app/domain/identity/handover/end-handover-key.server.ts'
import { signHandover } from '#app/domain/identity/handover/sign-handover.server.ts'
import { takeHandover } from '#app/domain/identity/handover/take-handover.server.ts'
import { leaveCommunity } from '#app/domain/leaving/leave-community.server.ts'
import { returnToCommunity } from '#app/domain/leaving/return-to-community.server.ts'
import { loader } from '#app/routes/auth/handover.tsx'
import { aMember } from '#tests/factories/members.ts'
import { aProvider } from '#tests/factories/providers.ts'
import { answerOf } from '#tests/routes/call-route.ts'
import { visit } from '#tests/setup/route-visit.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const origin = 'http://localhost:3000'
const dami = {
  sub: 'c-7',
  name: 'Kim Dami',
  handle: 'dami',
  email: 'dami@nalgae.example',
  email_verified: true,
  account: { id: 'C-7', name: 'Nalgae Ltd', plan: 'pro', startedAt: '2015-04-01' },
}

async function site() {
  const app = await testApp()
  const providerId = await aProvider(app, { preset: 'handover', trustedDomains: 'nalgae.example' })
  const admin = app.as(systemActor)
  const key = await createHandoverKey(admin, { providerId, algorithm: 'HS256', publicKey: '' })
  const seconds = () => Math.floor(Date.parse(app.clock.now()) / 1_000)
  let made = 0
  /** A token as the company's site makes one; `change` spoils it. */
  const token = (
    claims: Record<string, unknown> = {},
    header: Record<string, string> = {},
    secret = key.secret ?? '',
  ) =>
    new SignJWT({
      ...dami,
      aud: origin,
      iat: seconds(),
      exp: seconds() + 300,
      jti: `once-${String(made++)}`,
      ...claims,
    })
      .setProtectedHeader({ alg: 'HS256', kid: key.id, ...header })
      .sign(Buffer.from(secret, 'base64url'))
  return { app, admin, providerId, key, token, seconds }
}

async function arrive(app: TestApp, token: string, { as = null, to = '' }: { as?: Actor | null; to?: string } = {}) {
  const ctx = as === null ? app.visitor() : app.as(as)
  const answer = await answerOf(loader(visit(ctx, { at: `/login/handover?${new URLSearchParams({ token, to })}` })))
  const cookie = answer.headers.getSetCookie().find((one) => one.startsWith('sid='))
  const id = readSessionCookie({ secure: false }, cookie)
  const member =
    id === null ? null : ((await sessionActor(app.app.platform, id, app.clock.now()))?.actor.handle ?? null)
  return { member, at: answer.location, data: answer.data as { failure?: { title: string } } | null }
}

test('a customer whom the company hands over is a member with tenure and account, on the page that was wanted', async () => {
  const { app, token } = await site()
  expect(await arrive(app, await token(), { to: '/perks' })).toMatchObject({ member: 'dami', at: '/perks' })
  const { db } = app.app.platform.open
  expect(await db.selectFrom('account').select(['external_id', 'plan']).execute()).toEqual([
    { external_id: 'C-7', plan: 'pro' },
  ])
  expect(await arrive(app, await token({ account: { id: 'C-7', plan: 'team' } }))).toMatchObject({ member: 'dami' })
  expect(await db.selectFrom('account').select('plan').execute()).toEqual([{ plan: 'team' }])
  for (const to of ['https://evil.example/', '//evil.example', '/\\evil.example'])
    expect(await arrive(app, await token(), { to })).toMatchObject({ at: '/' })
})

test('a token works once, for five minutes, for this site, by a key that works', async () => {
  const { app, admin, providerId, key, token, seconds } = await site()
  const problem = async () =>
    (await app.app.platform.open.db.selectFrom('sign_in_provider').select('problem').executeTakeFirstOrThrow()).problem
  const title = async (text: string) => (await arrive(app, text)).data?.failure?.title
  const failed = 'identity.failed.failed.title'

  const once = await token()
  await arrive(app, once)
  expect(await title(once)).toBe('identity.failed.used.title')
  expect(await title(await token({ iat: seconds() - 400, exp: seconds() - 100 }))).toBe('identity.failed.expired.title')
  expect(await problem(), 'nobody made a mistake').toBeNull()

  const spoiled: [string, Promise<string>][] = [
    ['wrongAudience', token({ aud: 'https://other.example' })],
    ['tooLongLived', token({ exp: seconds() + 3_600 })],
    ['clockDiffers', token({ iat: seconds() + 100, exp: seconds() + 300 })],
    ['claimMissing', token({ jti: undefined })],
    ['claimMissing', token({ exp: undefined })],
    ['noId', token({ sub: undefined })],
    ['badSignature', token({}, {}, 'another secret of the same length as it is')],
  ]
  for (const [why, text] of spoiled) {
    expect(await title(await text)).toBe(failed)
    expect(await problem()).toBe(why)
  }
  expect(
    await arrive(app, await token({ iat: seconds() + 20, exp: seconds() + 300 })),
    'clocks that differ a little',
  ).toMatchObject({ member: 'dami' })
  expect(await problem()).toBeNull()
  for (const text of [
    '',
    'nonsense',
    `${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`,
    await token({}, { kid: 'hok_unknown0000' }),
  ])
    expect(await title(text)).toBe(failed)

  const second = await createHandoverKey(admin, { providerId, algorithm: 'HS256', publicKey: '' })
  const bySecond = await token({}, { kid: second.id }, second.secret ?? '')
  await endHandoverKey(admin, { id: key.id })
  expect(await title(await token())).toBe(failed)
  expect(await arrive(app, bySecond)).toMatchObject({ member: 'dami' })
})

test('with EdDSA the private key stays with the company; a token of another algorithm is refused', async () => {
  const { app, admin, providerId } = await site()
  const pair = await generateKeyPair('EdDSA', { extractable: true })
  const pem = await exportSPKI(pair.publicKey)
  const key = await createHandoverKey(admin, { providerId, algorithm: 'EdDSA', publicKey: pem })
  expect(key.secret).toBeNull()
  const { url } = await signHandover(admin, {
    keyId: key.id,
    claims: dami,
    privateKey: await exportPKCS8(pair.privateKey),
    to: null,
  })
  const token = new URL(url).searchParams.get('token') ?? ''
  expect((await takeHandover(app.visitor(), { token })).facts).toMatchObject({ subject: 'c-7' })

  const seconds = Math.floor(Date.parse(app.clock.now()) / 1_000)
  const forged = await new SignJWT({ ...dami, aud: origin, iat: seconds, exp: seconds + 60, jti: 'x' })
    .setProtectedHeader({ alg: 'HS256', kid: key.id })
    .sign(Buffer.from(pem))
  await expect(takeHandover(app.visitor(), { token: forged })).rejects.toMatchObject({ problem: 'badSignature' })
  await expect(createHandoverKey(admin, { providerId, algorithm: 'EdDSA', publicKey: 'no key' })).rejects.toMatchObject(
    { fields: { publicKey: { key: 'identity.problem.publicKey' } } },
  )
  const jwk = JSON.stringify(await (await import('jose')).exportJWK(pair.privateKey))
  const { id } = await createHandoverKey(admin, { providerId, algorithm: 'EdDSA', publicKey: jwk })
  const stored = await admin.read.selectFrom('handover_key').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  expect(stored.public_key, 'a private key that was pasted by mistake is not kept').not.toContain('"d"')
})

test('somebody who is signed in is asked before another customer takes the browser over', async () => {
  const { app, token } = await site()
  await arrive(app, await token())
  const { db } = app.app.platform.open
  const dami = await db
    .selectFrom('member')
    .select(['id', 'handle', 'name'])
    .where('handle', '=', 'dami')
    .executeTakeFirstOrThrow()
  const self: Actor = { memberId: dami.id, handle: dami.handle, name: dami.name, roles: ['member'], trustLevel: 0 }
  expect(await arrive(app, await token(), { as: self, to: '/perks' })).toMatchObject({ at: '/perks' })
  const ann = await aMember(app, 'ann')
  expect(await arrive(app, await token(), { as: ann })).toMatchObject({ at: '/login/handover/join', member: null })
})

test('used tokens are forgotten when they would not work any more', async () => {
  const { app, token } = await site()
  await arrive(app, await token())
  const rows = () => app.app.platform.open.db.selectFrom('handover_use').selectAll().execute()
  expect(await rows()).toHaveLength(1)
  await deleteUsedHandovers(app.as(systemActor))
  expect(await rows()).toHaveLength(1)
  app.clock.advance({ minutes: 7 })
  await deleteUsedHandovers(app.as(systemActor))
  expect(await rows()).toHaveLength(0)
})

test('a customer who left is led to the way back, not to a second account', async () => {
  const { app, token } = await site()
  await arrive(app, await token())
  const row = await memberByHandle(app.visitor(), 'dami')
  const dami = { memberId: row?.id ?? '', handle: 'dami', name: 'Kim Dami', roles: ['member'], trustLevel: 0 } as const
  const { returnTo } = await leaveCommunity(app.as(dami), { posts: 'keep' })

  expect(await arrive(app, await token())).toMatchObject({ member: null, at: returnTo })
  await returnToCommunity(app.visitor(), { token: returnTo.replace('/return/', '') })
  expect(await arrive(app, await token())).toMatchObject({ member: 'dami' })
})
