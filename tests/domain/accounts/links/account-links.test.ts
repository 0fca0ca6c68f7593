// On both databases: a link is used up by a conditional update.
import { simpleParser } from 'mailparser'
import { expect, test } from 'vitest'
import { plus } from '#app/core/time.ts'
import { askEmailChange } from '#app/domain/accounts/email/ask-email-change.server.ts'
import { askVerification } from '#app/domain/accounts/email/ask-verification.server.ts'
import { changeEmail } from '#app/domain/accounts/email/change-email.server.ts'
import { ownEmail } from '#app/domain/accounts/email/own-email.server.ts'
import { setMemberEmail } from '#app/domain/accounts/email/set-member-email.server.ts'
import { verifyEmail } from '#app/domain/accounts/email/verify-email.server.ts'
import { askForLink } from '#app/domain/accounts/links/ask-for-link.server.ts'
import { findLink } from '#app/domain/accounts/links/find-link.server.ts'
import { givePasswordLink } from '#app/domain/accounts/links/give-password-link.server.ts'
import { sendPasswordLink } from '#app/domain/accounts/links/send-password-link.server.ts'
import { registerMember } from '#app/domain/accounts/members/register-member.server.ts'
import { resetPassword } from '#app/domain/accounts/passwords/reset-password.server.ts'
import { sessionHash } from '#app/domain/accounts/sessions/lucia-adapter.server.ts'
import { sessionActor } from '#app/domain/accounts/sessions/session-actor.server.ts'
import { signInByLink } from '#app/domain/accounts/sessions/sign-in-by-link.server.ts'
import { signIn } from '#app/domain/accounts/sessions/sign-in.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { smtpServer, type ReceivedMail } from '#tests/setup/smtp-server.ts'
import { testApp } from '#tests/setup/test-app.ts'

const password = 'quiet morning tea'
const device = { userAgent: 'Firefox/140', ip: '203.0.113.7' }

const textOf = async (mail: ReceivedMail | undefined) => (await simpleParser(mail?.raw ?? '')).text ?? ''

/** A site with Ann, who has just joined, and the mail that was sent. */
async function withAnn() {
  const smtp = await smtpServer()
  const site = await testApp({ SMTP_URL: smtp.url })
  const { memberId, sessionId } = await registerMember(
    site.visitor(),
    { handle: 'Ann', name: 'Ann', email: 'ann@example.com', password },
    device,
  )
  const ann = { memberId, handle: 'Ann', name: 'Ann', roles: ['member'] as const, trustLevel: 0 }
  /** Sends what is due; the token of the newest mail to this address, '' when it has no link. */
  const newToken = async (address: string) => {
    await site.drainJobs()
    const text = await textOf(smtp.received.findLast(({ to }) => to.includes(address)))
    return /\/links\/(\S+)/.exec(text)?.[1] ?? ''
  }
  const enter = (with_: string) => signIn(site.visitor(), { login: 'ann', password: with_, device, replaces: null })
  return { site, smtp, ann, sessionId, newToken, enter }
}

test('joining sends a link that verifies the address, once', async () => {
  const { site, ann, newToken } = await withAnn()
  const token = await newToken('ann@example.com')
  expect(await ownEmail(site.as(ann))).toEqual({ email: 'ann@example.com', verified: false })

  await verifyEmail(site.visitor(), { token })

  expect(await ownEmail(site.as(ann))).toEqual({ email: 'ann@example.com', verified: true })
  await expect(verifyEmail(site.visitor(), { token })).toFailWith('not_now')
  await expect(askVerification(site.as(ann))).toFailWith('not_now')
})

test('looking at a link uses nothing up, a newer one ends it, and so does its time', async () => {
  const { site, ann, newToken } = await withAnn()
  const first = await newToken('ann@example.com')
  for (let i = 0; i < 3; i++)
    expect(await findLink(site.visitor(), { token: first })).toMatchObject({ purpose: 'verifyEmail', works: true })

  await askVerification(site.as(ann))
  const second = await newToken('ann@example.com')

  expect(await findLink(site.visitor(), { token: first })).toMatchObject({ works: false })
  site.clock.advance({ hours: 25 })
  expect(await findLink(site.visitor(), { token: second })).toMatchObject({ works: false })
  await expect(verifyEmail(site.visitor(), { token: second })).toFailWith('not_now')
})

test('a forgotten password is replaced by a link that ends every session and every other link', async () => {
  const { site, smtp, sessionId, newToken, enter } = await withAnn()
  const verification = await newToken('ann@example.com')
  await askForLink(site.visitor(), { login: 'ANN@example.com', purpose: 'resetPassword' })
  const token = await newToken('ann@example.com')

  await expect(resetPassword(site.visitor(), { token, next: 'short' })).toFailWith('invalid')
  await resetPassword(site.visitor(), { token, next: 'a new and longer one' })

  expect(await sessionActor(site.app.platform, sessionId, site.clock.now())).toBeNull()
  await expect(enter(password)).toFailWith('invalid')
  expect((await enter('a new and longer one')).actor.handle).toBe('Ann')
  await expect(resetPassword(site.visitor(), { token, next: 'yet another long one' })).toFailWith('not_now')
  await expect(verifyEmail(site.visitor(), { token: verification })).toFailWith('not_now')
  await site.drainJobs()
  expect(await textOf(smtp.received.at(-1))).toContain('password of your account was just changed')
})

