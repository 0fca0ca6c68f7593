import { simpleParser } from 'mailparser'
import { createTransport } from 'nodemailer'
import { expect, test } from 'vitest'
import { ownCasePage } from '#app/domain/cases/queries/own.server.ts'
import { casePage } from '#app/domain/cases/queries/page.server.ts'
import { answerQuestion } from '#app/domain/cases/questions/answer-question.server.ts'
import { askOutside } from '#app/domain/cases/questions/ask-outside.server.ts'
import { receiveMail } from '#app/domain/inbox/receive-mail.server.ts'
import { aPrivateCase } from '#tests/factories/cases.ts'
import { people } from '#tests/factories/members.ts'
import { smtpServer } from '#tests/setup/smtp-server.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('a supplier is asked by mail, and the answer comes back beside the case, where no customer sees it', async () => {
  const smtp = await smtpServer()
  const app = await testApp({ SMTP_URL: smtp.url })
  await app.set('mail.replyAddress', 'reply@community.example.com')
  const { ann, sam } = await people(app, 'ann', 'sam')
  const row = await aPrivateCase(app, { of: ann, body: 'My secret meter 4711 shows nothing.' })
  await askOutside(app.as(sam), { number: row.number, email: 'meters@example.com', body: 'Is firmware 2 affected?' })
  await app.drainJobs()
  const sent = smtp.received.find(({ to }) => to[0] === 'meters@example.com')
  const mail = await simpleParser(sent?.raw ?? '')
  expect(mail.text).toContain('Is firmware 2 affected?')
  expect(mail.text).not.toMatch(/4711|Ann/)

  const answer = async (from: string) => {
    const composer = createTransport({ streamTransport: true, buffer: true })
    const { message } = await composer.sendMail({
      from,
      to: mail.replyTo?.text ?? '',
      subject: 'Re',
      text: `Yes, it is. ${from}`,
    })
    return receiveMail(app.visitor(), { raw: message as unknown as Buffer }, { resolver: () => Promise.resolve([]) })
  }
  expect(await answer('mo@example.org')).toMatchObject({ outcome: 'refused', reason: 'wrongSender' })
  expect(await answer('meters@example.com')).toMatchObject({ outcome: 'written' })

  expect((await casePage(app.as(sam), row.number)).questions).toMatchObject([
    { address: 'meters@example.com', by: 'Sam', answers: [{ html: expect.stringContaining('Yes, it is.') as string }] },
  ])
  expect(JSON.stringify(await ownCasePage(app.as(ann), row.number))).not.toMatch(/firmware|Yes, it is|meters@/)
  await expect(app).toHaveRecorded('case.questionAnswered', 1)
})

test('without a reply address nobody is asked; customers ask nobody; an answer to no question is refused', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const { number } = await aPrivateCase(app, { of: ann })
  const input = { number, email: 'meters@example.com', body: 'Is it known?' }

  await expect(askOutside(app.as(sam), input)).toFailWith('not_now')
  await expect(askOutside(app.as(ann), input)).toFailWith('forbidden')
  await expect(answerQuestion(app.visitor(), { questionId: 'csq_none', body: 'Yes.' })).toFailWith('not_found')
})
