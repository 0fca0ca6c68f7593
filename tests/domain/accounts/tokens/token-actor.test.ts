import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { createToken } from '#app/domain/accounts/tokens/create-token.server.ts'
import { revokeToken } from '#app/domain/accounts/tokens/revoke-token.server.ts'
import type { Scope } from '#app/domain/accounts/tokens/scopes.ts'
import { tokenActor } from '#app/domain/accounts/tokens/token-actor.server.ts'
import { isTokenText, newTokenText } from '#app/domain/accounts/tokens/token-text.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

function give(site: TestApp, member: Actor, scopes: Scope[], days?: number) {
  return createToken(site.as(member), {
    memberId: member.memberId ?? '',
    name: 'test',
    scopes,
    ...(days === undefined ? {} : { days }),
  })
}

const read = (site: TestApp, text: string) => tokenActor(site.app.platform, text, site.clock.now())

test('a token leads to its member, with write bringing read', async () => {
  const site = await testApp()
  const ann = await aMember(site, 'ann')
  const { text } = await give(site, ann, ['write'])
  expect(await read(site, text)).toMatchObject({
    actor: { memberId: ann.memberId, handle: 'ann', roles: ['member'] },
    scopes: ['read', 'write'],
  })
})

test('a token never has more rights than its scopes, nor more than its member', async () => {
  const site = await testApp()
  const { ada, bob } = await people(site, 'ada', 'bob')
  const roles = async (member: Actor, scopes: Scope[]) =>
    (await read(site, (await give(site, member, scopes)).text))?.actor.roles
  expect(await roles(ada, ['write'])).toEqual(['member'])
  expect(await roles(ada, ['staff'])).toEqual(['member', 'agent'])
  expect(await roles(ada, ['moderate'])).toEqual(['member', 'moderator', 'curator'])
  expect(await roles(ada, ['admin'])).toEqual(['member', 'moderator', 'curator', 'agent', 'admin'])
  expect(await roles(bob, ['admin'])).toEqual(['member'])
})

test('a token loses what its member loses', async () => {
  const site = await testApp()
  const sam = await aMember(site, 'sam')
  const { text } = await give(site, sam, ['staff'])
  expect((await read(site, text))?.actor.roles).toEqual(['member', 'agent'])
  await site.app.platform.open.db
    .deleteFrom('member_role')
    .where('member_id', '=', sam.memberId ?? '')
    .execute()
  expect((await read(site, text))?.actor.roles).toEqual(['member'])
})

test('a revoked token, an expired one and a suspended member lead to nobody', async () => {
  const site = await testApp()
  const ann = await aMember(site, 'ann')
  const revoked = await give(site, ann, ['read'])
  await revokeToken(site.as(ann), { tokenId: revoked.id })
  await revokeToken(site.as(ann), { tokenId: revoked.id })
  expect(await read(site, revoked.text)).toBeNull()

  const short = await give(site, ann, ['read'], 1)
  site.clock.advance({ days: 1 })
  expect(await read(site, short.text)).toBeNull()

  const { text } = await give(site, ann, ['read'])
  expect(await read(site, text)).not.toBeNull()
  await site.app.platform.open.db
    .updateTable('member')
    .set({ suspended_at: site.clock.now() })
    .where('id', '=', ann.memberId)
    .execute()
  expect(await read(site, text)).toBeNull()
})

test('a token lives a year at most', async () => {
  const site = await testApp()
  const { expiresAt } = await give(site, await aMember(site, 'ann'), ['read'], 9_999)
  expect(expiresAt).toBe('2027-11-22T09:00:00.000Z')
})

test("nobody but an admin makes or revokes another member's token, and visitors make none", async () => {
  const site = await testApp()
  const { ann, bob, ada } = await people(site, 'ann', 'bob', 'ada')
  const forAnn = { memberId: ann.memberId ?? '', name: 'x', scopes: ['read'] as const }
  await expect(createToken(site.as(bob), forAnn)).toFailWith('forbidden')
  await expect(createToken(site.visitor(), forAnn)).toFailWith('unauthenticated')
  const { id } = await createToken(site.as(ada), forAnn)
  await expect(revokeToken(site.as(bob), { tokenId: id })).toFailWith('not_found')
})

test('the database holds no token, and its last use is written once in five minutes', async () => {
  const site = await testApp()
  const { text } = await give(site, await aMember(site, 'ann'), ['read'])
  const row = () => site.app.platform.open.reader.selectFrom('api_token').selectAll().executeTakeFirstOrThrow()
  expect(JSON.stringify(await row())).not.toContain(text)
  const first = site.clock.now()
  await read(site, text)
  site.clock.advance({ minutes: 4 })
  await read(site, text)
  expect((await row()).last_used_at).toBe(first)
  site.clock.advance({ minutes: 1 })
  await read(site, text)
  expect((await row()).last_used_at).toBe(site.clock.now())
})

test('a mistyped token is refused by its checksum alone', () => {
  const text = newTokenText()
  expect(text).toMatch(/^dgl_[0-9A-Za-z]{49}$/)
  expect(isTokenText(text)).toBe(true)
  const other = text[10] === 'A' ? 'B' : 'A'
  expect(isTokenText(text.slice(0, 10) + other + text.slice(11))).toBe(false)
  expect(isTokenText('dgl_short')).toBe(false)
})
