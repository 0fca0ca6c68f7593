import { expect, test } from 'vitest'
import { publicationShape } from '#app/domain/documents/input.ts'
import { publishDocument } from '#app/domain/documents/publish-document.server.ts'
import { consentsOfMember } from '#app/domain/documents/queries/consents.server.ts'
import { action, loader } from '#app/routes/documents/agree.tsx'
import { loader as documentLoader } from '#app/routes/documents/document.tsx'
import { action as settingsAction } from '#app/routes/me/settings.tsx'
import { isAlwaysOpen } from '#app/web/always-open.ts'
import { aMember } from '#tests/factories/members.ts'
import { answerOf, routeArgs } from '#tests/routes/call-route.ts'
import { testApp } from '#tests/setup/test-app.ts'

async function changedSite() {
  const app = await testApp()
  const ada = await aMember(app, 'ada')
  const terms = publicationShape.parse({ textEn: 'Terms', textKo: '약관', asks: 'on' })
  await publishDocument(app.as(ada), 'terms', terms)
  const ann = { ...(await aMember(app, 'ann')), mustAgree: true as const }
  return { app, ann, ctx: app.as(ann) }
}

test('a form sent before agreeing is kept, and the page that asks leads back to it', async () => {
  const { ctx } = await changedSite()
  const answer = await answerOf(
    settingsAction(routeArgs(ctx, '/me/settings', {}, { intent: 'settings', name: 'Anna' })),
  )
  expect(answer).toMatchObject({ status: 302, location: '/agree?to=%2Fme%2Fsettings' })
})

test('agreeing without a tick says what is missing; with it the reader goes on', async () => {
  const { ctx, ann } = await changedSite()
  expect(await answerOf(action(routeArgs(ctx, '/agree', {}, { intent: 'agree', termsVersion: '1' })))).toMatchObject({
    status: 422,
  })
  const sent = { intent: 'agree', terms: 'on', termsVersion: '1', to: '/threads' }
  expect(await answerOf(action(routeArgs(ctx, '/agree', {}, sent)))).toMatchObject({
    status: 303,
    location: '/threads',
  })
  expect(await consentsOfMember(ctx.read, ann.memberId ?? '')).toMatchObject([
    { kind: 'terms', version: 1, how: 'asked' },
  ])
})

test('who owes nothing is led on, and never away from the site', async () => {
  const { app } = await changedSite()
  const sam = await aMember(app, 'sam')
  const ctx = app.as(sam)
  await action(routeArgs(ctx, '/agree', {}, { intent: 'agree', terms: 'on', termsVersion: '1' }))
  expect(await answerOf(loader(routeArgs(ctx, '/agree?to=//evil.example')))).toMatchObject({
    status: 302,
    location: '/',
  })
})

test.each(['/terms', '/privacy/versions', '/guidelines', '/agree', '/logout', '/me/export', '/me/leave', '/links/abc'])(
  '%s is open before agreeing',
  (path) => expect(isAlwaysOpen(path)).toBe(true),
)

test.each(['/', '/threads/new', '/me/settings', '/me/exports', '/termsofuse'])('%s is not', (path) =>
  expect(isAlwaysOpen(path)).toBe(false),
)

test('a version that is none is not found', async () => {
  const { ctx } = await changedSite()
  for (const version of ['9', 'x', '-1'])
    expect(await answerOf(documentLoader(routeArgs(ctx, `/terms?version=${version}`)))).toMatchObject({ status: 404 })
})
