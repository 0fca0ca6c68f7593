// On both databases: complaints without an account, and answers by mail.
import { simpleParser } from 'mailparser'
import { createTransport } from 'nodemailer'
import { expect, test } from 'vitest'
import { visitor } from '#app/core/actor.ts'
import { signedId } from '#app/core/links/signed-id.server.ts'
import { verifyEmail } from '#app/domain/accounts/email/verify-email.server.ts'
import { registerMember } from '#app/domain/accounts/members/register-member.server.ts'
import { contactReply } from '#app/domain/cases/contact/contact-reply.server.ts'
import { deleteOldFeedback } from '#app/domain/cases/contact/delete-old-feedback.server.ts'
import { submitFeedbackByMail } from '#app/domain/cases/contact/submit-feedback-by-mail.server.ts'
import { verifyFeedback } from '#app/domain/cases/contact/verify-feedback.server.ts'
import { feedbackByMailShape } from '#app/domain/cases/input.ts'
import { contactCasePage, ownCasePage } from '#app/domain/cases/queries/own.server.ts'
import { casePage } from '#app/domain/cases/queries/page.server.ts'
import { replyToCase } from '#app/domain/cases/work/reply-to-case.server.ts'
import { transitionCase } from '#app/domain/cases/work/transition-case.server.ts'
import { receiveMail } from '#app/domain/inbox/receive-mail.server.ts'
import { aContactCase, aPrivateCase } from '#tests/factories/cases.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { smtpServer } from '#tests/setup/smtp-server.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const complaint = (given: { email?: string; body?: string } = {}) =>
  feedbackByMailShape.parse({ email: 'Kim@Example.org', name: 'Kim', body: 'The bill was charged twice.', ...given })

async function site() {
  const smtp = await smtpServer()
  const app = await testApp({ SMTP_URL: smtp.url })
  await app.set('mail.replyAddress', 'reply@community.example.com')
  const { sam } = await people(app, 'sam')
  return { ...app, smtp, sam }
}
type Site = Awaited<ReturnType<typeof site>>

/** The mails that were sent so far, read. */
async function mails(test: Site) {
  await test.drainJobs()
  return Promise.all(test.smtp.received.map(async ({ to, raw }) => ({ ...(await simpleParser(raw)), to: to[0] })))
}

async function answerTo(
  test: TestApp,
  mail: { replyTo?: { text: string } | undefined; subject?: string | undefined },
  from: string,
  text: string,
) {
  const composer = createTransport({ streamTransport: true, buffer: true })
  const { message } = await composer.sendMail({
    from,
    to: mail.replyTo?.text ?? '',
    subject: `Re: ${mail.subject ?? ''}`,
    text,
  })
  return receiveMail(test.visitor(), { raw: message as unknown as Buffer }, { resolver: () => Promise.resolve([]) })
}

const reply = (number: number, body: string) => ({ number, body, privately: true, wait: false })

