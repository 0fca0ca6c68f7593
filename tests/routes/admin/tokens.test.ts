import { expect, test } from 'vitest'
import { createToken } from '#app/domain/accounts/tokens/create-token.server.ts'
import { tokenActor } from '#app/domain/accounts/tokens/token-actor.server.ts'
import { action, loader as page } from '#app/routes/admin/operation/tokens.tsx'
import { action as mine, loader as security } from '#app/routes/me/security/index.tsx'
import { people } from '#tests/factories/members.ts'
import { answerOf } from '#tests/routes/call-route.ts'
import { refusal, visit } from '#tests/setup/route-visit.ts'
import { testApp } from '#tests/setup/test-app.ts'

async function site() {
  const app = await testApp()
  return { app, ...(await people(app, 'ann', 'bob', 'ada')) }
}

test('an admin creates a token for a member, sees its text once, and finds it in the list with its owner', async () => {
  const { app, ada } = await site()
  const send = (form: Record<string, string>) => action(visit(app.as(ada), { at: '/admin/tokens', form }))
  const made = (await answerOf(
    send({ intent: 'create', handle: '@ann', name: 'CRM import', scopes: 'read', days: '90' }),
  )) as { data: { extra: { token: string } } }
  const { token } = made.data.extra
  expect(await tokenActor(app.app.platform, token, app.clock.now())).toMatchObject({ actor: { handle: 'ann' } })
  const { tokens } = await page(visit(app.as(ada), { at: '/admin/tokens' }))
  expect(tokens).toMatchObject([
    { name: 'CRM import', owner: { handle: 'ann' }, scopes: ['read'], lastUsedAt: app.clock.now(), ended: false },
  ])
  expect(JSON.stringify(tokens)).not.toContain(token)
  await expect(send({ intent: 'revoke', tokenId: tokens[0]?.id ?? '' })).toRedirectTo('/admin/tokens')
  expect(await tokenActor(app.app.platform, token, app.clock.now())).toBeNull()
  expect((await page(visit(app.as(ada), { at: '/admin/tokens?q=ann' }))).tokens).toMatchObject([{ revoked: true }])
  expect((await page(visit(app.as(ada), { at: '/admin/tokens?q=bob' }))).tokens).toEqual([])
})

test('a form without a scope, or for nobody, is shown again with what was typed', async () => {
  const { app, ada } = await site()
  const send = (form: Record<string, string>) =>
    refusal(action(visit(app.as(ada), { at: '/admin/tokens', form: { intent: 'create', days: '30', ...form } })))
  expect(await send({ handle: 'ann', name: 'CRM' })).toMatchObject({
    status: 422,
    errors: { scopes: 'tokens.noScope' },
    kept: { name: 'CRM', days: '30' },
  })
  expect(await send({ handle: 'nobody', name: 'CRM', scopes: 'read' })).toMatchObject({
    errors: { handle: 'tokens.noMember' },
    kept: { name: 'CRM' },
  })
})

test('a member creates and revokes their own, is offered only what they may do, and never another member’s', async () => {
  const { app, ann, bob } = await site()
  const send = (form: Record<string, string>) => mine(visit(app.as(ann), { at: '/me/security', form }))
  await send({ intent: 'createToken', name: 'My script', scopes: 'write', days: '365' })
  const { tokens, offeredScopes } = await security(visit(app.as(ann), { at: '/me/security' }))
  expect(tokens).toMatchObject([{ name: 'My script', scopes: ['write'] }])
  expect(offeredScopes).toEqual(['read', 'write'])
  const others = await createToken(app.as(bob), { memberId: bob.memberId ?? '', name: 'his', scopes: ['read'] })
  expect(await answerOf(send({ intent: 'revokeToken', tokenId: others.id }))).toMatchObject({ status: 404 })
  await expect(send({ intent: 'revokeToken', tokenId: tokens[0]?.id ?? '' })).toRedirectTo('/me/security')
  expect((await security(visit(app.as(ann), { at: '/me/security' }))).tokens).toEqual([])
})
