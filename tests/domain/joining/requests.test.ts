import { expect, test } from 'vitest'
import { registerMember } from '#app/domain/accounts/members/register-member.server.ts'
import { joinByInvitation } from '#app/domain/joining/invitations/take-invitation.server.ts'
import { askByDomain } from '#app/domain/joining/requests/ask-by-domain.server.ts'
import { askToJoin } from '#app/domain/joining/requests/ask-to-join.server.ts'
import { decideRequest } from '#app/domain/joining/requests/decide-request.server.ts'
import { findRequest } from '#app/domain/joining/requests/find-request.server.ts'
import { signedId } from '#app/domain/joining/signed-id.server.ts'
import { reviewQueue } from '#app/domain/review/queries/review-items.server.ts'
import { reviewPanels } from '#app/views/review-panels.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const dami = { name: 'Kim Dami', email: 'dami@nalgae.test', about: 'We have three meters.' }

async function site(mode: 'approval' | 'domain') {
  const app = await testApp()
  await app.set('accounts.registration', mode)
  return app
}

const mails = (app: TestApp) =>
  app.app.platform.open.db.selectFrom('mail').select(['kind', 'address']).orderBy('id').execute()

async function waiting(app: TestApp, as: Parameters<TestApp['as']>[0]) {
  const filter = { view: 'open', kind: 'registration' } as Parameters<typeof reviewQueue>[1]
  return (await reviewQueue(app.as(as), filter, { limit: 10, cursor: null })).items
}

test('who asks is decided by a moderator, joins by the mailed link, and sees on their page what became of it', async () => {
  const app = await site('approval')
  const mo = await aMember(app, 'mo')
  const { requestId } = await askToJoin(app.visitor(), dami)
  expect(await askToJoin(app.visitor(), dami), 'twice is one request').toEqual({ requestId })
  const token = signedId(app.app.platform.env, 'request', requestId)
  const state = async () => (await findRequest(app.visitor(), { token }))?.state
  expect(await state()).toBe('waiting')

  const [item] = await waiting(app, mo)
  if (item === undefined) throw new Error('nothing waits')
  expect((await reviewPanels.registration.rows(app.as(mo), [item])).get(item.id)?.title).toBe('Kim Dami')
  expect(await reviewPanels.registration.load(app.as(mo), item)).toMatchObject({ about: dami.about })
  await decideRequest(app.as(mo), item, { decision: 'approve', note: '' })
  expect(await state()).toBe('approved')
  await expect(decideRequest(app.as(mo), item, { decision: 'deny', note: 'No' })).rejects.toMatchObject({
    kind: 'conflict',
  })
  expect(await mails(app)).toEqual([{ kind: 'invitation', address: dami.email }])

  const { id } = await app.app.platform.open.db.selectFrom('invitation').select('id').executeTakeFirstOrThrow()
  const { memberId } = await joinByInvitation(app.visitor(), {
    token: signedId(app.app.platform.env, 'invitation', id),
    handle: 'dami',
    name: 'Kim Dami',
    email: '',
    password: 'quiet morning tea',
    device: { userAgent: null, ip: null },
  })
  expect(memberId).toMatch(/^mem_/)
})

test('a denial needs a reason, which goes to the applicant', async () => {
  const app = await site('approval')
  const mo = await aMember(app, 'mo')
  const { requestId } = await askToJoin(app.visitor(), dami)
  const [item] = await waiting(app, mo)
  if (item === undefined) throw new Error('nothing waits')
  await expect(decideRequest(app.as(mo), item, { decision: 'deny', note: ' ' })).rejects.toMatchObject({
    kind: 'invalid',
  })
  await decideRequest(app.as(mo), item, { decision: 'deny', note: 'For customers only.' })
  const token = signedId(app.app.platform.env, 'request', requestId)
  expect(await findRequest(app.visitor(), { token })).toMatchObject({ state: 'denied', note: 'For customers only.' })
  expect(await mails(app)).toEqual([{ kind: 'registrationAnswer', address: dami.email }])
  const sam = await aMember(app, 'sam')
  await expect(decideRequest(app.as(sam), item, { decision: 'approve', note: '' })).rejects.toMatchObject({
    kind: 'forbidden',
  })
})

test('no answer says whether an address has a member: its owner is told by mail, the request looks as if it waited', async () => {
  const app = await site('approval')
  const mo = await aMember(app, 'mo')
  await aMember(app, 'ann', { email: 'ann@nalgae.test' })
  const { requestId } = await askToJoin(app.visitor(), { ...dami, email: 'ann@nalgae.test' })
  const token = signedId(app.app.platform.env, 'request', requestId)
  expect(await findRequest(app.visitor(), { token })).toMatchObject({ state: 'waiting' })
  expect(await waiting(app, mo)).toEqual([])
  expect(await mails(app)).toEqual([{ kind: 'registrationAnswer', address: 'ann@nalgae.test' }])
})

test('by domain the link goes to the address; another domain is refused, one that ends alike too', async () => {
  const app = await site('domain')
  await app.set('accounts.registrationDomains', ['nalgae.test'])
  await aMember(app, 'ann', { email: 'ann@nalgae.test' })
  for (const email of ['x@evil.test', 'x@notnalgae.test', 'x@nalgae.test.evil.test'])
    await expect(askByDomain(app.visitor(), { email })).rejects.toMatchObject({ key: 'joining.problem.domain' })
  for (let times = 0; times < 2; times++) {
    await askByDomain(app.visitor(), { email: 'dami@seoul.nalgae.test' })
    await askByDomain(app.visitor(), { email: 'ann@nalgae.test' })
  }
  expect(await mails(app)).toEqual([
    { kind: 'invitation', address: 'dami@seoul.nalgae.test' },
    { kind: 'registrationAnswer', address: 'ann@nalgae.test' },
  ])
})

test('what is not the way in now is closed', async () => {
  const app = await site('approval')
  const closed = { key: 'accounts.problem.registrationClosed' }
  await expect(askByDomain(app.visitor(), { email: 'a@b.test' })).rejects.toMatchObject(closed)
  await expect(
    registerMember(
      app.visitor(),
      { handle: 'dami', name: 'Dami', email: 'd@b.test', password: 'quiet morning tea' },
      { userAgent: null, ip: null },
    ),
  ).rejects.toMatchObject(closed)
  await app.set('accounts.registration', 'open')
  await expect(askToJoin(app.visitor(), dami)).rejects.toMatchObject(closed)
})
