// On both databases: patterns made of columns.
import { expect, test } from 'vitest'
import { askEmailChange } from '#app/domain/accounts/email/ask-email-change.server.ts'
import { registerMember } from '#app/domain/accounts/members/register-member.server.ts'
import { storedHost, storedMailDomain, storedWord } from '#app/domain/holding/blocks/block.ts'
import { createBlock } from '#app/domain/holding/blocks/create-block.server.ts'
import { endBlock } from '#app/domain/holding/blocks/end-block.server.ts'
import { endBlocks } from '#app/domain/holding/blocks/end-blocks.server.ts'
import { isBlockedSender } from '#app/domain/holding/blocks/refuse-blocked.server.ts'
import type { BlockInput } from '#app/domain/holding/input.ts'
import { judgePost } from '#app/domain/holding/judge-post.server.ts'
import { blockPage } from '#app/domain/holding/queries/blocks.server.ts'
import { inviteByLink, inviteByMail } from '#app/domain/joining/invitations/create-invitation.server.ts'
import { joinByInvitation } from '#app/domain/joining/invitations/take-invitation.server.ts'
import { askToJoin } from '#app/domain/joining/requests/ask-to-join.server.ts'
import { signedId } from '#app/domain/joining/signed-id.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { testApp } from '#tests/setup/test-app.ts'

const blocked = (kind: BlockInput['kind'], value: string, days: BlockInput['days'] = 0): BlockInput => ({
  kind,
  value,
  days,
  reason: 'Adverts come from there',
})
const device = (ip: string) => ({ userAgent: 'Test', ip, mark: null })
const person = (email: string, handle = 'casino') => ({ handle, name: 'Casino', email, password: 'a long pass phrase' })

test('what is typed becomes one stored form: pasted addresses, upper case, umlauts, spaces', () => {
  expect(storedHost('https://www.Shop.Example/offer?x=1')).toBe('shop.example')
  expect(storedHost('bücher.example')).toBe('xn--bcher-kva.example')
  expect(storedHost('localhost')).toBeNull()
  expect(storedHost('203.0.113.9')).toBeNull()
  expect(storedMailDomain('Somebody@Mail.Example')).toBe('mail.example')
  expect(storedMailDomain('not a domain')).toBeNull()
  expect(storedWord('  온라인   카지노 ')).toBe('온라인 카지노')
  expect(storedWord('!')).toBeNull()
})

test('only moderators block, and never this site, their own address, a whole country or the same thing twice', async () => {
  const app = await testApp({ ORIGIN: 'https://help.shop.example', SESSION_SECRET: 'x'.repeat(64) })
  const { ann, mo } = await people(app, 'ann', 'mo')
  const ctx = app.as(mo, { ip: '203.0.113.9' })
  await expect(createBlock(app.as(ann), blocked('host', 'spam.example'))).toFailWith('forbidden')
  for (const [kind, value] of [
    ['host', 'shop.example'],
    ['host', 'no host'],
    ['addresses', '203.0.113.0/24'],
    ['addresses', '198.0.0.0/8'],
    ['mailDomain', 'nobody@'],
    ['word', '…'],
  ] as const)
    await expect(createBlock(ctx, blocked(kind, value))).toFailWith('invalid')
  await createBlock(ctx, blocked('host', 'spam.example'))
  await expect(createBlock(ctx, blocked('host', 'https://SPAM.example/'))).toFailWith('conflict')
})

test('nobody registers from a blocked range or mail domain, asks to join or moves an address there, and is told no list', async () => {
  const app = await testApp()
  const { ann, mo } = await people(app, 'ann', 'mo')
  await createBlock(app.as(mo), blocked('addresses', '203.0.113.0/24'))
  await createBlock(app.as(mo), blocked('mailDomain', 'spam.example'))
  const visitor = app.visitor()
  await expect(registerMember(visitor, person('a@fine.example'), device('203.0.113.200'))).toFailWith('not_now')
  await expect(registerMember(visitor, person('a@eu.SPAM.example'), device('198.51.100.1'))).toFailWith(
    'invalid',
    'blocks.refused.email',
  )
  await expect(
    askEmailChange(app.as(ann, { session: { idHash: 'x', confirmedAt: app.clock.now() } }), {
      email: 'ann@spam.example',
    }),
  ).toFailWith('invalid', 'blocks.refused.email')
  expect(await isBlockedSender(app.visitor(), 'x@spam.example')).toBe(true)
  expect(await isBlockedSender(app.visitor(), 'x@notspam.example')).toBe(false)
  await app.set('accounts.registration', 'approval')
  const asked = { name: 'Casino', email: 'b@spam.example', about: '' }
  await expect(askToJoin(app.visitor({ ip: '198.51.100.1' }), asked)).toFailWith('invalid', 'blocks.refused.email')
  await expect(askToJoin(app.visitor({ ip: '203.0.113.1' }), { ...asked, email: 'b@fine.example' })).toFailWith(
    'not_now',
  )
})

