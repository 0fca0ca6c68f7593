import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { linkMember, unlinkMember } from '#app/domain/accounts/customer-accounts/link-member.server.ts'
import { saveAccount } from '#app/domain/accounts/customer-accounts/save-account.server.ts'
import { addToGroup } from '#app/domain/groups/add-to-group.server.ts'
import { groupShape } from '#app/domain/groups/input.ts'
import { membershipsOf } from '#app/domain/groups/queries/groups.server.ts'
import { recomputeAllGroups } from '#app/domain/groups/recompute-groups.server.ts'
import { removeFromGroup } from '#app/domain/groups/remove-from-group.server.ts'
import { deleteGroup, saveGroup } from '#app/domain/groups/save-group.server.ts'
import { setGroupsFromSource } from '#app/domain/groups/set-groups-from-source.server.ts'
import { aGroup } from '#tests/factories/groups.ts'
import { people } from '#tests/factories/members.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

/** `pilots hand, pilots rule`: the groups of a member with the reason of each. */
async function groupsOf(app: TestApp, { memberId }: Actor): Promise<string> {
  const rows = await membershipsOf(app.visitor().read, memberId ?? '')
  return rows.map(({ key, source }) => `${key} ${source}`).join(', ')
}

const account = { name: 'Haneul', kind: 'company', startedOn: '2025-01-01', renewsOn: null } as const

test('a change of plan moves the members of an account at once, and those added by hand stay', async () => {
  const app = await testApp()
  const { ann, bob, ada } = await people(app, 'ann', 'bob', 'ada')
  await aGroup(app, ada, 'pros', { plans: 'Pro, Team', members: [bob] })
  const { accountId } = await saveAccount(app.as(ada), { ...account, plan: 'Pro', externalId: null })

  for (const { handle } of [ann, bob]) await linkMember(app.as(ada), { accountId, handle: handle ?? '' })
  expect([await groupsOf(app, ann), await groupsOf(app, bob)]).toEqual(['pros rule', 'pros hand, pros rule'])

  await saveAccount(app.as(ada), { ...account, plan: 'Basic', id: accountId })
  expect([await groupsOf(app, ann), await groupsOf(app, bob)]).toEqual(['', 'pros hand'])

  await saveAccount(app.as(ada), { ...account, plan: 'Team', id: accountId })
  await unlinkMember(app.as(ada), { handle: 'ann' })
  expect([await groupsOf(app, ann), await groupsOf(app, bob)]).toEqual(['', 'pros hand, pros rule'])
  expect((await app.recordedEvents()).filter((type) => type.startsWith('group.member'))).toEqual([
    'group.memberAdded',
    'group.memberAdded',
    'group.memberRemoved',
    'group.memberAdded',
    'group.memberRemoved',
  ])
})

test('a product of the account opens its group, whole keys only, and losing it closes the group', async () => {
  const app = await testApp()
  const { ann, ada } = await people(app, 'ann', 'ada')
  await aGroup(app, ada, 'kettle-owners', { products: ['kettle'] })
  const saved = (products: string[]) =>
    saveAccount(app.as(ada), { ...account, plan: 'Pro', externalId: 'C-1', products })
  const { accountId } = await saved(['kettle-pro', 'old_kettle'])
  await linkMember(app.as(ada), { accountId, handle: 'ann' })
  expect(await groupsOf(app, ann)).toBe('')

  await saved(['kettle', 'kettle-pro'])
  expect(await groupsOf(app, ann)).toBe('kettle-owners rule')
  // What is left out stays.
  await saveAccount(app.as(ada), { ...account, plan: 'Basic', externalId: 'C-1' })
  expect(await groupsOf(app, ann)).toBe('kettle-owners rule')

  await saved([])
  expect(await groupsOf(app, ann)).toBe('')
})

test('a new rule takes in whoever meets it and lets go of the others; the night repairs what was missed', async () => {
  const app = await testApp()
  const { ann, bob, ada } = await people(app, 'ann', 'bob', 'ada')
  await aGroup(app, ada, 'best', { tiers: ['champion'] })
  const { db } = app.app.platform.open
  const setTier = (who: Actor, tier: string) =>
    db
      .insertInto('member_standing')
      .values({
        member_id: who.memberId ?? '',
        tier,
        score: 0,
        computed_at: app.clock.now(),
        reached_at: null,
        held_until: null,
        warned_at: null,
        near_told: null,
      })
      .execute()
  await setTier(ann, 'champion')
  await setTier(bob, 'regular')
  expect(await groupsOf(app, ann)).toBe('')

  await recomputeAllGroups(app.app.context())
  expect([await groupsOf(app, ann), await groupsOf(app, bob)]).toEqual(['best rule', ''])

  await saveGroup(app.as(ada), {
    key: 'best',
    ...groupShape.parse({ nameEn: 'Best', nameKo: '최고', tiers: 'regular' }),
  })
  expect([await groupsOf(app, ann), await groupsOf(app, bob)]).toEqual(['', 'best rule'])
})

test('a source replaces its own groups and leaves those of others alone', async () => {
  const app = await testApp()
  const { ann, ada } = await people(app, 'ann', 'ada')
  for (const key of ['pilots', 'hosts', 'press']) await aGroup(app, ada, key)
  const say = (source: 'sign-in:okta' | 'hand-over', keys: string[]) =>
    app.app.context().write((tx) => setGroupsFromSource(tx, ann.memberId ?? '', source, keys))

  await say('sign-in:okta', ['pilots', 'hosts', 'unknown'])
  await say('hand-over', ['pilots'])
  expect(await groupsOf(app, ann)).toBe('hosts sign-in:okta, pilots hand-over, pilots sign-in:okta')

  await say('sign-in:okta', ['press'])
  await say('sign-in:okta', ['press'])
  expect(await groupsOf(app, ann)).toBe('pilots hand-over, press sign-in:okta')
})

test('who is taken out by hand stays as long as a rule says so, and is told apart', async () => {
  const app = await testApp()
  const { ann, bob, ada } = await people(app, 'ann', 'bob', 'ada')
  await aGroup(app, ada, 'pilots', { members: [ann, bob] })
  await app.app.context().write((tx) => setGroupsFromSource(tx, bob.memberId ?? '', 'hand-over', ['pilots']))

  expect(await removeFromGroup(app.as(ada), { key: 'pilots', handle: 'ann' })).toEqual({ stays: false })
  expect(await removeFromGroup(app.as(ada), { key: 'pilots', handle: 'bob' })).toEqual({ stays: true })
  expect([await groupsOf(app, ann), await groupsOf(app, bob)]).toEqual(['', 'pilots hand-over'])
  await deleteGroup(app.as(ada), { key: 'pilots' })
  expect(await groupsOf(app, bob)).toBe('')
})

test('only admins change groups, and for members and groups that exist', async () => {
  const app = await testApp()
  const { ann, mo, sam, ada } = await people(app, 'ann', 'mo', 'sam', 'ada')
  await aGroup(app, ada, 'pilots')
  for (const who of [ann, mo, sam])
    await expect(addToGroup(app.as(who), { key: 'pilots', handle: 'ann' })).toFailWith('forbidden')
  await expect(addToGroup(app.as(ada), { key: 'pilots', handle: 'nobody' })).toFailWith('invalid')
  await expect(addToGroup(app.as(ada), { key: 'nobody', handle: 'ann' })).toFailWith('not_found')
  await expect(aGroup(app, ada, 'pilots')).toFailWith('invalid')
})