test('asking for a link writes the same for a known and an unknown name, and only the known one gets a mail', async () => {
  const { site, smtp, newToken } = await withAnn()
  await newToken('ann@example.com')
  const before = smtp.received.length
  const asked = async (login: string) => {
    await askForLink(site.visitor(), { login, purpose: 'resetPassword' })
    return (
      await site.app.platform.open.db.selectFrom('job').select('name').where('state', '=', 'queued').execute()
    ).filter(({ name }) => name === 'create-account-link').length
  }

  expect([await asked('ann'), await asked('nobody-of-this-name')]).toEqual([1, 2])
  await site.drainJobs()
  expect(smtp.received.slice(before).flatMap(({ to }) => to)).toEqual(['ann@example.com'])
})

test('nobody is sent more than three links in an hour', async () => {
  const { site, smtp, newToken } = await withAnn()
  await newToken('ann@example.com')
  const before = smtp.received.length
  for (let i = 0; i < 6; i++) {
    await askForLink(site.visitor(), { login: 'ann', purpose: 'resetPassword' })
    await site.drainJobs()
  }
  expect(smtp.received.length - before).toBe(3)
})

test('a new address takes the place of the old one when its link is used, and the old one is told', async () => {
  const { site, smtp, ann, sessionId, newToken } = await withAnn()
  await newToken('ann@example.com')
  const earlier = { idHash: sessionHash(sessionId), confirmedAt: plus(site.clock.now(), { minutes: -10 }) }
  await expect(askEmailChange(site.as(ann, { session: earlier }), { email: 'new@example.com' })).toFailWith(
    'forbidden',
    'accounts.confirm.needed',
  )
  await askEmailChange(site.as(ann), { email: 'new@example.com' })
  const token = await newToken('new@example.com')
  expect(await ownEmail(site.as(ann))).toMatchObject({ email: 'ann@example.com' })

  await changeEmail(site.visitor(), { token })

  expect(await ownEmail(site.as(ann))).toEqual({ email: 'new@example.com', verified: true })
  expect(await sessionActor(site.app.platform, sessionId, site.clock.now())).toBeNull()
  await site.drainJobs()
  expect(smtp.received.at(-1)).toMatchObject({ to: ['ann@example.com'] })
  expect(await textOf(smtp.received.at(-1))).toContain('n…@example.com')
})

test('an address that another member has is refused only to who opens the link', async () => {
  const { site, ann, newToken } = await withAnn()
  await aMember(site, 'bob', { email: 'bob@example.com' })
  await askEmailChange(site.as(ann), { email: 'bob@example.com' })
  const token = await newToken('bob@example.com')
  await expect(changeEmail(site.visitor(), { token })).toFailWith('conflict')
  expect(await ownEmail(site.as(ann))).toMatchObject({ email: 'ann@example.com' })
})

test('a link signs in only where the site offers it', async () => {
  const { site, newToken } = await withAnn()
  const use = async () => {
    await askForLink(site.visitor(), { login: 'ann', purpose: 'signIn' })
    const token = await newToken('ann@example.com')
    return signInByLink(site.visitor(), { token, device, replaces: null })
  }
  await expect(use()).toFailWith('not_now')
  await site.set('accounts.signInByMail', 'on')
  expect((await use()).actor.handle).toBe('Ann')
})

test('a link of one purpose does nothing else, and a changed or foreign token nothing at all', async () => {
  const { site, newToken } = await withAnn()
  const token = await newToken('ann@example.com')
  await expect(resetPassword(site.visitor(), { token, next: 'a new and longer one' })).toFailWith('not_now')
  await expect(changeEmail(site.visitor(), { token })).toFailWith('not_now')
  for (const forged of ['', 'lnk_', `${token}a`, token.slice(0, -1), token.replace(/\..*/, '.0000')])
    expect(await findLink(site.visitor(), { token: forged })).toBeNull()
  const row = await site.app.platform.open.db.selectFrom('account_link').selectAll().executeTakeFirstOrThrow()
  expect(JSON.stringify(row)).not.toContain(token.split('.')[1])
})

test('20 uses of one link at once: one succeeds', async () => {
  const { site, newToken } = await withAnn()
  const token = await newToken('ann@example.com')
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => verifyEmail(site.visitor(), { token })))
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('an admin mails a link or hands one over, sets an address, and all of it is in the audit log', async () => {
  const { site, newToken, enter } = await withAnn()
  const { ada } = await people(site, 'ada')
  await sendPasswordLink(site.as(ada), { handle: 'ann' })
  expect(await newToken('ann@example.com')).not.toBe('')
  const { url } = await givePasswordLink(site.as(ada), { handle: 'ann' })
  site.clock.advance({ hours: 20 })
  await resetPassword(site.visitor(), { token: url.split('/links/')[1] ?? '', next: 'handed over on paper' })
  expect((await enter('handed over on paper')).actor.handle).toBe('Ann')
  await setMemberEmail(site.as(ada), { handle: 'ann', email: 'ann@work.example' })

  const audit = await site.app.platform.open.db.selectFrom('audit_event').select('action').orderBy('seq').execute()
  expect(audit.map(({ action }) => action)).toEqual([
    'member.sendPasswordLink',
    'member.givePasswordLink',
    'member.setEmail',
  ])
})

test('a member whose address is not verified gets no mail but links', async () => {
  const { site, smtp, enter, newToken } = await withAnn()
  await newToken('ann@example.com')
  const { url } = await givePasswordLink(site.app.context(), { handle: 'ann' })
  await resetPassword(site.visitor(), { token: url.split('/links/')[1] ?? '', next: 'handed over on paper' })
  await enter('handed over on paper')
  await site.drainJobs()
  expect(smtp.received.map(({ to }) => to)).toEqual([['ann@example.com']])
})
