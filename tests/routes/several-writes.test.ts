import { expect, test } from 'vitest'
import { action as deleteAccount } from '#app/routes/admin/members/member.tsx'
import { action as setup } from '#app/routes/admin/site/setup.tsx'
import { aMember } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'
import { answerOf, routeArgs } from './call-route.ts'

/** Forms carry the stamp of their page, under which a request makes one write. */
const once = 'stamp-1'

test('the starter set is added by one press of a stamped form, all of it', async () => {
  const site = await testApp()
  const ada = site.as(await aMember(site, 'ada', { roles: ['admin'] }))
  const press = () => answerOf(setup(routeArgs(ada, '/admin/setup', {}, { intent: 'starterCategories', once })))
  expect((await press()).status).toBe(303)
  expect((await press()).status).toBe(303)
  const { count } = await ada.read
    .selectFrom('category')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('slug', 'in', ['getting-started', 'using-it', 'problems', 'billing-and-account', 'ideas', 'announcements'])
    .executeTakeFirstOrThrow()
  expect(Number(count)).toBe(6)
})

test('an admin deletes a member by a stamped form', async () => {
  const site = await testApp()
  const ada = site.as(await aMember(site, 'ada', { roles: ['admin'] }))
  const ann = await aMember(site, 'ann')
  const form = { intent: 'deleteAccount', posts: 'keep', reason: 'Asked for it by letter.', once }
  const answer = await answerOf(deleteAccount(routeArgs(ada, '/admin/members/ann', { handle: 'ann' }, form)))
  expect(answer).toMatchObject({ status: 303, location: '/admin/members' })
  const { deleted_at: at } = await ada.read
    .selectFrom('member')
    .select('deleted_at')
    .where('id', '=', ann.memberId ?? '')
    .executeTakeFirstOrThrow()
  expect(at).not.toBeNull()
})
