// On both databases: the session's query says whether a member has to agree.
import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { registerMember } from '#app/domain/accounts/members/register-member.server.ts'
import { sessionActor } from '#app/domain/accounts/sessions/session-actor.server.ts'
import { startSession } from '#app/domain/accounts/sessions/start-session.server.ts'
import { createToken } from '#app/domain/accounts/tokens/create-token.server.ts'
import { tokenActor } from '#app/domain/accounts/tokens/token-actor.server.ts'
import { agreeToDocuments } from '#app/domain/documents/agree-to-documents.server.ts'
import { documentList } from '#app/domain/documents/document-list.server.ts'
import { publicationShape } from '#app/domain/documents/input.ts'
import { owedDocuments } from '#app/domain/documents/owed-documents.server.ts'
import { publishDocument } from '#app/domain/documents/publish-document.server.ts'
import { consentsOfMember, memberOwesConsent } from '#app/domain/documents/queries/consents.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const device = { userAgent: 'Firefox', ip: '203.0.113.9' }
const joining = { handle: 'newton', name: 'Newton', email: 'newton@example.com', password: 'a long enough one' }

async function publish(app: TestApp, kind: 'terms' | 'privacy', text: string, more: Record<string, string> = {}) {
  const ada = await aMember(app, `ada-${kind}-${text.toLowerCase()}`, { roles: ['admin'] })
  const note = { noteEn: 'Clearer.', noteKo: '다듬었습니다.' }
  await publishDocument(app.as(ada), kind, publicationShape.parse({ textEn: text, textKo: text, ...note, ...more }))
}

/** The member as the next request of their browser sees them. */
async function inBrowser(app: TestApp, member: Actor): Promise<Actor | undefined> {
  const { platform } = app.app
  const id = await app.as(member).write((tx) => startSession(tx, member.memberId ?? '', member, device))
  return (await sessionActor(platform, id, app.clock.now()))?.actor
}

test('joining needs consent to each published text in the version that was shown, and keeps it with its time', async () => {
  const app = await testApp()
  await publish(app, 'terms', 'Terms', { asks: 'on' })
  await publish(app, 'privacy', 'Privacy', { asks: 'on' })
  await publish(app, 'terms', 'Terms2', { asks: 'on' })

  await expect(registerMember(app.visitor(), joining, device)).rejects.toMatchObject({
    fields: { terms: { key: 'legal.errors.agree' }, privacy: { key: 'legal.errors.agree' } },
  })
  await expect(
    registerMember(app.visitor(), { ...joining, agreement: { terms: 1, privacy: 1 } }, device),
  ).rejects.toMatchObject({ fields: { terms: { key: 'legal.errors.changed' } } })
  const { memberId } = await registerMember(app.visitor(), { ...joining, agreement: { terms: 2, privacy: 1 } }, device)

  expect(await consentsOfMember(app.visitor().read, memberId)).toEqual([
    { kind: 'privacy', version: 1, at: app.clock.now(), how: 'registration' },
    { kind: 'terms', version: 2, at: app.clock.now(), how: 'registration' },
  ])
  expect(await memberOwesConsent(app.visitor().read, memberId, app.clock.now())).toBe(false)
})

test('where nothing is published nothing is asked', async () => {
  const app = await testApp()
  const { memberId } = await registerMember(app.visitor(), joining, device)
  expect(await consentsOfMember(app.visitor().read, memberId)).toEqual([])
  expect((await inBrowser(app, { ...(await aMember(app, 'ann')) }))?.mustAgree).toBeUndefined()
})

test('a change that asks is owed from its day on, in browsers and by programs, until the member agrees', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  await publish(app, 'terms', 'Terms', { asks: 'on' })
  expect((await inBrowser(app, ann))?.mustAgree).toBe(true)
  await agreeToDocuments(app.as(ann), { terms: 1 })
  expect((await inBrowser(app, ann))?.mustAgree).toBeUndefined()

  await publish(app, 'terms', 'Later', { asks: 'on', validFrom: '2026-12-01' })
  const { text } = await createToken(app.as(ann), { memberId: ann.memberId ?? '', name: 'program', scopes: ['read'] })
  expect((await inBrowser(app, ann))?.mustAgree).toBeUndefined()
  app.clock.set('2026-12-01T00:00:00.000Z')
  expect((await inBrowser(app, ann))?.mustAgree).toBe(true)
  expect((await tokenActor(app.app.platform, text, app.clock.now()))?.actor.mustAgree).toBe(true)
  expect(await owedDocuments(app.as(ann))).toMatchObject([
    { kind: 'terms', version: 2, notes: ['Clearer.'], agreed: { version: 1 } },
  ])

  await expect(agreeToDocuments(app.as(ann), {})).rejects.toMatchObject({
    fields: { terms: expect.anything() as unknown },
  })
  await expect(agreeToDocuments(app.as(ann), { terms: 1 })).rejects.toMatchObject({ key: 'legal.errors.changed' })
  await agreeToDocuments(app.as(ann), { terms: 2 })
  await agreeToDocuments(app.as(ann), { terms: 2 })

  expect((await inBrowser(app, ann))?.mustAgree).toBeUndefined()
  expect(await owedDocuments(app.as(ann))).toEqual([])
  expect((await app.recordedEvents()).filter((type) => type === 'document.agreed')).toHaveLength(2)
})

test('a change of words that asks no one is owed by no one, and staff are never asked', async () => {
  const app = await testApp()
  const [ann, sam] = [await aMember(app, 'ann'), await aMember(app, 'sam')]
  await publish(app, 'terms', 'Terms', { asks: 'on' })
  await agreeToDocuments(app.as(ann), { terms: 1 })
  await publish(app, 'terms', 'Typing')

  expect((await inBrowser(app, ann))?.mustAgree).toBeUndefined()
  expect((await inBrowser(app, sam))?.mustAgree).toBeUndefined()
})

test('admins see how many members agreed to the version in force', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  await publish(app, 'terms', 'Terms', { asks: 'on' })
  await agreeToDocuments(app.as(ann), { terms: 1 })

  const rows = await documentList(app.as(await aMember(app, 'ada')))
  expect(rows.find(({ kind }) => kind === 'terms')?.share).toEqual({ agreed: 1, members: 3 })
  expect(rows.find(({ kind }) => kind === 'guidelines')?.share).toBeNull()
})
