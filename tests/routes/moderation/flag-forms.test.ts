import { expect, test } from 'vitest'
import { flagsOfMember } from '#app/domain/flags/queries/flags.server.ts'
import { action as flagMessage } from '#app/routes/flags/message.tsx'
import { action as flagProfile } from '#app/routes/flags/profile.tsx'
import { aPrivateCase } from '#tests/factories/cases.ts'
import { people } from '#tests/factories/members.ts'
import { visit } from '#tests/setup/route-visit.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('the forms that report a profile and a message of a case give a flag, and lead back', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const { id, number } = await aPrivateCase(app, { of: ann })
  const form = { intent: 'flag', reason: 'abuse', note: '', once: 'a-stamp-of-the-form' }
  const at = `/messages/${id}/flag`
  await expect(flagMessage(visit(app.as(sam), { at, params: { id }, form }))).toRedirectTo(`/staff/cases/${number}`)
  const profile = visit(app.as(sam), { at: '/members/ann/flag', params: { handle: 'ann' }, form })
  await expect(flagProfile(profile)).toRedirectTo('/members/ann')
  expect(await flagsOfMember(app.visitor().read, sam.memberId ?? '')).toMatchObject([
    { subject_type: 'profile' },
    { subject_type: 'message', subject_id: id },
  ])
})
