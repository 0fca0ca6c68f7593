// On both databases: who is told without an account is found by address.
import { expect, test } from 'vitest'
import { visitor } from '#app/core/actor.ts'
import { verifyEmail } from '#app/domain/accounts/email/verify-email.server.ts'
import { registerMember } from '#app/domain/accounts/members/register-member.server.ts'
import { answerFixed } from '#app/domain/cases/causes/answer-fixed.server.ts'
import { askIfFixed } from '#app/domain/cases/causes/ask-if-fixed.server.ts'
import { putCause } from '#app/domain/cases/causes/put-cause.server.ts'
import { causePage } from '#app/domain/cases/queries/causes.server.ts'
import { fixPage } from '#app/domain/cases/queries/fixes.server.ts'
import { anAnnouncement } from '#tests/factories/announcements.ts'
import { aCause, aContactCase } from '#tests/factories/cases.ts'
import { people } from '#tests/factories/members.ts'
import { sentMails } from '#tests/factories/sent-mails.ts'
import { testApp } from '#tests/setup/test-app.ts'

async function fixedForKim() {
  const app = await testApp()
  await app.set('cases.fixMinAnswers', 1)
  const { sam } = await people(app, 'sam')
  const cause = await aCause(app, { by: sam, owner: 'sam' })
  const first = await aContactCase(app, { body: 'The old bill shows the wrong month. Please correct it.' })
  const second = await aContactCase(app, { body: 'And the next bill shows it once more.' })
  await putCause(app.as(sam), { causeId: cause.id, numbers: [first.number, second.number] })
  await anAnnouncement(app, { by: sam, fixes: [cause.id] })
  await app.drainJobs()
  const about = async (subject: RegExp) => (await sentMails(app)).filter((mail) => subject.test(mail.subject ?? ''))
  const notice = await app.app.platform.open.db.selectFrom('fix_notice').selectAll().executeTakeFirstOrThrow()
  return { ...app, sam, cause, first, about, notice }
}

test('who complained without an account is told once by mail, asked a month later, and their answer counts', async () => {
  const site = await fixedForKim()
  const told = await site.about(/What you reported is fixed/)
  expect(told.map(({ to }) => to)).toEqual(['kim@example.org'])
  expect(told[0]?.text).toContain('You told us: “The old bill shows the wrong month.”')

  site.clock.advance({ days: 31 })
  expect([await askIfFixed(site.visitor()), await askIfFixed(site.visitor())]).toEqual([1, 0])
  await site.drainJobs()
  const [asked, ...more] = await site.about(/Is it fixed for you/)
  expect([asked?.to, more]).toEqual(['kim@example.org', []])
  const token = /\/fixed\/(fix_\w+\.[0-9a-f]+)/.exec(asked?.text ?? '')?.[1] ?? ''
  await expect(fixPage(site.visitor(), site.notice.id), 'a visitor is nobody’s contact').toFailWith('not_found')
  await expect(answerFixed(site.visitor(), { token: site.notice.id, fixed: false })).toFailWith('not_found')
  await answerFixed(site.visitor(), { token, fixed: false })
  expect((await causePage(site.as(site.sam), site.cause.id)).state).toBe('open')
})

test('the page of a cause counts them as one customer, with the name that they gave', async () => {
  const site = await fixedForKim()
  expect(await causePage(site.as(site.sam), site.cause.id)).toMatchObject({
    customers: 1,
    told: 1,
    lately: [{ customer: 'Kim' }, { customer: 'Kim' }],
  })
})

test('an account that takes the case over has its notices, and is not told again', async () => {
  const site = await fixedForKim()
  const { memberId } = await registerMember(
    site.visitor(),
    { handle: 'kim', name: 'Kim', email: 'kim@example.org', password: 'quiet morning tea' },
    { userAgent: null, ip: '203.0.113.7' },
  )
  await site.drainJobs()
  const [link] = await site.about(/Confirm your e-mail/i)
  await verifyEmail(site.visitor(), { token: /\/links\/(lnk_\S+)/.exec(link?.text ?? '')?.[1] ?? '' })
  await anAnnouncement(site, { by: site.sam, title: 'The same, explained', fixes: [site.cause.id] })
  await site.drainJobs()

  const notices = await site.app.platform.open.db.selectFrom('fix_notice').selectAll().execute()
  const told = notices.map(({ id, member_id, case_id }) => [id, member_id, case_id])
  expect(told).toEqual([[site.notice.id, memberId, null]])
  await answerFixed(site.as({ ...visitor, memberId }), { token: site.notice.id, fixed: true })
  expect((await causePage(site.as(site.sam), site.cause.id)).state).toBe('verified')
})
