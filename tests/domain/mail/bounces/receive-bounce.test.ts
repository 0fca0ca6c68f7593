// On both databases: rows that are written once.
import { expect, test } from 'vitest'
import { systemActor, type Actor } from '#app/core/actor.ts'
import { readBounceReport } from '#app/domain/mail/bounces/bounce-report.ts'
import { receiveBounce } from '#app/domain/mail/bounces/receive-bounce.server.ts'
import { releaseAddress, releaseOwnAddress } from '#app/domain/mail/bounces/release-address.server.ts'
import { returnAddress } from '#app/domain/mail/bounces/return-address.server.ts'
import { setAdvertisingConsent } from '#app/domain/mail/consent/set-advertising-consent.server.ts'
import { queueMail } from '#app/domain/mail/out/queue-mail.server.ts'
import { aMember } from '#tests/factories/members.ts'
import {
  complaint,
  delayed,
  exchangeFull,
  koreanFull,
  outOfOffice,
  postfixUnknown,
  qmailUnknown,
  refusedAsSpam,
} from '#tests/fixtures/bounces.ts'
import { smtpServer } from '#tests/setup/smtp-server.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

type World = { test: TestApp; ann: Actor; received: { from: string; to: string[]; raw: string }[] }

async function world(): Promise<World> {
  const smtp = await smtpServer()
  const test = await testApp({ SMTP_URL: smtp.url })
  await test.set('mail.returnAddress', 'bounces@community.example')
  return { test, ann: await aMember(test, 'ann', { email: 'ann@example.net' }), received: smtp.received }
}

let sentMails = 0
/** Sends a mail to Ann. @returns what a server needs to return it */
async function mailAnn({ test, ann, received }: World) {
  const memberId = ann.memberId ?? ''
  await test
    .as(systemActor)
    .write((tx) => queueMail(tx, { kind: 'test', memberId, payload: {}, key: `mail:${sentMails++}` }))
  await test.drainJobs()
  const last = received.at(-1)
  return {
    to: last?.from ?? '',
    recipient: 'ann@example.net',
    messageId: /^Message-ID: (\S+)/im.exec(last?.raw ?? '')?.[1] ?? '',
  }
}

const lastState = async ({ test }: World) => {
  const { db } = test.app.platform.open
  return (await db.selectFrom('mail').select(['state', 'note']).orderBy('id', 'desc').executeTakeFirstOrThrow()).state
}
const suppressions = ({ test }: World) =>
  test.app.platform.open.db.selectFrom('mail_suppression').select(['address', 'reason', 'released_at']).execute()

test('each mail has a return address of its own, which names it', async () => {
  const here = await world()
  const { to } = await mailAnn(here)
  expect(to).toMatch(/^bounces\+mal_[0-9a-z]+-[0-9a-f]{8}@community\.example$/)
  expect(to.split('@')[0]?.length, 'RFC 5321 allows 64').toBeLessThanOrEqual(64)
})

test.each([
  ['Postfix', postfixUnknown],
  ['qmail', qmailUnknown],
])(
  'an address that does not exist, told by %s, gets no mail any more, until its member asks for it',
  async (_server, returned) => {
    const here = await world()
    const { test, ann } = here
    expect(await receiveBounce(test.app.context(), returned(await mailAnn(here)))).toBe('taken')
    expect(await suppressions(here)).toMatchObject([{ address: 'ann@example.net', reason: 'hard', released_at: null }])
    expect(await test.recordedEvents()).toEqual(['mail.suppressed'])
    await mailAnn(here)
    expect(await lastState(here)).toBe('suppressed')
    await releaseOwnAddress(test.as(ann))
    await mailAnn(here)
    expect(await lastState(here)).toBe('sent')
    await expect(releaseOwnAddress(test.as(ann))).rejects.toMatchObject({ kind: 'not_found' })
  },
)

test('the same report twice counts once', async () => {
  const here = await world()
  const raw = postfixUnknown(await mailAnn(here))
  expect(await receiveBounce(here.test.app.context(), raw)).toBe('taken')
  expect(await receiveBounce(here.test.app.context(), raw)).toBe('known')
})

test.each([
  ['full by its code', exchangeFull],
  ['full by its words', koreanFull],
  ['refused as spam', refusedAsSpam],
])('a mailbox that is %s is suppressed on the third day, not before', async (_why, returned) => {
  const here = await world()
  for (let day = 1; day <= 3; day++) {
    expect(await suppressions(here)).toEqual([])
    // Twice a day is one day.
    await receiveBounce(here.test.app.context(), returned(await mailAnn(here)))
    await receiveBounce(here.test.app.context(), returned(await mailAnn(here)))
    here.test.clock.advance({ days: 1 })
  }
  expect(await suppressions(here)).toMatchObject([{ reason: 'repeated' }])
})