test('a complaint by address is no case until its link is pressed; the second press finds the same case', async () => {
  const test = await site()
  await submitFeedbackByMail(test.visitor(), complaint())
  await expect(test).toHaveRecorded('case.opened', 0)
  const [mail] = await mails(test)
  expect(mail).toMatchObject({ to: 'kim@example.org' })
  expect(mail?.text).not.toContain('charged twice')
  const token = /feedback\/confirm\/(\S+?)["\s]/.exec(mail?.html || '')?.[1] ?? ''

  const first = await verifyFeedback(test.visitor(), token)
  const again = await verifyFeedback(test.visitor(), token)

  expect(first).toMatchObject({ member: false, case: { source: 'feedback', private: 1, customer_id: null } })
  expect(again.case.number).toBe(first.case.number)
  await expect(test).toHaveRecorded('case.opened', 1)
  expect(await casePage(test.as(test.sam), first.case.number)).toMatchObject({ contact: 'Kim', customer: null })
})

test('a link that was changed, or is too old, opens nothing; what was never confirmed is deleted', async () => {
  const test = await site()
  await submitFeedbackByMail(test.visitor(), complaint())
  const { id } = await test.app.platform.open.db.selectFrom('feedback_request').select('id').executeTakeFirstOrThrow()
  const token = signedId(test.app.platform.env, id)

  await expect(verifyFeedback(test.visitor(), `${id}.00000000000000000000`)).toFailWith('not_found')
  test.clock.advance({ days: 4 })
  await expect(verifyFeedback(test.visitor(), token)).toFailWith('not_now')
  test.clock.advance({ days: 7 })
  await deleteOldFeedback(test.visitor())
  await expect(verifyFeedback(test.visitor(), token)).toFailWith('not_found')
})

test('the answer is the same for members, strangers and an address that is asked too often', async () => {
  const test = await site()
  await aMember(test, 'ann', { email: 'ann@example.net' })
  const answers = []
  for (const email of ['ann@example.net', 'kim@example.org', 'kim@example.org', 'kim@example.org'])
    answers.push(await submitFeedbackByMail(test.visitor(), complaint({ email })))

  expect(answers).toEqual([undefined, undefined, undefined, undefined])
  expect((await mails(test)).map(({ to }) => to)).toEqual(['ann@example.net', 'kim@example.org', 'kim@example.org'])
})

test('the address of a member makes it a case of that member', async () => {
  const test = await site()
  const ann = await aMember(test, 'ann', { email: 'ann@example.net' })

  const opened = await aContactCase(test, { email: 'ann@example.net' })

  expect(await ownCasePage(test.as(ann), opened.number)).toMatchObject({ private: true })
})

test('staff answer, the answer is mailed, and what comes back by mail is in the case, without the quotation', async () => {
  const test = await site()
  const opened = await aContactCase(test)
  await replyToCase(test.as(test.sam), reply(opened.number, 'We pay it back.\n\nPlease send the number.'))
  const mail = (await mails(test)).at(-1)
  expect(mail).toMatchObject({ to: 'kim@example.org' })
  expect(mail?.text).toContain('We pay it back.')

  const quoted = `It is 5512.\n\nOn Sun, Nov 22, 2026 at 6:04 PM Dangol <reply@community.example.com> wrote:\n> We pay it back.`
  expect(await answerTo(test, mail ?? {}, 'Kim <kim@example.org>', quoted)).toMatchObject({ outcome: 'written' })
  expect(await answerTo(test, mail ?? {}, 'Mo <mo@example.org>', 'It is mine.')).toMatchObject({
    outcome: 'refused',
    reason: 'wrongSender',
  })

  expect((await casePage(test.as(test.sam), opened.number)).messages).toMatchObject([
    { byStaff: true },
    { byStaff: false, via: 'mail', html: '<p>It is 5512.</p>' },
  ])
})

test('a member is mailed a private answer whole and answers by mail; a resolved case opens again', async () => {
  const test = await site()
  const ann = await aMember(test, 'ann', { email: 'ann@example.net' })
  const opened = await aPrivateCase(test, { of: ann })
  await replyToCase(test.as(test.sam), reply(opened.number, 'Your name is off the invoice.'))
  for (let hours = 0; hours < 48; hours += 1) {
    test.clock.advance({ hours: 1 })
    await test.drainJobs()
  }
  const mail = (await mails(test)).find(({ text }) => text?.includes('Your name is off the invoice.'))
  await transitionCase(test.as(test.sam), { number: opened.number, act: 'resolve', note: null })

  expect(await answerTo(test, mail ?? {}, 'Ann <ann@example.net>', 'It is still there.')).toMatchObject({
    outcome: 'written',
    number: opened.number,
  })

  const page = await casePage(test.as(test.sam), opened.number)
  expect(page.status).toBe('waiting_staff')
  expect(page.messages.at(-1)).toMatchObject({ author: { handle: 'ann' }, via: 'mail' })
})

test('by the signed link one reads and writes, notes stay with staff, and a pressed link is no account', async () => {
  const test = await site()
  const opened = await aContactCase(test)
  await contactReply(test.visitor(), { caseId: opened.id, body: 'One thing more.', via: 'link' })

  expect(await contactCasePage(test.visitor(), opened.id)).toMatchObject({
    number: opened.number,
    messages: [{ html: '<p>One thing more.</p>', via: 'link' }],
  })
  await expect(ownCasePage(test.visitor(), opened.number)).toFailWith('unauthenticated')
})

test('who joins later with that address has the case, with what they wrote; the link leads to it from then on', async () => {
  const test = await site()
  const opened = await aContactCase(test)
  await contactReply(test.visitor(), { caseId: opened.id, body: 'One thing more.', via: 'link' })
  const { memberId } = await registerMember(
    test.visitor(),
    { handle: 'kim', name: 'Kim', email: 'kim@example.org', password: 'quiet morning tea' },
    { userAgent: null, ip: '203.0.113.7' },
  )
  expect(await contactCasePage(test.visitor(), opened.id)).toBeDefined()
  const link = (await mails(test)).findLast(({ text }) => /links\/lnk_/.test(text ?? ''))
  await verifyEmail(test.visitor(), { token: /\/links\/(lnk_\S+)/.exec(link?.text ?? '')?.[1] ?? '' })

  const kim = { ...visitor, memberId, handle: 'kim', name: 'Kim', roles: ['member'] as const }
  expect(await ownCasePage(test.as(kim), opened.number)).toMatchObject({ messages: [{ author: { handle: 'kim' } }] })
  expect(await contactCasePage(test.visitor(), opened.id)).toBeUndefined()
  await expect(contactReply(test.visitor(), { caseId: opened.id, body: 'Me?', via: 'link' })).toFailWith('not_found')
})
