// On both databases: the query of who is asked, and a column that may be empty now.
import { expect, test } from 'vitest'
import { signedId } from '#app/core/links/signed-id.server.ts'
import { askForRatings } from '#app/domain/cases/after/ask-for-ratings.server.ts'
import { rateCase } from '#app/domain/cases/after/rate-case.server.ts'
import { casePage } from '#app/domain/cases/queries/page.server.ts'
import { ratingPage } from '#app/domain/cases/queries/ratings.server.ts'
import { replyToCase } from '#app/domain/cases/work/reply-to-case.server.ts'
import { transitionCase } from '#app/domain/cases/work/transition-case.server.ts'
import { aContactCase } from '#tests/factories/cases.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { readMail, smtpServer } from '#tests/setup/smtp-server.ts'
import { testApp } from '#tests/setup/test-app.ts'

/** A case of Kim, who has no account, a day after Sam resolved it. */
async function resolvedYesterday() {
  const smtp = await smtpServer()
  const app = await testApp({ SMTP_URL: smtp.url })
  const { sam } = await people(app, 'sam')
  const { number, id } = await aContactCase(app)
  await replyToCase(app.as(sam), { number, body: 'It is corrected.', privately: true, wait: false })
  await transitionCase(app.as(sam), { number, note: null, act: 'resolve' })
  app.clock.advance({ hours: 24 })
  const ask = () => askForRatings(app.visitor())
  const mails = async () => {
    await app.drainJobs()
    const all = await Promise.all(smtp.received.map(async ({ to, raw }) => ({ ...(await readMail(raw)), to: to[0] })))
    return all.filter(({ text }) => /\/csat\//.test(text ?? ''))
  }
  return { app, sam, number, ask, mails, token: signedId(app.app.platform.env, id), id }
}

test('somebody without an account is asked by mail a day later and reminded once, by a link that answers nothing', async () => {
  const { app, ask, mails, token } = await resolvedYesterday()
  expect(await ask()).toMatchObject({ asked: 1, reminded: 0 })
  expect(await ask()).toMatchObject({ asked: 0, reminded: 0 })
  const [mail] = await mails()
  expect(mail?.to).toBe('kim@example.org')
  expect(mail?.text).toContain(`/csat/${token}`)
  expect(await ratingPage(app.visitor(), token)).toMatchObject({ state: 'open', score: null, mine: false })

  app.clock.advance({ days: 4 })
  expect(await ask()).toMatchObject({ asked: 0, reminded: 1 })
  expect(await mails()).toHaveLength(2)
  app.clock.advance({ days: 2 })
  expect(await ask()).toMatchObject({ asked: 0, reminded: 0 })
})

test('who answered is not reminded; a low score opens the case again and its comment is a message, once', async () => {
  const { app, sam, number, ask, mails, token } = await resolvedYesterday()
  await ask()
  await rateCase(app.visitor(), { token, score: 1, comment: '' })
  await rateCase(app.visitor(), { token, comment: 'The second charge is still there.' })
  await expect(rateCase(app.visitor(), { token, comment: 'And more.' })).toFailWith('not_now')

  const view = await casePage(app.as(sam), number)
  expect(view).toMatchObject({ status: 'waiting_staff', contact: 'Kim' })
  expect(view.messages.map(({ html, byStaff }) => [byStaff, html]).at(-1)).toEqual([
    false,
    '<p>The second charge is still there.</p>',
  ])
  expect(await ratingPage(app.visitor(), token)).toMatchObject({ state: 'done', score: 1, reopened: true })
  app.clock.advance({ days: 4 })
  expect(await ask()).toMatchObject({ reminded: 0 })
  expect(await mails(), 'answered before the mail was sent').toEqual([])
})

test('the id without its signature answers for nobody, and nobody is invited to tell a story', async () => {
  const { app, ask, token, id } = await resolvedYesterday()
  await ask()
  await expect(ratingPage(app.visitor(), id)).toFailWith('not_found')
  await expect(rateCase(app.visitor(), { token: id, score: 5, comment: '' })).toFailWith('not_found')
  await rateCase(app.visitor(), { token, score: 5, comment: 'Thank you.' })
  app.clock.advance({ days: 15 })
  expect(await ask()).toMatchObject({ invited: 0 })
})

test('whose address was deleted is neither asked nor answered; whose account took the case over answers signed in', async () => {
  const gone = await resolvedYesterday()
  const other = await aContactCase(gone.app, { email: 'lee@example.org' })
  await transitionCase(gone.app.as(gone.sam), { number: other.number, note: null, act: 'resolve' })
  await gone.ask()
  await gone.app.app.platform.open.db.deleteFrom('case_contact').execute()
  await expect(ratingPage(gone.app.visitor(), gone.token)).toFailWith('not_found')
  await expect(rateCase(gone.app.visitor(), { token: gone.token, score: 5, comment: '' })).toFailWith('not_found')
  gone.app.clock.advance({ days: 1 })
  expect(await gone.ask()).toMatchObject({ asked: 0 })
  expect(await gone.mails()).toEqual([])

  const { app, ask, id } = await resolvedYesterday()
  await ask()
  const kim = await aMember(app, 'kim', { email: 'kim@example.org' })
  await app.visitor().write(async (tx) => {
    await tx.record('member.emailVerified', { memberId: kim.memberId ?? '' })
  })
  await rateCase(app.as(kim), { token: id, score: 4, comment: '' })
  expect(await ratingPage(app.as(kim), id)).toMatchObject({ score: 4, mine: true })
})
