import { simpleParser } from 'mailparser'
import { createTransport } from 'nodemailer'
import { expect, test } from 'vitest'
import { receiveMail } from '#app/domain/inbox/receive-mail.server.ts'
import { postsOfThread } from '#app/domain/threads/queries/thread-page.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { smtpServer } from '#tests/setup/smtp-server.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('a question is answered, its asker answers the mail, and the comment appears', async () => {
  const smtp = await smtpServer()
  const site = await testApp({ SMTP_URL: smtp.url })
  await site.set('mail.replyAddress', 'reply@community.example.com')
  const ann = await aMember(site, 'ann', { email: 'ann@example.net' })
  const { bob } = await people(site, 'bob')
  const asked = await aThread(site, { by: ann })
  const answer = await anAnswer(site, { to: asked, by: bob, body: 'Press the button for ten seconds.' })
  for (let minutes = 0; minutes < 3 * 24 * 60 && smtp.received.length === 0; minutes += 30) {
    await site.drainJobs()
    site.clock.advance({ minutes: 30 })
  }

  const [sent] = smtp.received
  const mail = await simpleParser(sent?.raw ?? '')
  expect(sent?.to).toEqual(['ann@example.net'])
  expect(mail.text).toContain('Press the button for ten seconds.')
  const composer = createTransport({ streamTransport: true, buffer: true })
  const { message: raw } = await composer.sendMail({
    from: 'Ann <ann@example.net>',
    to: mail.replyTo?.text ?? '',
    subject: `Re: ${mail.subject ?? ''}`,
    inReplyTo: mail.messageId ?? '',
    html: `<div>됐어요, 고마워요!</div><br><div>2026년 11월 22일 (일) 오후 6:04, Dangol 작성:</div><blockquote>${mail.html || ''}</blockquote>`,
  })
  const received = await receiveMail(
    site.visitor(),
    { raw: raw as unknown as Buffer },
    { resolver: () => Promise.resolve([]) },
  )

  expect(received).toMatchObject({ outcome: 'posted' })
  const posts = (await postsOfThread(site.visitor(), asked.thread.id, { limit: 50, cursor: null })).items
  expect(posts.at(-1)).toMatchObject({ kind: 'comment', parentId: answer.id, body: '됐어요, 고마워요!' })
  expect(JSON.stringify(posts)).not.toMatch(/reply\+/)
})
