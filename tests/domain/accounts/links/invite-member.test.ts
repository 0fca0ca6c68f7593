import { expect, test } from 'vitest'
import { systemActor } from '#app/core/actor.ts'
import { inviteMember } from '#app/domain/accounts/links/invite-member.server.ts'
import { addImportedMember } from '#app/domain/accounts/members/add-imported-member.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

const importedKey = 'stackexchange:a.example:user:7'

async function withImportedAnn() {
  const site = await testApp()
  const admin = site.as(systemActor)
  const person = { key: importedKey, handle: 'Ann', name: 'Ann', bio: '' }
  const memberId = await admin.write((tx) => addImportedMember(tx, person))
  return { site, admin, memberId }
}

test('an imported member is invited by handle or by the key of the import, once while the link works', async () => {
  const { site, admin, memberId } = await withImportedAnn()
  expect(await inviteMember(admin, { who: { handle: 'ann' }, email: 'Ann@example.com' })).toBe('invited')
  expect(await inviteMember(admin, { who: { importedKey }, email: 'ann@example.com' })).toBe('invitedBefore')

  const links = await site.app.platform.open.db.selectFrom('account_link').selectAll().execute()
  expect(links).toMatchObject([{ member_id: memberId, purpose: 'claim', email: 'ann@example.com' }])
  const member = await site.app.platform.open.db
    .selectFrom('member')
    .select('email')
    .where('id', '=', memberId)
    .executeTakeFirstOrThrow()
  expect(member.email).toBeNull()
})

test('members of this site are not invited, nor is the address of one', async () => {
  const { site, admin } = await withImportedAnn()
  const bob = await aMember(site, 'bob')
  const { email } = await site.app.platform.open.db
    .selectFrom('member')
    .select('email')
    .where('id', '=', bob.memberId)
    .executeTakeFirstOrThrow()

  expect(await inviteMember(admin, { who: { handle: 'bob' }, email: 'bob@elsewhere.example' })).toBe('unknown')
  expect(await inviteMember(admin, { who: { handle: 'ann' }, email: email ?? '' })).toBe('addressTaken')
  await expect(inviteMember(site.as(bob), { who: { handle: 'ann' }, email: 'a@example.com' })).toFailWith('forbidden')
})
