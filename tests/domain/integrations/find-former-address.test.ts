// On both databases: the keys are put together in SQL.
import path from 'node:path'
import { expect, test } from 'vitest'
import { systemActor } from '#app/core/actor.ts'
import { findFormerAddress } from '#app/domain/integrations/find-former-address.server.ts'
import { importStackExchange } from '#app/domain/integrations/import-stack-exchange.server.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const dir = path.resolve(import.meta.dirname, '../../fixtures/stackexchange/site')
const site = 'solar.stackexchange.com'

async function imported(): Promise<TestApp> {
  const community = await testApp()
  await importStackExchange(community.as(systemActor), { dir, site, category: 'general', limit: null })
  return community
}

test('addresses of the former site lead to the thread, the answer, the tag and the member that came from there', async () => {
  const community = await imported()
  const { db } = community.app.platform.open
  const key = (id: number): string => `stackexchange:${site}:post:${id}`
  const answer = await db
    .selectFrom('post')
    .selectAll()
    .where('kind', '=', 'answer')
    .where('imported_key', 'is not', null)
    .executeTakeFirstOrThrow()
  const question = await db.selectFrom('post').selectAll().where('imported_key', '=', key(1)).executeTakeFirstOrThrow()
  const leads = (kind: 'post' | 'member', number: string) => findFormerAddress(community.visitor(), { kind, number })

  expect(await leads('post', '1')).toMatch(new RegExp(`^/threads/${question.thread_id}/[^#]*#${question.id}$`))
  expect(await leads('post', answer.imported_key?.split(':').at(-1) ?? '')).toMatch(new RegExp(`#${answer.id}$`))
  expect(await leads('member', '1')).toBe('/members/Ann')
  expect(await findFormerAddress(community.visitor(), { kind: 'tag', name: 'Inverter' })).toBe('/tags/inverter')
})

test('what did not come from there and what the reader may not see is not found', async () => {
  const community = await imported()
  for (const number of ['999', 'one', '1 or 1', '', '-1', '1e3', '9'.repeat(40)]) {
    await expect(findFormerAddress(community.visitor(), { kind: 'post', number })).rejects.toMatchObject({
      kind: 'not_found',
    })
    await expect(findFormerAddress(community.visitor(), { kind: 'member', number })).rejects.toMatchObject({
      kind: 'not_found',
    })
  }
  await expect(findFormerAddress(community.visitor(), { kind: 'tag', name: 'nothing-of-it' })).rejects.toMatchObject({
    kind: 'not_found',
  })
  await community.app.platform.open.db.updateTable('thread').set({ state: 'hidden' }).execute()
  await expect(findFormerAddress(community.visitor(), { kind: 'post', number: '1' })).rejects.toMatchObject({
    kind: 'not_found',
  })
})
