import { expect, test } from 'vitest'
import { setWatch } from '#app/domain/following/set-watch.server.ts'
import { setAdvertisingConsent } from '#app/domain/mail/consent/set-advertising-consent.server.ts'
import { recordDigestVisit } from '#app/domain/notifications/digest/record-digest-visit.server.ts'
import { saveDigest } from '#app/domain/notifications/digest/save-digest.server.ts'
import { sendDigests } from '#app/domain/notifications/digest/send-digests.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { sentMails } from '#tests/factories/sent-mails.ts'
import { aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

/** The tests begin on a Sunday at 18:00 in Seoul; fifteen hours later it is Monday, 9:00. */
const monday = 1

async function aSubscriber(app: TestApp) {
  const ann = await aMember(app, 'ann', { email: 'ann@example.com' })
  const bob = await aMember(app, 'bob')
  // Advertising must name its sender.
  await app.set('mail.company', 'Example Ltd.')
  await app.set('mail.contactAddress', 'contact@example.com')
  await app.set('mail.postalAddress', '1 Example Street, Seoul')
  await app.set('mail.contactPhone', '+82 2 000 0000')
  await setAdvertisingConsent(app.as(ann), { advertising: true, night: false })
  await saveDigest(app.as(ann), { day: monday })
  return { ann, bob }
}

const digests = async (app: TestApp) => {
  await app.drainJobs()
  return (await sentMails(app)).filter(({ text }) => text.includes('from=digest'))
}

test('the digest needs the consent to advertising', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  await expect(saveDigest(app.as(ann), { day: monday })).rejects.toMatchObject({ kind: 'not_now' })
  await saveDigest(app.as(ann), { day: null })
})

test('on its weekday it brings unanswered questions of what one follows, once; a week without news brings none', async () => {
  const app = await testApp()
  const { ann, bob } = await aSubscriber(app)
  await aThread(app, { by: bob, title: 'Why does the list stay empty?', tags: ['meters'] })
  await aThread(app, { by: bob, title: 'What nobody follows', tags: ['other'] })
  await setWatch(app.as(ann), { subject: 'tag', name: 'meters', level: 'watching' })
  expect(await digests(app)).toEqual([])

  app.clock.advance({ hours: 15 })
  await sendDigests(app.app.context())
  await sendDigests(app.app.context())
  const [first, ...more] = await digests(app)
  expect(more).toEqual([])
  expect(first?.text).toContain('Why does the list stay empty?')
  expect(first?.text).not.toContain('What nobody follows')
  expect(first?.subject).toMatch(/^\(광고\)/)

  app.clock.advance({ days: 7 })
  await sendDigests(app.app.context())
  expect(await digests(app)).toHaveLength(1)
})

test('after three months without a visit from it the digest says that it is the last, and ends', async () => {
  const app = await testApp()
  const { ann, bob } = await aSubscriber(app)
  const week = async (): Promise<void> => {
    await aThread(app, { by: bob, title: 'Why does the list stay empty?', tags: ['meters'] })
    await setWatch(app.as(ann), { subject: 'tag', name: 'meters', level: 'watching' })
    app.clock.advance({ hours: 15 })
    await sendDigests(app.app.context())
    await digests(app)
    app.clock.advance({ days: 6, hours: 9 })
  }
  await week()
  app.clock.advance({ days: 77 })
  await recordDigestVisit(app.as(ann))
  await week()
  expect((await digests(app)).at(-1)?.text).not.toContain('the last one')
  app.clock.advance({ days: 84 })
  await week()
  expect((await digests(app)).at(-1)?.text).toContain('This was the last one')
  const sent = (await digests(app)).length
  await week()
  expect(await digests(app)).toHaveLength(sent)
})
