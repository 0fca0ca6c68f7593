import { expect, test } from 'vitest'
import { createToken } from '#app/domain/accounts/tokens/create-token.server.ts'
import { people } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'
import { callApi } from './call-api.ts'

test('members list their own tokens without the texts, and end those alone', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const old = await createToken(app.as(ann), { memberId: ann.memberId ?? '', name: 'old', scopes: ['read'] })
  const end = (as: typeof ann) =>
    callApi(app, as, { method: 'DELETE', at: `/tokens/${old.id}`, body: {}, scope: 'write' })

  const listed = await callApi(app, ann, { at: '/tokens', scope: 'read' })
  expect(listed.body['items']).toContainEqual(expect.objectContaining({ id: old.id, name: 'old', ended: false }))
  expect(JSON.stringify(listed.body)).not.toContain(old.text)
  expect(JSON.stringify((await callApi(app, bob, { at: '/tokens', scope: 'read' })).body)).not.toContain(old.id)

  expect(await end(bob)).toMatchObject({ status: 404 })
  for (let i = 0; i < 2; i++) expect(await end(ann)).toEqual({ status: 200, body: { ended: true } })
  const after = await callApi(app, ann, { at: '/tokens', scope: 'read' })
  expect(after.body['items']).toContainEqual(expect.objectContaining({ id: old.id, ended: true }))
})