test('who was invited by address comes in all the same; a link that is handed on lets nobody round a block', async () => {
  const app = await testApp()
  const { ada } = await people(app, 'ada')
  await createBlock(app.as(ada), blocked('mailDomain', 'partner.example'))
  const given = { group: null, days: 7, note: '' }
  await inviteByMail(app.as(ada), { emails: ['kim@partner.example'], role: null, ...given })
  await inviteByLink(app.as(ada), { mostUses: 5, ...given })
  const rows = await app.app.platform.open.reader.selectFrom('invitation').select(['id', 'email']).execute()
  const token = (mailed: boolean) =>
    signedId(app.app.platform.env, 'invitation', rows.find(({ email }) => (email !== null) === mailed)?.id ?? '')
  const join = (mailed: boolean, handle: string) =>
    joinByInvitation(app.visitor(), {
      ...person('lee@partner.example', handle),
      token: token(mailed),
      device: device('198.51.100.1'),
    })
  await expect(join(false, 'lee')).toFailWith('invalid', 'blocks.refused.email')
  await join(true, 'kim')
})

test('a block ends by the clock and by hand; the job notes it, and the same thing can be blocked again', async () => {
  const app = await testApp()
  const { mo, newcomer } = await people(app, 'mo', 'newcomer')
  const held = async () => {
    const ctx = app.as(newcomer)
    const judged = await ctx.write((tx) => judgePost(ctx, tx, { title: '', body: '바카라는 여기', html: '' }), {
      unseen: true,
    })
    return judged.causes.map(({ rule }) => rule)
  }
  const { id } = await createBlock(app.as(mo), blocked('word', '바카라', 7))
  expect(await held()).toEqual(['blockedWord'])
  app.clock.advance({ days: 8 })
  expect(await held()).toEqual([])
  expect(await endBlocks(app.as(mo))).toBe(1)
  expect(await endBlocks(app.as(mo))).toBe(0)
  const again = await createBlock(app.as(mo), blocked('word', '바카라', 7))
  await endBlock(app.as(mo), { id: again.id })
  await endBlock(app.as(mo), { id: again.id })
  expect(await held()).toEqual([])
  await expect(endBlock(app.as(mo), { id: 'blk_none' })).toFailWith('not_found')
  const audited = await app.app.platform.open.reader
    .selectFrom('audit_event')
    .select(['action', 'subject_id'])
    .where('action', 'in', ['block.create', 'block.end'])
    .execute()
  expect(audited.filter(({ action }) => action === 'block.end')).toEqual([
    { action: 'block.end', subject_id: again.id },
  ])
  expect(audited.map(({ subject_id }) => subject_id)).toContain(id)
})

test('posts of members with an address of a blocked domain wait, those of trusted members do not', async () => {
  const app = await testApp()
  const { mo } = await people(app, 'mo')
  await createBlock(app.as(mo), blocked('mailDomain', 'spam.example'))
  const by = async (handle: string, email: string, trustLevel: number) => {
    const ctx = app.as(await aMember(app, handle, { email, trustLevel }))
    const { causes } = await ctx.write((tx) => judgePost(ctx, tx, { title: '', body: 'Hello', html: '' }), {
      unseen: true,
    })
    return causes.map(({ rule }) => rule)
  }
  expect(await by('one', 'one@spam.example', 1)).toEqual(['blockedMail'])
  expect(await by('two', 'two@eu.spam.example', 1)).toEqual(['blockedMail'])
  expect(await by('three', 'three@notspam.example', 1)).toEqual([])
  expect(await by('four', 'four@spam.example', 2)).toEqual([])
})

test('the list is found by words and kind, past blocks apart, with one query for one row and for many', async () => {
  const app = await testApp()
  const { mo } = await people(app, 'mo')
  const page = (choice: Partial<Parameters<typeof blockPage>[2]> = {}, cursor: string | null = null) =>
    blockPage(app.as(mo).read, app.clock.now(), { kind: null, over: false, q: '', ...choice }, { limit: 10, cursor })
  for (let n = 0; n < 12; n++) {
    app.clock.advance({ seconds: 1 })
    await createBlock(app.as(mo), blocked('host', `spam${n}.example`, 30))
  }
  await createBlock(app.as(mo), { ...blocked('word', '카지노'), reason: 'Gambling' })
  const first = await page()
  expect(first.items).toHaveLength(10)
  expect((await page({}, first.next)).items).toHaveLength(3)
  expect((await page({ q: 'gambl' })).items.map(({ value }) => value)).toEqual(['카지노'])
  expect((await page({ q: 'SPAM1' })).items.map(({ value }) => value)).toEqual([
    'spam11.example',
    'spam10.example',
    'spam1.example',
  ])
  expect((await page({ kind: 'word' })).items).toHaveLength(1)
  app.clock.advance({ days: 31 })
  expect((await page({ over: true })).items).toHaveLength(10)
  expect((await page()).items.map(({ value }) => value)).toEqual(['카지노'])
  expect(await countQueries(app.as(mo), () => page({ over: true }))).toBeLessThanOrEqual(1)
})
