// On both databases: erasure writes the tables of all domains, and nothing may be found afterwards.
import { appendFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { plus } from '#app/core/time.ts'
import { authorCards, memberByHandle } from '#app/domain/accounts/queries/members.server.ts'
import { createToken } from '#app/domain/accounts/tokens/create-token.server.ts'
import { saveDraft } from '#app/domain/drafts/save-draft.server.ts'
import { saveBookmark } from '#app/domain/following/save-bookmark.server.ts'
import { removeDepartedPosts, restoreDepartedPosts } from '#app/domain/leaving/departed-posts.server.ts'
import { eraseDeparted, eraseDue, eraseMember } from '#app/domain/leaving/erase-member.server.ts'
import { deleteMember, leaveCommunity } from '#app/domain/leaving/leave-community.server.ts'
import { leavingPage } from '#app/domain/leaving/leaving-page.server.ts'
import { repeatErasures } from '#app/domain/leaving/repeat-erasures.server.ts'
import { departureOf, returnToCommunity } from '#app/domain/leaving/return-to-community.server.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { addUpload } from '#app/domain/uploads/add-upload.server.ts'
import { aPrivateCase } from '#tests/factories/cases.ts'
import { bytesWith, placesWith } from '#tests/factories/everything-stored.ts'
import { aMember } from '#tests/factories/members.ts'
import { aPerk, givePoints, pointsNow, problems, redeem, redemptionNow } from '#tests/factories/perks.ts'
import { aPicture } from '#tests/factories/pictures.ts'
import { sentMails } from '#tests/factories/sent-mails.ts'
import { atABrowser } from '#tests/factories/sessions.ts'
import { aStory, storyNow } from '#tests/factories/stories.ts'
import { aComment, aThread, anAnswer } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const planted = { handle: 'plantedhandle', name: 'Plantedname', email: 'planted@canary.example', text: 'plantedtext' }

function leaver(app: TestApp): Promise<Actor> {
  return aMember(app, planted.handle, { name: planted.name, email: planted.email, trustLevel: 1 })
}

const tokenIn = (returnTo: string): string => returnTo.replace('/return/', '')

async function memberRow({ app }: TestApp, { memberId }: Actor) {
  return app.platform.open.db
    .selectFrom('member')
    .selectAll()
    .where('id', '=', memberId ?? '')
    .executeTakeFirstOrThrow()
}

async function visiblePosts({ app }: TestApp, { memberId }: Actor): Promise<string[]> {
  const rows = await app.platform.open.db
    .selectFrom('post')
    .select('kind')
    .where('author_id', '=', memberId)
    .where('state', '=', 'visible')
    .orderBy('id')
    .execute()
  return rows.map(({ kind }) => kind)
}

test('who leaves is signed out everywhere, without a name, and told by mail how to return', async () => {
  const app = await testApp()
  const person = await leaver(app)
  const browser = await atABrowser(app, person)
  const ctx = await browser()
  await createToken(ctx, { memberId: person.memberId ?? '', name: 'program', scopes: ['read'] })
  await saveDraft(ctx, { place: 'thread', fields: { title: 'planned' }, revision: 0 })

  const { returnTo } = await leaveCommunity(ctx, { posts: 'keep' })
  await app.drainJobs()

  const row = await memberRow(app, person)
  expect(row).toMatchObject({ name: 'Former member', email: null, password_hash: null, bio: '', links: '[]' })
  expect(row.handle).toMatch(/^former-/)
  for (const table of ['session', 'api_token', 'draft', 'member_device'] as const)
    expect(await ctx.read.selectFrom(table).selectAll().execute(), table).toEqual([])
  expect(await memberByHandle(app.visitor(), planted.handle)).toBeNull()
  expect(await memberByHandle(app.visitor(), row.handle)).toBeNull()
  expect((await authorCards(app.visitor(), [person.memberId ?? ''])).size).toBe(0)
  const [mail] = await sentMails(app)
  expect(mail).toMatchObject({ to: planted.email, subject: 'Your account is deleted' })
  expect(mail?.text).toContain(returnTo)
  expect(await departureOf(app.visitor(), tokenIn(returnTo))).toMatchObject({
    state: 'open',
    eraseAt: plus(app.clock.now(), { days: 14 }),
  })
})

test('leaving asks for a recent sign-in, and the last admin stays', async () => {
  const app = await testApp()
  const person = await leaver(app)
  const browser = await atABrowser(app, person)
  app.clock.advance({ minutes: 11 })
  await expect(leaveCommunity(await browser(), { posts: 'keep' })).rejects.toMatchObject({ code: 'reauthenticate' })

  const ada = await aMember(app, 'ada')
  await expect(leaveCommunity(app.as(ada), { posts: 'keep' })).rejects.toMatchObject({
    key: 'accounts.problem.lastAdmin',
  })
})

test('what becomes of everything is said before: points, posts, stories, cases, requests', async () => {
  const app = await testApp()
  const [person, bob] = [await leaver(app), await aMember(app, 'bob')]
  const thread = await aThread(app, { by: person })
  await aThread(app, { by: person, title: 'Another one' })
  await anAnswer(app, { to: thread, by: bob })
  await aComment(app, { to: thread, by: person })
  await aStory(app, { by: person })
  await aPrivateCase(app, { of: person })
  await givePoints(app, person, 900)

  expect(await leavingPage(app.as(person))).toMatchObject({
    threads: 2,
    posts: 1,
    answeredOpenings: 1,
    stories: 1,
    openCases: 1,
    openRedemptions: 0,
    points: 900,
    undoDays: 14,
  })
})

test('requests for perks are cancelled and stories withdrawn, so that nobody waits for a former member', async () => {
  const app = await testApp()
  const person = await leaver(app)
  await givePoints(app, person, 9_000)
  const perk = await aPerk(app, { cost: 8_000 })
  const { id } = await redeem(app, person, perk)
  const story = await aStory(app, { by: person, state: 'published' })

  await leaveCommunity(app.as(person), { posts: 'keep' })

  expect(await redemptionNow(app, id)).toMatchObject({ state: 'refunded', ended_as: 'cancelled' })
  expect(await storyNow(app, story.id)).toMatchObject({ state: 'withdrawn' })
})

test('posts that are to go are deleted, except a question that others answered, and are back after the return', async () => {
  const app = await testApp()
  const [person, bob] = [await leaver(app), await aMember(app, 'bob')]
  const answered = await aThread(app, { by: person })
  await anAnswer(app, { to: answered, by: bob })
  await aThread(app, { by: person, title: 'Nobody answered this' })
  const other = await aThread(app, { by: bob, title: 'Of somebody else' })
  const mine = await anAnswer(app, { to: other, by: person })
  const removedBefore = await aComment(app, { to: other, by: person })
  await removePost(app.as(person), { postId: removedBefore.id })
  app.clock.advance({ hours: 1 })

  const { departureId, returnTo } = await leaveCommunity(app.as(person), { posts: 'remove' })
  await app.drainJobs()
  expect(await visiblePosts(app, person)).toEqual(['opening'])
  expect(await removeDepartedPosts(app.app.context(), { departureId })).toBe(0)
  expect(await restoreDepartedPosts(app.app.context(), { departureId })).toBe(0)

  await returnToCommunity(app.visitor(), { token: tokenIn(returnTo) })
  await app.drainJobs()
  expect(await visiblePosts(app, person)).toEqual(['opening', 'opening', 'answer'])
  expect(
    (await app.visitor().read.selectFrom('post').select('state').where('id', '=', mine.id).execute())[0]?.state,
  ).toBe('visible')
})

test('the return brings back name, address and password, once and in time', async () => {
  const app = await testApp()
  const person = await leaver(app)
  const before = await memberRow(app, person)
  await saveBookmark(app.as(person), { postId: (await aThread(app, { by: person })).post.id, note: 'mine' })
  const { returnTo } = await leaveCommunity(app.as(person), { posts: 'keep' })
  app.clock.advance({ days: 13 })

  expect(await returnToCommunity(app.visitor(), { token: tokenIn(returnTo) })).toEqual({ handle: planted.handle })

  const { version, ...now } = await memberRow(app, person)
  const { version: _before, ...was } = before
  expect(now).toEqual(was)
  expect(version).toBeGreaterThan(before.version)
  expect(await app.visitor().read.selectFrom('bookmark').selectAll().execute()).toHaveLength(1)
  await expect(returnToCommunity(app.visitor(), { token: tokenIn(returnTo) })).rejects.toMatchObject({
    kind: 'not_now',
  })
  expect(await departureOf(app.visitor(), tokenIn(returnTo))).toMatchObject({ state: 'returned' })
  expect(await eraseDue(app.app.context())).toBe(0)
})

test('a link that was not made here opens nothing, and one comes too late', async () => {
  const app = await testApp()
  const { returnTo } = await leaveCommunity(app.as(await leaver(app)), { posts: 'keep' })
  const token = tokenIn(returnTo)
  for (const bad of ['', 'dep_none', `${token.slice(0, -1)}x`])
    await expect(returnToCommunity(app.visitor(), { token: bad })).rejects.toMatchObject({ kind: 'not_found' })
  app.clock.advance({ days: 14 })
  await expect(returnToCommunity(app.visitor(), { token })).rejects.toMatchObject({ kind: 'not_now' })
})

test('the former handle may be taken meanwhile; who returns gets another one', async () => {
  const app = await testApp()
  const { returnTo } = await leaveCommunity(app.as(await leaver(app)), { posts: 'keep' })
  await aMember(app, planted.handle)
  const { handle } = await returnToCommunity(app.visitor(), { token: tokenIn(returnTo) })
  expect(handle).toMatch(/^plantedhandle-.{4}$/)
})

/** A member with something in every part of the site. */
async function livedIn(app: TestApp): Promise<Actor> {
  const [person, bob, sam] = [await leaver(app), await aMember(app, 'bob'), await aMember(app, 'sam')]
  const ctx = await (await atABrowser(app, person))()
  const upload = await addUpload(ctx, { bytes: await aPicture(), bytesPerDay: null })
  const thread = await aThread(app, { by: person, title: 'A question that is answered', body: 'How does it work?' })
  await anAnswer(app, { to: thread, by: bob, body: `It does, @${planted.handle}. See @PlantedHandle, too.` })
  const gone = await aThread(app, {
    by: person,
    title: `About ${planted.text}`,
    body: `I am ${planted.text}. ![](/u/${upload.id})`,
    tags: ['canary'],
  })
  await removePost(ctx, { postId: gone.post.id })
  await aStory(app, { by: person, state: 'published', headline: `How ${planted.text} did it`, company: planted.name })
  const { id: caseId } = await aPrivateCase(app, {
    of: person,
    body: `My ${planted.text} is broken, says ${planted.name}.`,
  })
  await app.app.platform.open.db
    .insertInto('case_note')
    .values({
      id: `cno_${caseId}`,
      case_id: caseId,
      author_id: sam.memberId ?? '',
      body: `${planted.name} called`,
      html: `<p>${planted.name} called</p>`,
      created_at: app.clock.now(),
    })
    .execute()
  await app.app.platform.open.db
    .insertInto('invitation')
    .values({
      id: 'inv_planted',
      email: planted.email,
      language: 'en',
      role: null,
      group_id: null,
      note: `for ${planted.name}`,
      most_uses: 1,
      uses: 0,
      created_by: null,
      created_at: app.clock.now(),
      expires_at: plus(app.clock.now(), { days: 90 }),
      revoked_at: null,
    })
    .execute()
  await givePoints(app, person, 900)
  await app.drainJobs()
  return person
}

test('after the erasure nothing says who it was: database, search, files, mail', async () => {
  const app = await testApp()
  const person = await livedIn(app)
  const words = Object.values(planted)
  expect((await placesWith(app.app.platform, words)).length).toBeGreaterThan(15)
  if (app.app.platform.open.dialect.name === 'sqlite') expect(await bytesWith(app.app.platform, words)).toEqual(words)

  await leaveCommunity(app.as(person), { posts: 'remove' })
  await app.drainJobs()
  app.clock.advance({ days: 14 })
  expect(await eraseDue(app.app.context())).toBe(1)
  await app.drainJobs()

  // A server sends mail away; the files of a site without one are those of the test.
  expect((await placesWith(app.app.platform, words)).filter((place) => !place.endsWith('.eml'))).toEqual([])
  expect(await bytesWith(app.app.platform, words)).toEqual([])
  expect(await app.visitor().read.selectFrom('upload').selectAll().execute()).toEqual([])
  expect(await app.recordedEvents()).toContain('member.erased')
})

test('points end by one transaction of the book, which still adds up', async () => {
  const app = await testApp()
  const person = await livedIn(app)
  expect(await pointsNow(app, person)).toContain('900')
  const { departureId } = await leaveCommunity(app.as(person), { posts: 'keep' })

  await eraseDeparted(app.app.context(), departureId)
  await eraseDeparted(app.app.context(), departureId)

  const rows = await app
    .visitor()
    .read.selectFrom('ledger_transaction')
    .selectAll()
    .where('idempotency_key', '=', `erase:${person.memberId}`)
    .execute()
  expect(rows).toHaveLength(1)
  expect(await problems(app)).toEqual([])
  expect((await verifyLedger(app.visitor().read)).findings).toEqual([])
})

test('answers to a former member stay readable, and a question that had to stay says that its text was deleted', async () => {
  const app = await testApp()
  const person = await livedIn(app)
  await leaveCommunity(app.as(person), { posts: 'remove' })
  await app.drainJobs()
  app.clock.advance({ days: 14 })
  await eraseDue(app.app.context())

  const posts = await app
    .visitor()
    .read.selectFrom('post')
    .select(['kind', 'body'])
    .where('state', '=', 'visible')
    .orderBy('id')
    .execute()
  expect(posts[0]).toEqual({ kind: 'opening', body: '*The author has deleted this text.*' })
  expect(posts[1]?.body).toMatch(/^It does, @former-\w{8}\. See @former-\w{8}, too\.$/)
})

test('an admin deletes an account and the command line erases it at once; both are in the audit log', async () => {
  const app = await testApp()
  const [person, ada, mo] = [await livedIn(app), await aMember(app, 'ada'), await aMember(app, 'mo')]
  const wish = { handle: planted.handle, posts: 'keep', reason: 'asked by letter' } as const
  await expect(deleteMember(app.as(mo), wish)).rejects.toMatchObject({ kind: 'forbidden' })
  await deleteMember(app.as(ada), wish)
  await expect(deleteMember(app.as(ada), wish)).rejects.toMatchObject({ kind: 'not_found' })

  await eraseMember(app.app.context(), { ...wish, handle: (await memberRow(app, person)).handle })

  const places = await placesWith(app.app.platform, [planted.handle, planted.name, planted.email])
  expect(places.filter((place) => !place.endsWith('.eml'))).toEqual([])
  const acts = await app.visitor().read.selectFrom('audit_event').select(['action', 'reason']).orderBy('seq').execute()
  expect(acts.slice(-2)).toEqual([
    { action: 'member.delete', reason: 'asked by letter' },
    { action: 'member.erase', reason: 'asked by letter' },
  ])
})

test('who was erased is erased again after a backup from before was restored', async () => {
  const app = await testApp()
  const person = await leaver(app)
  const journal = path.join(app.app.platform.env.dataDir, 'erased-members.txt')
  appendFileSync(journal, `dep_0123456789abcdef ${person.memberId} keep\n\nbroken line\n`)

  expect(await repeatErasures(app.app.context())).toBe(1)
  expect(await repeatErasures(app.app.context())).toBe(0)

  expect(
    (await placesWith(app.app.platform, [planted.handle, planted.name])).filter((place) => !place.endsWith('.eml')),
  ).toEqual([])
})
