// On both databases: a message is taken once.
import { generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { simpleParser } from 'mailparser'
import { createTransport } from 'nodemailer'
import { expect, test } from 'vitest'
import { systemActor, type Actor } from '#app/core/actor.ts'
import { newId } from '#app/core/ids.ts'
import { verifyEmail } from '#app/domain/accounts/email/verify-email.server.ts'
import { registerMember } from '#app/domain/accounts/members/register-member.server.ts'
import { deleteOldIncoming } from '#app/domain/inbox/delete-old-incoming.server.ts'
import { pollMailbox } from '#app/domain/inbox/poll-mailbox.server.ts'
import { postHeldMail } from '#app/domain/inbox/post-held-mail.server.ts'
import { receiveMail } from '#app/domain/inbox/receive-mail.server.ts'
import { replyAddress } from '#app/domain/mail/out/reply-address.server.ts'
import { postsOfThread } from '#app/domain/threads/queries/thread-page.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { transitionThread } from '#app/domain/threads/upkeep/transition-thread.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aSanction } from '#tests/factories/moderation.ts'
import { aPicture } from '#tests/factories/pictures.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { imapServer } from '#tests/setup/imap-server.ts'
import { smtpServer } from '#tests/setup/smtp-server.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const nowhere = () => Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }))
const options = { resolver: nowhere }

/** A site that takes answers by mail, with a question of Ann that Bob answered. */
async function site(env: Record<string, string> = {}) {
  const smtp = await smtpServer()
  const test = await testApp({ SMTP_URL: smtp.url, ...env })
  await test.set('mail.replyAddress', 'reply@community.example.com')
  await test.set('mail.questionAddress', 'ask@community.example.com')
  const ann = await aMember(test, 'ann', { email: 'ann@example.net' })
  const { bob, mo } = await people(test, 'bob', 'mo')
  const asked = await aThread(test, { by: ann })
  const answer = await anAnswer(test, { to: asked, by: bob })
  return { ...test, smtp, ann, bob, mo, asked, answer }
}

/** The address at which this member can answer about this post: of a mail that was sent. */
async function addressFor(test: TestApp, member: Actor, postId: string): Promise<string> {
  const id = newId('mail')
  const now = test.clock.now()
  await test.app.platform.open.db
    .insertInto('mail')
    .values({
      id,
      kind: 'test',
      key: id,
      member_id: member.memberId,
      payload: '{}',
      state: 'sent',
      urgent: 0,
      attempts: 0,
      wanted_at: now,
      due_at: now,
      created_at: now,
      answer_to: postId,
    })
    .execute()
  return replyAddress(test.app.platform.env, 'reply@community.example.com', id)
}

const written = async ({ app }: TestApp) => {
  const { db } = app.platform.open
  const count = (table: 'post' | 'thread' | 'upload') =>
    db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirst()
  return Promise.all([count('post'), count('thread'), count('upload')])
}

type Draft = Parameters<ReturnType<typeof createTransport>['sendMail']>[0]

async function message(draft: Draft): Promise<Buffer> {
  const composer = createTransport({ streamTransport: true, buffer: true })
  const { message: raw } = await composer.sendMail({ subject: 'Re: Charged twice', ...draft })
  return raw as unknown as Buffer
}

const comments = async (test: Awaited<ReturnType<typeof site>>) =>
  (await postsOfThread(test.visitor(), test.asked.thread.id, { limit: 50, cursor: null })).items.filter(
    ({ kind }) => kind === 'comment',
  )

test('an answer by mail becomes a comment below the post that the mail was about, without what was quoted', async () => {
  const here = await site()
  const to = await addressFor(here, here.ann, here.answer.id)
  const fixture = readFileSync(path.join(import.meta.dirname, '../../fixtures/mail/gmail-web-ko.eml'), 'latin1')
  const raw = Buffer.from(
    fixture.replace(/^To: .*$/m, `To: ${to}`).replace('<seoyeon@naver.com>', '<Ann@Example.net>'),
    'latin1',
  )

  expect(await receiveMail(here.visitor(), { raw }, options)).toMatchObject({ outcome: 'posted' })

  const [posted] = await comments(here)
  expect(posted).toMatchObject({
    body: '감사합니다. 확인해 봤어요.\n\n하나는 오늘 아침에 취소됐네요!',
    parentId: here.answer.id,
  })
  expect(posted?.author?.handle).toBe('ann')
})

test('a message that comes twice is posted once, also when both are worked on at once', async () => {
  const here = await site()
  const to = await addressFor(here, here.ann, here.answer.id)
  const raw = await message({ from: 'ann@example.net', to, text: 'Once, please.', messageId: '<one@example.net>' })
  const outcomes = await Promise.all([1, 2, 3].map(() => receiveMail(here.visitor(), { raw }, options)))
  await receiveMail(here.visitor(), { raw }, options)
  expect(outcomes.filter(({ outcome }) => outcome === 'posted')).not.toHaveLength(0)
  expect(await comments(here)).toHaveLength(1)
})

test('a mail about a question of somebody else is answered with an answer, one about my own with a comment', async () => {
  const here = await site()
  const sam = await aMember(here, 'sam', { email: 'sam@example.net', roles: [] })
  const about = (member: Actor) => addressFor(here, member, here.asked.post.id)
  await receiveMail(
    here.visitor(),
    { raw: await message({ from: 'sam@example.net', to: await about(sam), text: 'Try the reset button.' }) },
    options,
  )
  await receiveMail(
    here.visitor(),
    { raw: await message({ from: 'ann@example.net', to: await about(here.ann), text: 'Version 2.4, by the way.' }) },
    options,
  )
  const posts = (await postsOfThread(here.visitor(), here.asked.thread.id, { limit: 50, cursor: null })).items
  expect(posts.slice(2).map(({ kind, body }) => [kind, body])).toEqual([
    ['answer', 'Try the reset button.'],
    ['comment', 'Version 2.4, by the way.'],
  ])
})

test.each([
  ['another address', { from: 'mallory@example.org', text: 'I am Ann.' }, 'wrongSender'],
  ['nothing new', { text: '' }, 'empty'],
] as const)('%s is refused, and its sender is told once with the text', async (_name, draft, reason) => {
  const here = await site()
  const to = await addressFor(here, here.ann, here.answer.id)
  const from = 'from' in draft ? draft.from : 'ann@example.net'
  const send = async (n: number) =>
    receiveMail(here.visitor(), { raw: await message({ ...draft, from, to, messageId: `<${n}@x.example>` }) }, options)

  expect(await send(1)).toEqual({ outcome: 'refused', reason })
  expect(await send(2)).toEqual({ outcome: 'refused', reason })
  await here.drainJobs()

  expect(await comments(here)).toEqual([])
  expect(here.smtp.received.map((mail) => mail.to)).toEqual([[from]])
  const told = (await simpleParser(here.smtp.received[0]?.raw ?? '')).text ?? ''
  if (draft.text !== '') expect(told).toContain(draft.text)
})

test('a forged, altered or expired address is refused', async () => {
  const here = await site()
  const to = await addressFor(here, here.ann, here.answer.id)
  const foreign = replyAddress(
    { SESSION_SECRET: 'of another site, long enough' },
    'reply@community.example.com',
    'mal_1',
  )
  for (const address of [to.replace(/.@/, 'x@'), foreign, 'reply@community.example.com'])
    expect(
      await receiveMail(
        here.visitor(),
        { raw: await message({ from: 'ann@example.net', to: address, text: 'Hello' }) },
        options,
      ),
    ).toEqual({ outcome: 'refused', reason: 'expired' })
})

test('what the site refuses is told with its reason, in the language of the text', async () => {
  const here = await site()
  const to = await addressFor(here, here.ann, here.answer.id)
  await transitionThread(here.as(here.mo), { threadId: here.asked.thread.id, act: 'lock' })
  const raw = await message({ from: 'ann@example.net', to, text: '아직도 안 돼요. 확인해 주세요.' })
  expect(await receiveMail(here.visitor(), { raw }, options)).toEqual({ outcome: 'refused', reason: 'notAllowed' })
  await here.drainJobs()
  const told = (await simpleParser(here.smtp.received[0]?.raw ?? '')).text ?? ''
  expect(told).toContain('아직도 안 돼요. 확인해 주세요.')
  expect(told).toContain('등록할 수 없었어요')
})

test.each([
  ['silence', '읽을 수만 있고'],
  ['suspension', '이용이 정지'],
  ['ban', '영구 정지'],
] as const)(
  'while a %s lasts, a mail writes nothing, and its sender is told why and where to appeal',
  async (kind, why) => {
    const here = await site()
    const to = await addressFor(here, here.ann, here.answer.id)
    await aSanction(here, { of: here.ann, by: here.mo, kind })
    await here.drainJobs()
    const known = here.smtp.received.length
    const before = await written(here)
    const answer = await message({ from: 'ann@example.net', to, text: '아직도 안 돼요. 확인해 주세요.' })
    const question = await message({
      from: 'ann@example.net',
      to: 'ask+general@community.example.com',
      subject: '화면이 어두워요',
      text: '오늘 아침부터 화면이 어두워요.',
      dkim,
    })
    for (const raw of [answer, question])
      expect(await receiveMail(here.visitor(), { raw }, { resolver: signing })).toEqual({
        outcome: 'refused',
        reason: 'notAllowed',
      })
    expect(await written(here)).toEqual(before)
    await here.drainJobs()
    const told = here.smtp.received.slice(known)
    // A sender is told once in a while, however much they send.
    expect(told).toHaveLength(1)
    for (const { raw } of told) {
      const text = (await simpleParser(raw)).text ?? ''
      expect(text).toContain(why)
      expect(text).toContain('/me/standing')
    }
    if (kind === 'ban') return
    here.clock.advance({ days: 31 })
    const again = await message({
      from: 'ann@example.net',
      to: await addressFor(here, here.ann, here.answer.id),
      text: '이제 돼요.',
    })
    expect(await receiveMail(here.visitor(), { raw: again }, options)).toMatchObject({ outcome: 'posted' })
  },
)

test('a post that was deleted meanwhile takes no answer', async () => {
  const here = await site()
  const to = await addressFor(here, here.ann, here.answer.id)
  await removePost(here.as(here.bob), { postId: here.answer.id })
  const raw = await message({ from: 'ann@example.net', to, text: 'Thanks!' })
  expect(await receiveMail(here.visitor(), { raw }, options)).toEqual({ outcome: 'refused', reason: 'notAllowed' })
})

test.each([
  { 'Auto-Submitted': 'auto-replied' },
  { Precedence: 'bulk' },
  { 'X-Autoreply': 'yes' },
  { 'List-Id': '<list.example.com>' },
])('mail of programs is ignored and not answered: %o', async (headers) => {
  const here = await site()
  const to = await addressFor(here, here.ann, here.answer.id)
  const raw = await message({ from: 'ann@example.net', to, text: 'I am away until Monday.', headers })
  expect(await receiveMail(here.visitor(), { raw }, options)).toEqual({ outcome: 'ignored' })
  await here.drainJobs()
  expect(here.smtp.received).toEqual([])
})

test('pictures of a message are stored and shown below its text', async () => {
  const here = await site()
  const to = await addressFor(here, here.ann, here.answer.id)
  const raw = await message({
    from: 'ann@example.net',
    to,
    text: 'See the display:',
    attachments: [{ filename: 'display.png', contentType: 'image/png', content: await aPicture() }],
  })
  expect(await receiveMail(here.visitor(), { raw }, options)).toMatchObject({ outcome: 'posted' })
  expect((await comments(here))[0]?.body).toMatch(/^See the display:\n\n!\[\]\(\/u\/\w+\)$/)
})

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
const dkim = {
  domainName: 'example.net',
  keySelector: 'mail',
  privateKey: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
}
/** DNS of a domain that signs its mail and asks to refuse what is not signed. */
const signing = (name: string): Promise<string[][]> => {
  if (name === 'mail._domainkey.example.net')
    return Promise.resolve([
      [`v=DKIM1; p=${keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`],
    ])
  return name === '_dmarc.example.net' ? Promise.resolve([['v=DMARC1; p=reject']]) : nowhere()
}

test('a message that the domain of its sender disowns is refused, a signed one is taken', async () => {
  const here = await site()
  const to = await addressFor(here, here.ann, here.answer.id)
  const client = { ip: '203.0.113.9', helo: 'mx.example.org', sender: 'ann@example.net' }
  const forged = await message({ from: 'ann@example.net', to, text: 'Forged.' })
  expect(await receiveMail(here.visitor(), { raw: forged, client }, { resolver: signing })).toEqual({
    outcome: 'refused',
    reason: 'notAuthenticated',
  })
  const signed = await message({ from: 'ann@example.net', to, text: 'Signed.', dkim })
  expect(await receiveMail(here.visitor(), { raw: signed, client }, { resolver: signing })).toMatchObject({
    outcome: 'posted',
  })
  const altered = Buffer.from(
    signed
      .toString()
      .replace('Signed.', 'Forged.')
      .replace(/Message-ID: <./i, 'Message-ID: <x'),
  )
  expect(await receiveMail(here.visitor(), { raw: altered }, { resolver: signing })).toMatchObject({
    outcome: 'refused',
  })
})

test('a member asks in a category by mail when the sender is proved', async () => {
  const here = await site()
  const ask = async (more: Draft) =>
    receiveMail(
      here.visitor(),
      {
        raw: await message({
          from: 'ann@example.net',
          to: 'ask+general@community.example.com',
          subject: 'Fwd: Re: [Dangol] The display stays dark',
          text: 'Since this morning, after the update.',
          ...more,
        }),
      },
      { resolver: signing },
    )
  expect(await ask({})).toEqual({ outcome: 'refused', reason: 'notAuthenticated' })
  const posted = await ask({ dkim })
  expect(posted).toMatchObject({ outcome: 'posted' })
  const thread = await here.app.platform.open.db
    .selectFrom('thread')
    .select(['title', 'kind'])
    .where('id', '=', 'threadId' in posted ? posted.threadId : '')
    .executeTakeFirst()
  expect(thread).toEqual({ title: 'The display stays dark', kind: 'question' })
})

test('a question of somebody who is no member waits until they join with that address', async () => {
  const here = await site()
  const raw = await message({
    from: 'new@example.net',
    to: 'ask@community.example.com',
    subject: 'Where is the reset button?',
    text: 'I looked on all sides of it.',
    dkim,
  })
  expect(await receiveMail(here.visitor(), { raw }, { resolver: signing })).toEqual({ outcome: 'held' })
  const { memberId } = await registerMember(
    here.visitor(),
    { handle: 'newcomer', name: 'New', email: 'new@example.net', password: 'quiet morning tea' },
    { userAgent: null, ip: '203.0.113.7' },
  )
  expect(await postHeldMail(here.as(systemActor), { memberId }), 'before the address is verified').toBe(0)
  await here.drainJobs()
  const link = here.smtp.received.map(({ raw: sent }) => sent).findLast((sent) => /links\/lnk_/.test(sent)) ?? ''
  const token = /\/links\/(lnk_\S+)/.exec((await simpleParser(link)).text ?? '')?.[1] ?? ''
  await verifyEmail(here.visitor(), { token })
  await here.drainJobs()
  const asked = await here.app.platform.open.db
    .selectFrom('thread')
    .select(['title', 'author_id'])
    .where('title', '=', 'Where is the reset button?')
    .execute()
  expect(asked).toEqual([{ title: 'Where is the reset button?', author_id: memberId }])
})

test('new messages of a mailbox are taken and marked, one that cannot be worked on is flagged', async () => {
  const box = await imapServer()
  const here = await site({ IMAP_URL: box.url })
  const to = await addressFor(here, here.ann, here.answer.id)
  const put = async (draft: Draft) => box.messages.push({ source: await message(draft), flags: new Set() })
  await put({ from: 'ann@example.net', to, text: 'By the mailbox.' })
  await put({ from: 'someone@example.org', to: 'else@example.com', text: 'Not for us.' })

  expect(await pollMailbox(here.as(systemActor))).toBe(2)
  expect(await pollMailbox(here.as(systemActor))).toBe(0)
  expect((await comments(here)).map(({ body }) => body)).toEqual(['By the mailbox.'])
  expect(box.messages.map(({ flags }) => [...flags])).toEqual([['\\Seen'], ['\\Seen']])
})

test('texts of refused messages are deleted after thirty days', async () => {
  const here = await site()
  const to = await addressFor(here, here.ann, here.answer.id)
  await receiveMail(
    here.visitor(),
    { raw: await message({ from: 'eve@example.org', to, text: 'Let me in.' }) },
    options,
  )
  const rows = () => here.app.platform.open.db.selectFrom('incoming_mail').select('text').execute()
  expect(await rows()).toEqual([{ text: 'Let me in.' }])
  here.clock.advance({ days: 31 })
  await deleteOldIncoming(here.as(systemActor))
  expect(await rows()).toEqual([])
})
