import { expect, test } from 'vitest'
import { changeMember } from '#app/domain/accounts/members/change-member.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('a member changes themselves without a word in the audit log; an admin leaves one, and the same again nothing', async () => {
  const app = await testApp()
  const [ann, ada] = [await aMember(app, 'ann'), await aMember(app, 'ada')]
  await changeMember(app.as(ann), { handle: 'ann', change: { name: 'Anna' } })
  await changeMember(app.as(ada), { handle: 'ann', change: { name: 'Annabel' } })
  await changeMember(app.as(ada), { handle: 'ann', change: { name: 'Annabel' } })

  const { db } = app.app.platform.open
  expect(await db.selectFrom('audit_event').select(['actor_id', 'action', 'after']).execute()).toEqual([
    { actor_id: ada.memberId, action: 'member.change', after: '{"changed":["name"]}' },
  ])
  expect((await app.recordedEvents()).filter((type) => type === 'member.profileChanged')).toHaveLength(2)
})

test('a new member cannot bring web addresses into their self-description this way either', async () => {
  const app = await testApp()
  const nari = await aMember(app, 'newcomer')
  await expect(
    changeMember(app.as(nari), { handle: 'newcomer', change: { bio: 'Cheap at www.pills.example' } }),
  ).rejects.toMatchObject({ key: 'accounts.problem.bioLink' })
})
