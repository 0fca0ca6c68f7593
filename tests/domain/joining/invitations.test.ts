import { expect, test } from 'vitest'
import { systemActor } from '#app/core/actor.ts'
import { profileFieldShape } from '#app/domain/accounts/fields/input.ts'
import { saveProfileField } from '#app/domain/accounts/fields/save-profile-field.server.ts'
import { createLinkIn } from '#app/domain/accounts/links/create-link.server.ts'
import { rolesOf } from '#app/domain/accounts/queries/identities.server.ts'
import { fieldValues } from '#app/domain/accounts/queries/profile-fields.server.ts'
import { deleteOldJoining } from '#app/domain/joining/delete-old-joining.server.ts'
import { linkInvitation, mailInvitations } from '#app/domain/joining/input.ts'
import { inviteByLink, inviteByMail } from '#app/domain/joining/invitations/create-invitation.server.ts'
import { revokeInvitation } from '#app/domain/joining/invitations/revoke-invitation.server.ts'
import {
  acceptInvitation,
  findInvitation,
  joinByInvitation,
} from '#app/domain/joining/invitations/take-invitation.server.ts'
import { claims, invitationPage } from '#app/domain/joining/queries/invitations.server.ts'
import { signedId } from '#app/domain/joining/signed-id.server.ts'
import { aGroup } from '#tests/factories/groups.ts'
import { aMember } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

const device = { userAgent: null, ip: '203.0.113.9' }
const dami = { handle: 'dami', name: 'Kim Dami', email: '', password: 'quiet morning tea', device }

async function site() {
  const app = await testApp()
  await app.set('accounts.registration', 'closed')
  const ada = await aMember(app, 'ada')
  const { env } = app.app.platform
  const admin = app.as(ada)
  const newest = async () => (await invitationPage(admin.read, { limit: 10, cursor: null }, admin.now())).items[0]
  const token = async () => signedId(env, 'invitation', (await newest())?.id ?? '')
  return { app, ada, admin, newest, token }
}

test('an invitation by mail makes a member with role and group while registration is closed, once, with a verified address', async () => {
  const { app, ada, admin, newest, token } = await site()
  await aGroup(app, ada, 'beta')
  const input = mailInvitations.parse({ emails: 'Dami@nalgae.test', role: 'agent', group: 'beta', days: '7' })
  expect(await inviteByMail(admin, input)).toEqual({ invited: 1, known: 0 })
  expect(await inviteByMail(admin, input), 'the first one works still').toEqual({ invited: 0, known: 1 })

  const at = await token()
  expect(await findInvitation(app.visitor(), { token: at })).toMatchObject({
    state: 'works',
    email: 'dami@nalgae.test',
  })
  expect((await newest())?.uses, 'opening its page uses nothing').toBe(0)
  const { memberId } = await joinByInvitation(app.visitor(), { ...dami, token: at })
  const { db } = app.app.platform.open
  expect(await rolesOf(db, memberId)).toEqual(['agent'])
  const row = await db.selectFrom('member').selectAll().where('id', '=', memberId).executeTakeFirstOrThrow()
  expect([row.email, row.email_verified_at]).toEqual(['dami@nalgae.test', app.clock.now()])
  expect(await db.selectFrom('group_member').select('member_id').execute()).toEqual([{ member_id: memberId }])
  expect(await newest()).toMatchObject({ state: 'used', uses: 1, by: 'Ada' })
  await expect(joinByInvitation(app.visitor(), { ...dami, handle: 'other', token: at })).rejects.toMatchObject({
    key: 'joining.invitation.ended',
  })
  expect(await db.selectFrom('mail').select(['kind', 'address']).execute()).toEqual([
    { kind: 'invitation', address: 'dami@nalgae.test' },
  ])
})

test('a link is counted, expires, can be revoked, and asks for an address that is verified as at registration', async () => {
  const { app, admin, newest, token } = await site()
  await inviteByLink(admin, linkInvitation.parse({ mostUses: '2', days: '3' }))
  const at = await token()
  const join = (handle: string) =>
    joinByInvitation(app.visitor(), { ...dami, handle, email: `${handle}@nalgae.test`, token: at })
  await join('first')
  await join('second')
  await expect(join('third')).rejects.toMatchObject({ key: 'joining.invitation.ended' })
  const { db } = app.app.platform.open
  expect(await db.selectFrom('account_link').select('email').execute()).toHaveLength(2)

  await inviteByLink(admin, linkInvitation.parse({ mostUses: '2', days: '3' }))
  const second = await token()
  await revokeInvitation(admin, { id: (await newest())?.id ?? '' })
  expect(await findInvitation(app.visitor(), { token: second })).toMatchObject({ state: 'revoked' })
  await inviteByLink(admin, linkInvitation.parse({ mostUses: '2', days: '3' }))
  app.clock.advance({ days: 4 })
  expect(await newest()).toMatchObject({ state: 'expired' })
  for (const forged of ['', 'inv_x', `${(await newest())?.id}.${'0'.repeat(40)}`])
    expect(await findInvitation(app.visitor(), { token: forged })).toBeNull()
})

