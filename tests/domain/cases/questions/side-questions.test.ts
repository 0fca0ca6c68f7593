import { simpleParser } from 'mailparser'
import { createTransport } from 'nodemailer'
import { expect, test } from 'vitest'
import { deleteOldContacts } from '#app/domain/cases/contact/delete-old-contacts.server.ts'
import { ownCasePage } from '#app/domain/cases/queries/own.server.ts'
import { casePage } from '#app/domain/cases/queries/page.server.ts'
import { answerQuestion } from '#app/domain/cases/questions/answer-question.server.ts'
import { askOutside } from '#app/domain/cases/questions/ask-outside.server.ts'
import { transitionCase } from '#app/domain/cases/work/transition-case.server.ts'
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

test('answers to a question end with the case, and after its days; whoever answers later is told so politely', async () => {
  const smtp = await smtpServer()
  const app = await testApp({ SMTP_URL: smtp.url })
  await app.set('mail.replyAddress', 'reply@community.example.com')
  const { ann, sam } = await people(app, 'ann', 'sam')
  const { number } = await aPrivateCase(app, { of: ann })
  const asked = await askOutside(app.as(sam), { number, email: 'meters@example.com', body: 'Is it known?' })
  await app.drainJobs()
  const mail = await simpleParser(smtp.received.find(({ to }) => to[0] === 'meters@example.com')?.raw ?? '')
  const move = (act: 'resolve' | 'close') => transitionCase(app.as(sam), { number, note: null, act })
  const take = () => answerQuestion(app.visitor(), { questionId: asked, body: 'Yes.' })
  await move('resolve')
  await take()
  await move('close')
  await expect(take()).toFailWith('not_now')

  const composer = createTransport({ streamTransport: true, buffer: true })
  const late = { from: 'meters@example.com', to: mail.replyTo?.text ?? '', subject: 'Re', text: 'One more thing.' }
  const raw = (await composer.sendMail(late)).message as unknown as Buffer
  expect(await receiveMail(app.visitor(), { raw }, { resolver: () => Promise.resolve([]) })).toMatchObject({
    outcome: 'refused',
    reason: 'notAllowed',
  })
  await app.drainJobs()
  const told = await simpleParser(smtp.received.findLast(({ to }) => to[0] === 'meters@example.com')?.raw ?? '')
  expect(told.text).toMatch(/This question has been settled[^]*One more thing\./)
  await expect(app).toHaveRecorded('case.questionAnswered', 1)

  const other = await aPrivateCase(app, { of: ann })
  const second = await askOutside(app.as(sam), { number: other.number, email: 'meters@example.com', body: 'And this?' })
  app.clock.advance({ days: 31 })
  await expect(answerQuestion(app.visitor(), { questionId: second, body: 'Yes.' })).toFailWith('not_now')
})

test('the address of whoever was asked is deleted with those of customers, a year after the case was over', async () => {
  const app = await testApp()
  await app.set('mail.replyAddress', 'reply@community.example.com')
  const { ann, sam } = await people(app, 'ann', 'sam')
  const [over, open] = [await aPrivateCase(app, { of: ann }), await aPrivateCase(app, { of: ann })]
  for (const { number } of [over, open])
    await askOutside(app.as(sam), { number, email: 'meters@example.com', body: 'Is it known?' })
  await transitionCase(app.as(sam), { number: over.number, note: null, act: 'resolve' })
  app.clock.advance({ days: 366 })
  await deleteOldContacts(app.visitor())
  const addresses = async (number: number) =>
    (await casePage(app.as(sam), number)).questions.map(({ address, body }) => [address, body])
  expect(await addresses(over.number)).toEqual([['', 'Is it known?']])
  expect(await addresses(open.number)).toEqual([['meters@example.com', 'Is it known?']])
})
