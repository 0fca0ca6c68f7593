import path from 'node:path'
import { simpleParser } from 'mailparser'
import { expect, test } from 'vitest'
import { systemActor } from '#app/core/actor.ts'
import { askForLink } from '#app/domain/accounts/links/ask-for-link.server.ts'
import { claimAccount } from '#app/domain/accounts/links/claim-account.server.ts'
import { registerMember } from '#app/domain/accounts/members/register-member.server.ts'
import { signIn } from '#app/domain/accounts/sessions/sign-in.server.ts'
import { importStackExchange } from '#app/domain/integrations/import-stack-exchange.server.ts'
import { inviteMembers } from '#app/domain/integrations/invite-members.server.ts'
import { smtpServer } from '#tests/setup/smtp-server.ts'
import { testApp } from '#tests/setup/test-app.ts'

const dir = path.resolve(import.meta.dirname, '../../fixtures/stackexchange/site')
const site = 'solar.stackexchange.com'
const password = 'quiet morning tea'
const device = { userAgent: 'Firefox/140', ip: '203.0.113.7' }

async function moved() {
  const smtp = await smtpServer()
  const community = await testApp({ SMTP_URL: smtp.url })
  await importStackExchange(community.as(systemActor), { dir, site, category: 'general', limit: null })
  const invite = (csv: string) => inviteMembers(community.as(systemActor), { bytes: Buffer.from(csv), site })
  const mailsTo = (address: string) => smtp.received.filter(({ to }) => to.includes(address))
  const tokenFor = async (address: string) => {
    await community.drainJobs()
    const { text = '' } = await simpleParser(mailsTo(address).at(-1)?.raw ?? '')
    return /\/links\/(\S+)/.exec(text)?.[1] ?? ''
  }
  return { community, invite, mailsTo, tokenFor }
}

test('an invited member sets a password by the link, once, and owns the former posts', async () => {
  const { community, invite, tokenFor } = await moved()
  const { counts, lines } = await invite('id,email\n1,Ann@example.com\n999,x@example.com\n2,nonsense\n')
  expect(counts).toMatchObject({ invited: 1, unknown: 1, badRow: 1 })
  expect(lines).toEqual([
    { line: 3, result: 'unknown' },
    { line: 4, result: 'badRow' },
  ])
  const token = await tokenFor('ann@example.com')

  await expect(claimAccount(community.visitor(), { token, next: 'short' })).toFailWith('invalid')
  expect(await claimAccount(community.visitor(), { token, next: password })).toEqual({ handle: 'Ann' })

  const { actor } = await signIn(community.visitor(), { login: 'ann@example.com', password, device, replaces: null })
  const posts = await community.app.platform.open.db
    .selectFrom('post')
    .select('id')
    .where('author_id', '=', actor.memberId)
    .execute()
  expect(posts.length).toBeGreaterThan(0)
  await expect(claimAccount(community.visitor(), { token, next: password })).toFailWith('not_now')
  expect((await invite('handle,email\nann,other@example.com\n')).counts.claimed).toBe(1)
})

test('the same list again sends nothing while the link works', async () => {
  const { community, invite, mailsTo } = await moved()
  await invite('handle;email\nAnn;ann@example.com\n')
  expect((await invite('handle;email\nAnn;ann@example.com\n')).counts.invitedBefore).toBe(1)
  await community.drainJobs()
  expect(mailsTo('ann@example.com')).toHaveLength(1)
})

test('who registers or asks for a password with an invited address is sent the invitation again', async () => {
  const { community, invite, mailsTo, tokenFor } = await moved()
  await invite('handle,email\nAnn,ann@example.com\n')
  await community.drainJobs()
  const joining = { handle: 'newann', name: 'Ann', email: 'ann@example.com', password }

  await expect(registerMember(community.visitor(), joining, device)).toFailWith('invalid')
  await askForLink(community.visitor(), { login: 'ann@example.com', purpose: 'resetPassword' })
  const token = await tokenFor('ann@example.com')

  expect(mailsTo('ann@example.com')).toHaveLength(3)
  await claimAccount(community.visitor(), { token, next: password })
  await askForLink(community.visitor(), { login: 'nobody@example.com', purpose: 'resetPassword' })
  await community.drainJobs()
  expect(mailsTo('nobody@example.com')).toHaveLength(0)
})