test('a member takes the group of a link, but the role of a mail only as the owner of its address', async () => {
  const { app, ada, admin, token } = await site()
  await aGroup(app, ada, 'beta')
  const ann = await aMember(app, 'ann', { email: 'ann@nalgae.test' })
  const bob = await aMember(app, 'bob')
  await inviteByLink(admin, linkInvitation.parse({ mostUses: '5', days: '3', group: 'beta' }))
  const link = await token()
  for (let times = 0; times < 2; times++) await acceptInvitation(app.as(ann), { token: link })
  expect(await findInvitation(app.visitor(), { token: link })).toMatchObject({ uses: 1 })

  const { db } = app.app.platform.open
  await db
    .updateTable('member')
    .set({ email: null })
    .where('id', '=', ann.memberId ?? '')
    .execute()
  await inviteByMail(admin, mailInvitations.parse({ emails: 'ann@nalgae.test', role: 'moderator', days: '3' }))
  await db
    .updateTable('member')
    .set({ email: 'ann@nalgae.test' })
    .where('id', '=', ann.memberId ?? '')
    .execute()
  const mailed = await token()
  await expect(acceptInvitation(app.as(bob), { token: mailed })).rejects.toMatchObject({
    key: 'joining.problem.otherAddress',
  })
  await acceptInvitation(app.as(ann), { token: mailed })
  expect(await rolesOf(db, ann.memberId ?? '')).toEqual(['moderator'])
})

test('of ten who press at once, as many join as the link has places', async () => {
  const { app, admin, newest, token } = await site()
  await inviteByLink(admin, linkInvitation.parse({ mostUses: '3', days: '3' }))
  const at = await token()
  const members = await Promise.all(Array.from({ length: 10 }, (_, i) => aMember(app, `member${i}`)))
  const outcomes = await Promise.allSettled(members.map((one) => acceptInvitation(app.as(one), { token: at })))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  expect(await newest()).toMatchObject({ uses: 3, state: 'used' })
})

test('the list shows former members who were invited to claim their account', async () => {
  const { app, admin } = await site()
  const old = await aMember(app, 'old')
  const { db } = app.app.platform.open
  await db
    .updateTable('member')
    .set({ email: null, imported_key: 'site:7' })
    .where('id', '=', old.memberId ?? '')
    .execute()
  await app
    .as(systemActor)
    .write((tx) => createLinkIn(tx, { memberId: old.memberId ?? '', purpose: 'claim', email: 'old@nalgae.test' }))
  expect(await claims(admin.read, 10)).toMatchObject([{ handle: 'old', email: 'old@nalgae.test', claimed: false }])
})

test('only admins invite and revoke', async () => {
  const { app } = await site()
  const mo = app.as(await aMember(app, 'mo'))
  const forbidden = { kind: 'forbidden' }
  await expect(inviteByLink(mo, { group: null, days: 1, note: '', mostUses: 1 })).rejects.toMatchObject(forbidden)
  await expect(
    inviteByMail(mo, { group: null, days: 1, note: '', emails: ['a@b.test'], role: null }),
  ).rejects.toMatchObject(forbidden)
  await expect(revokeInvitation(mo, { id: 'inv_1' })).rejects.toMatchObject(forbidden)
})

test('thirty days after their end invitations and decided requests are forgotten with their addresses', async () => {
  const { app, admin, newest, token } = await site()
  await inviteByMail(admin, mailInvitations.parse({ emails: 'dami@nalgae.test', days: '7' }))
  await joinByInvitation(app.visitor(), { ...dami, token: await token() })
  app.clock.advance({ days: 36 })
  await deleteOldJoining(app.as(systemActor))
  expect(await newest()).toMatchObject({ email: 'dami@nalgae.test' })
  app.clock.advance({ days: 2 })
  await deleteOldJoining(app.as(systemActor))
  expect(await newest()).toBeUndefined()
})

test('who is invited answers the fields that are asked at registration', async () => {
  const { app, admin, token } = await site()
  const shape = { kind: 'text', nameEn: 'Model', nameKo: '모델', visibility: 'public', required: 'on' }
  const { id } = await saveProfileField(admin, null, profileFieldShape.parse({ ...shape, atRegistration: 'on' }))
  await inviteByMail(admin, mailInvitations.parse({ emails: 'dami@nalgae.test', days: '7' }))
  const at = await token()
  await expect(joinByInvitation(app.visitor(), { ...dami, token: at })).rejects.toMatchObject({
    fields: { [`fields.${id}`]: {} },
  })
  const { memberId } = await joinByInvitation(app.visitor(), { ...dami, token: at, fields: { [id]: 'HW-3' } })
  expect([...(await fieldValues(app.visitor().read, memberId))]).toEqual([[id, 'HW-3']])
})
