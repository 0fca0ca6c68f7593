import { expect, test } from 'vitest'
import { setReadingLanguages } from '#app/domain/accounts/profile/set-reading-languages.server.ts'
import { sessionActor } from '#app/domain/accounts/sessions/session-actor.server.ts'
import { startSession } from '#app/domain/accounts/sessions/start-session.server.ts'
import { contextFor } from '#app/web/context-for.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

test("a member's choice of language of posts comes with every session, until it is taken back", async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const session = await app
    .as(ann)
    .write((tx) => startSession(tx, ann.memberId ?? '', ann, { userAgent: null, ip: null }))
  const reads = async () => (await sessionActor(app.app.platform, session, app.clock.now()))?.reads

  expect(await reads()).toBeNull()
  await setReadingLanguages(app.as(ann), 'ko')
  expect(await reads()).toBe('ko')
  await setReadingLanguages(app.as(ann), null)
  expect(await reads()).toBeNull()
  await expect(setReadingLanguages(app.visitor(), 'ko')).toFailWith('unauthenticated')
})

test('a visitor keeps the choice in a cookie; what nobody could choose counts for nothing', async () => {
  const app = await testApp()
  const reads = async (cookie: string) =>
    (
      await contextFor(app.app.platform, {
        inAddress: null,
        path: '/threads',
        cookie,
        acceptLanguage: 'en',
        ip: '127.0.0.1',
        local: true,
        requestId: 'r',
      })
    ).ctx.reads

  expect(await reads('reads=ko')).toBe('ko')
  expect(await reads('reads=all')).toBeNull()
  expect(await reads('reads=fr')).toBeNull()
  expect(await reads('')).toBeNull()
})
