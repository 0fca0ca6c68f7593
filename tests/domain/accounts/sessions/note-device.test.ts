// On both databases: the note of a device is an upsert.
import { simpleParser } from 'mailparser'
import { expect, test } from 'vitest'
import { registerMember } from '#app/domain/accounts/members/register-member.server.ts'
import { resetPassword } from '#app/domain/accounts/passwords/reset-password.server.ts'
import { deleteExpiredSessions } from '#app/domain/accounts/sessions/delete-expired-sessions.server.ts'
import { sessionActor } from '#app/domain/accounts/sessions/session-actor.server.ts'
import { signIn } from '#app/domain/accounts/sessions/sign-in.server.ts'
import { createToken } from '#app/domain/accounts/tokens/create-token.server.ts'
import { tokenActor } from '#app/domain/accounts/tokens/token-actor.server.ts'
import { smtpServer } from '#tests/setup/smtp-server.ts'
import { testApp } from '#tests/setup/test-app.ts'

const password = 'quiet morning tea'
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const laptop = { userAgent: firefox, ip: '203.0.113.7', mark: 'the mark of the laptop' }

async function withAnn() {
  const smtp = await smtpServer()
  const site = await testApp({ SMTP_URL: smtp.url })
  const { memberId } = await registerMember(
    site.visitor(),
    { handle: 'ann', name: 'Ann', email: 'ann@example.com', password },
    laptop,
  )
  await site.app.platform.open.db.updateTable('member').set({ email_verified_at: site.clock.now() }).execute()
  await site.drainJobs()
  const before = smtp.received.length
  const told = async () => {
    await site.drainJobs()
    const texts = await Promise.all(smtp.received.slice(before).map(async ({ raw }) => (await simpleParser(raw)).text))
    return texts.filter((text) => text?.includes('New sign-in'))
  }
  const enter = (device: typeof laptop | { userAgent: string; ip: string; mark: string | null }) =>
    signIn(site.visitor(), { login: 'ann', password, device, replaces: null })
  return { site, memberId, told, enter }
}

test('joining is told to no one, nor a known browser: by its mark anywhere, by its kind at a known address', async () => {
  const { site, told, enter } = await withAnn()
  await enter(laptop)
  await enter({ ...laptop, ip: '198.51.100.9' })
  await enter({ ...laptop, mark: null, userAgent: firefox.replaceAll('140', '141') })
  expect(await told()).toEqual([])
  await expect(site).toHaveRecorded('member.newDevice', 0)
})

test('another browser elsewhere is told by mail, once', async () => {
  const { told, enter } = await withAnn()
  const phone = {
    userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Safari/604.1',
    ip: '198.51.100.9',
    mark: 'phone',
  }
  await enter(phone)
  const [mail] = await told()
  expect(mail).toContain('Safari on iPhone · 198.51.100.9')
  await enter({ ...phone, ip: '192.0.2.1' })
  expect(await told()).toHaveLength(1)
})

test('the link of the mail sets a password, and ends sessions and tokens', async () => {
  const { site, memberId, told, enter } = await withAnn()
  const thief = await enter({ userAgent: 'curl/8', ip: '192.0.2.1', mark: null })
  const ann = { memberId, handle: 'ann', name: 'Ann', roles: ['member'] as const, trustLevel: 0 }
  const { text } = await createToken(site.as(ann), { memberId, name: 'mine', scopes: ['read'] })
  const [mail] = await told()
  const token = /\/links\/(\S+)/.exec(mail ?? '')?.[1] ?? ''
  await resetPassword(site.visitor(), { token, next: 'slow evening walk' })
  expect(await sessionActor(site.app.platform, thief.sessionId ?? '', site.clock.now())).toBeNull()
  expect(await tokenActor(site.app.platform, text, site.clock.now())).toBeNull()
  await expect(enter(laptop)).toFailWith('invalid')
  await expect(resetPassword(site.visitor(), { token, next: 'another walk home' })).toFailWith('not_now')
})

test('a browser that was not seen for 90 days is unknown again', async () => {
  const { site, told, enter } = await withAnn()
  site.clock.advance({ days: 91 })
  await deleteExpiredSessions(site.app.context())
  await enter(laptop)
  expect(await told()).toHaveLength(1)
})
