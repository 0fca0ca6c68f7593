import { expect, test } from 'vitest'
import { aMember } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'
import { callApi } from './call-api.ts'

test('members are searched by name and handle, without those who are not listed, but for themselves', async () => {
  const app = await testApp()
  const [ann, bob] = [await aMember(app, 'ann'), await aMember(app, 'bob', { name: 'Anders' })]
  await app.app.platform.open.db
    .updateTable('member')
    .set({ hides_from_directory: 1 })
    .where('id', '=', bob.memberId ?? '')
    .execute()
  const found = async (query: string, as: typeof ann | null) =>
    ((await callApi(app, as, { at: `/members?${query}`, scope: 'read' })).body['items'] as { handle: string }[]).map(
      ({ handle }) => handle,
    )

  expect(await found('q=an', null)).toEqual(['ann'])
  expect((await found('q=AN', bob)).toSorted()).toEqual(['ann', 'bob'])
  expect(await found('q=nobody', ann)).toEqual([])
  const first = await callApi(app, bob, { at: '/members?limit=1', scope: 'read' })
  expect(await found(`limit=1&cursor=${String(first.body['next'])}`, bob)).toHaveLength(1)
})