test('what came back before an address was released does not count again', async () => {
  const here = await world()
  const ada = await aMember(here.test, 'ada')
  for (let day = 1; day <= 3; day++) {
    await receiveBounce(here.test.app.context(), exchangeFull(await mailAnn(here)))
    here.test.clock.advance({ days: 1 })
  }
  await expect(releaseAddress(here.test.as(here.ann), { address: 'ann@example.net' })).rejects.toMatchObject({
    kind: 'forbidden',
  })
  await releaseAddress(here.test.as(ada), { address: 'ann@example.net' })
  await receiveBounce(here.test.app.context(), exchangeFull(await mailAnn(here)))
  expect(await suppressions(here)).toMatchObject([{ released_at: '2026-11-25T09:00:00.000Z' }])
})

test.each([
  ['a delay', delayed],
  ['an automatic answer', outOfOffice],
])('%s changes nothing', async (_what, returned) => {
  const here = await world()
  expect(await receiveBounce(here.test.app.context(), returned(await mailAnn(here)))).toBe('nothing')
  expect(await suppressions(here)).toEqual([])
})

test('nobody suppresses an address of others by writing to us', async () => {
  const here = await world()
  const { messageId } = await mailAnn(here)
  const { test } = here
  const forged = returnAddress({ SESSION_SECRET: 'another' }, 'bounces@community.example', messageId.slice(1, 28))
  const other = { recipient: 'other@example.net', messageId }
  expect(await receiveBounce(test.app.context(), postfixUnknown({ ...other, to: forged }))).toBe('unknown')
  expect(await receiveBounce(test.app.context(), qmailUnknown({ ...other, to: 'bounces@community.example' }))).toBe(
    'unknown',
  )
  expect(await receiveBounce(test.app.context(), Buffer.from('nothing'))).toBe('unknown')
  expect(await suppressions(here)).toEqual([])
})

test('a report to the bare address is believed when it names the mail and the address it went to', async () => {
  const here = await world()
  const sent = await mailAnn(here)
  const raw = postfixUnknown({ ...sent, to: 'bounces@community.example' })
  expect(await receiveBounce(here.test.app.context(), raw)).toBe('taken')
})

test('a complaint about mail that can be unsubscribed from does that, one about any other suppresses the address', async () => {
  const here = await world()
  const { test, ann } = here
  await setAdvertisingConsent(test.as(ann), { advertising: true, night: false })
  await test.drainJobs()
  const { db } = test.app.platform.open
  const sent = await mailAnn(here)
  const id = sent.messageId.slice(1).split('@')[0] ?? ''
  await db.updateTable('mail').set({ topic: 'advertising' }).where('id', '=', id).execute()
  expect(await receiveBounce(test.app.context(), complaint(sent))).toBe('taken')
  expect(await db.selectFrom('advertising_consent').select(['given', 'how']).orderBy('id').execute()).toEqual([
    { given: 1, how: 'settings' },
    { given: 0, how: 'complaint' },
  ])
  expect(await suppressions(here)).toEqual([])
  expect(await receiveBounce(test.app.context(), complaint(await mailAnn(here)))).toBe('taken')
  expect(await suppressions(here)).toMatchObject([{ reason: 'complaint' }])
})

test('an address that the server refuses while we send counts as mail that came back', async () => {
  const smtp = await smtpServer({
    onRcptTo: (_address, _session, done) =>
      done(Object.assign(new Error('5.1.1 no such user here'), { responseCode: 550 })),
  })
  const test = await testApp({ SMTP_URL: smtp.url })
  const ann = await aMember(test, 'ann', { email: 'ann@example.net' })
  await mailAnn({ test, ann, received: smtp.received })
  expect(await suppressions({ test, ann, received: [] })).toMatchObject([
    { address: 'ann@example.net', reason: 'hard' },
  ])
})

test('a report of words alone is read by its code', () => {
  const read = (text: string) => readBounceReport({ reportType: null, texts: [text], autoReply: false })?.kind
  expect(read('Sorry, no mailbox here by that name. (#5.1.1)')).toBe('hard')
  expect(read('552 5.2.2 over quota')).toBe('full')
  expect(read('The user could not be found: unknown user')).toBe('hard')
  expect(read('Please try again tomorrow')).toBe('soft')
})

test('the member is told in the bell that the address takes no mail, and where to mend it', async () => {
  const here = await world()
  await receiveBounce(here.test.app.context(), postfixUnknown(await mailAnn(here)))
  await here.test.drainJobs()
  const { db } = here.test.app.platform.open
  expect(await db.selectFrom('notification').select(['kind', 'member_id']).execute()).toEqual([
    { kind: 'mailStopped', member_id: here.ann.memberId },
  ])
})
