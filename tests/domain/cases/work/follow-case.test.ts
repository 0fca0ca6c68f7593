import { expect, test } from 'vitest'
import { customerReply } from '#app/domain/cases/work/customer-reply.server.ts'
import { followCase } from '#app/domain/cases/work/follow-case.server.ts'
import { takeCase } from '#app/domain/cases/work/take-case.server.ts'
import { aPrivateCase } from '#tests/factories/cases.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('who follows a case is told that the customer wrote, until they follow it no longer; its assignee is told once', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const tara = await aMember(app, 'tara', { name: 'Tara', roles: ['agent'] })
  const { number } = await aPrivateCase(app, { of: ann })
  await takeCase(app.as(sam), { number })
  for (const one of [sam, tara]) await followCase(app.as(one), { number, follow: true })
  await followCase(app.as(tara), { number, follow: true })
  const kinds = async (memberId: string | null) => {
    const rows = await app
      .as(sam)
      .read.selectFrom('notification')
      .select('kind')
      .where('member_id', '=', memberId)
      .where('kind', '!=', 'caseUrgent')
      .execute()
    return rows.map(({ kind }) => kind)
  }

  await customerReply(app.as(ann), { number, body: 'Is there any news?' })
  await app.drainJobs()
  expect(await kinds(tara.memberId)).toEqual(['caseNews'])
  expect(await kinds(sam.memberId)).toEqual(['caseCustomerWrote'])

  await followCase(app.as(tara), { number, follow: false })
  await customerReply(app.as(ann), { number, body: 'Hello?' })
  await app.drainJobs()
  expect(await kinds(tara.memberId)).toEqual(['caseNews'])
})

test('only staff follow cases', async () => {
  const app = await testApp()
  const { ann } = await people(app, 'ann')
  const { number } = await aPrivateCase(app, { of: ann })
  await expect(followCase(app.as(ann), { number, follow: true })).toFailWith('forbidden')
})
