import { expect, test } from 'vitest'
import { setAdvertisingConsent } from '#app/domain/mail/consent/set-advertising-consent.server.ts'
import { readUnsubscribeToken, unsubscribePath } from '#app/domain/mail/unsubscribe/unsubscribe-link.server.ts'
import { unsubscribe } from '#app/domain/mail/unsubscribe/unsubscribe.server.ts'
import { stopMails } from '#app/domain/notifications/preferences/stop-mails.server.ts'
import { notificationTopics } from '#app/registry/notifications/topics.ts'
import { aMember } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('a link names its member, topic and subject, and no other site can make one', () => {
  const env = { SESSION_SECRET: 'a'.repeat(32) }
  const what = { memberId: 'mem_0123456789abc', topic: 'advertising', subject: 'thr_0123456789abc' } as const
  const token = unsubscribePath(env, what).split('/').at(-1) ?? ''
  expect(readUnsubscribeToken(env, token)).toEqual(what)
  expect(readUnsubscribeToken({ SESSION_SECRET: 'b'.repeat(32) }, token)).toBeNull()
  expect(readUnsubscribeToken(env, token.slice(0, -1))).toBeNull()
  expect(readUnsubscribeToken(env, `x${token}`)).toBeNull()
  expect(readUnsubscribeToken(env, '')).toBeNull()
})

test('whoever holds the mail ends advertising with it, once', async () => {
  const test = await testApp()
  const ann = await aMember(test, 'ann')
  await setAdvertisingConsent(test.as(ann), { advertising: true, night: true })
  const what = { memberId: ann.memberId ?? '', topic: 'advertising', subject: null } as const
  const token = unsubscribePath(test.app.platform.env, what).split('/').at(-1) ?? ''
  await unsubscribe(test.visitor(), token)
  await unsubscribe(test.visitor(), token)
  const { db } = test.app.platform.open
  expect(await db.selectFrom('advertising_consent').select(['scope', 'given', 'how']).orderBy('id').execute()).toEqual([
    { scope: 'advertising', given: 1, how: 'settings' },
    { scope: 'night', given: 1, how: 'settings' },
    { scope: 'advertising', given: 0, how: 'mail' },
    { scope: 'night', given: 0, how: 'mail' },
  ])
  await expect(unsubscribe(test.visitor(), 'x.y')).rejects.toMatchObject({ kind: 'not_found' })
})

test('a link of a mail about one topic of notifications stops mail about that topic alone', async () => {
  const test = await testApp()
  const ann = await aMember(test, 'ann')
  const memberId = ann.memberId ?? ''
  const linkTo = (subject: string) =>
    unsubscribePath(test.app.platform.env, { memberId, topic: 'notifications', subject }).split('/').at(-1) ?? ''
  const { db } = test.app.platform.open
  const stopped = async () =>
    (await db.selectFrom('notification_choice').select(['topic', 'channel', 'chosen']).execute()).filter(
      ({ chosen }) => chosen === 0,
    )
  await unsubscribe(test.visitor(), linkTo('votes'))
  expect(await stopped()).toEqual([{ topic: 'votes', channel: 'mail', chosen: 0 }])
  await test.as(ann).write((tx) => stopMails(tx, memberId, 'nothing'))
  expect(await stopped()).toHaveLength(1)
  await unsubscribe(test.visitor(), linkTo('all'))
  expect((await stopped()).map(({ topic }) => topic).sort()).toEqual(Object.keys(notificationTopics).sort())
})
