import { expect, test } from 'vitest'
import { createToken } from '#app/domain/accounts/tokens/create-token.server.ts'
import { listTokens } from '#app/domain/accounts/tokens/list-tokens.server.ts'
import { revokeToken } from '#app/domain/accounts/tokens/revoke-token.server.ts'
import { people } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('a member sees their tokens, newest first, without the secret; others do not', async () => {
  const site = await testApp()
  const { ann, bob } = await people(site, 'ann', 'bob')
  const memberId = ann.memberId ?? ''
  const old = await createToken(site.as(ann), { memberId, name: 'old', scopes: ['read'] })
  site.clock.advance({ days: 1 })
  await createToken(site.as(ann), { memberId, name: 'new', scopes: ['staff', 'write'] })
  await revokeToken(site.as(ann), { tokenId: old.id })
  const tokens = await listTokens(site.as(ann), { memberId })
  expect(tokens.map(({ name, scopes, ended }) => ({ name, scopes, ended }))).toEqual([
    { name: 'new', scopes: ['write', 'staff'], ended: false },
    { name: 'old', scopes: ['read'], ended: true },
  ])
  expect(JSON.stringify(tokens)).not.toContain(old.text)
  await expect(listTokens(site.as(bob), { memberId })).toFailWith('forbidden')
})
