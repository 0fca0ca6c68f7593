// On both databases: a sample of the pages.
import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { draftAt } from '#app/domain/drafts/drafts-at.server.ts'
import { places } from '#app/domain/drafts/place.ts'
import { saveDraft } from '#app/domain/drafts/save-draft.server.ts'
import { saveBookmark } from '#app/domain/following/save-bookmark.server.ts'
import { setFollow } from '#app/domain/following/set-follow.server.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { reportOutcome } from '#app/domain/threads/answers/report-outcome.server.ts'
import { editPost } from '#app/domain/threads/edits/edit-post.server.ts'
import { suggestEdit } from '#app/domain/threads/edits/suggest-edit.server.ts'
import type { Thread } from '#app/domain/threads/thread.ts'
import { changeKind } from '#app/domain/threads/upkeep/change-kind.server.ts'
import { closeAsDuplicate } from '#app/domain/threads/upkeep/close-as-duplicate.server.ts'
import { mergeThread } from '#app/domain/threads/upkeep/merge-thread.server.ts'
import { refileThread } from '#app/domain/threads/upkeep/refile-thread.server.ts'
import { setIdeaStatus } from '#app/domain/threads/upkeep/set-idea-status.server.ts'
import { loader } from '#app/routes/threads/thread.tsx'
import { aMember, people } from '#tests/factories/members.ts'
import { aCategory, aComment, anAnswer, aProduct, aThread } from '#tests/factories/threads.ts'
import { answerOf, routeArgs } from '#tests/routes/call-route.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

/** As the issue has it. */
const mostQueries = 12

type People = Record<'ann' | 'bob' | 'cora' | 'sam' | 'mo' | 'ada', Actor>

async function aSite(): Promise<{ app: TestApp } & People> {
  const app = await testApp()
  await app.set('security.rateLimits', false)
  const { ann, bob, cora, sam, mo, ada } = await people(app, 'ann', 'bob', 'cora', 'sam', 'mo', 'ada')
  return { app, ann, bob, cora, sam, mo, ada }
}

/** What the page of a thread costs each kind of reader, on its first page and on the second. */
async function costs(
  { app, ann, bob, sam, mo, ada }: { app: TestApp } & People,
  thread: Thread,
): Promise<Record<string, number>> {
  const path = `/threads/${thread.id}/${encodeURIComponent(thread.slug)}`
  const read = (ctx: Ctx, address: string) =>
    answerOf(loader(routeArgs(ctx, address, { id: thread.id, slug: thread.slug })))
  const { next, responses } = (await read(app.visitor(), path)).data as {
    next: string | null
    responses: { id: string }[]
  }
  const marked = responses.at(-1)?.id ?? ''
  const found: Record<string, number> = {}
  for (const [who, ctx] of Object.entries({
    visitor: app.visitor(),
    asker: app.as(ann),
    member: app.as(bob),
    agent: app.as(sam),
    moderator: app.as(mo),
    admin: app.as(ada),
  })) {
    for (const [page, address] of Object.entries({
      first: path,
      second: next,
      last: `${path}?at=end`,
      marked: `${path}?post=${marked}`,
    }))
      if (address !== null) found[`${who}, ${page}`] = await countQueries(ctx, (counted) => read(counted, address))
  }
  return found
}

const over = (found: Record<string, number>) =>
  Object.fromEntries(Object.entries(found).filter(([, cost]) => cost > mostQueries))

test('a long question with everything on it costs every role at most twelve queries on any of its pages', async () => {
  const site = await aSite()
  const { app, ann, bob, cora, sam, mo } = site
  await aProduct(app, 'meter', ['2.0', '1.0'])
  const asked = await aThread(app, { by: ann, tags: ['router', 'meter'], product: 'meter', version: '1.0' })
  const first = await anAnswer(app, { to: asked, by: bob })
  for (let i = 0; i < 32; i++)
    await aComment(app, { to: asked, on: first, by: i % 2 ? ann : sam, body: `Comment ${i}` })
  await acceptAnswer(app.as(ann), { postId: first.id })
  await editPost(app.as(bob), { postId: first.id, body: 'Said better.', revision: 1 })
  const dora = await aMember(app, 'newcomer')
  await suggestEdit(app.as(dora), { postId: first.id, body: 'Said best.', comment: 'Shorter', revision: 2 })
  for (const [who, version] of [
    [ann, '1.0'],
    [cora, '2.0'],
    [sam, '2.0'],
  ] as const)
    await reportOutcome(app.as(who), { postId: first.id, version, worked: who === ann })
  for (let i = 0; i < 34; i++) {
    const answer = await anAnswer(app, { to: asked, by: i % 3 ? cora : sam, body: `Answer ${i}` })
    if (i % 4 === 0) await aComment(app, { to: asked, on: answer, by: bob })
  }
  const copy = await aThread(app, { by: cora, title: 'The same question again' })
  await closeAsDuplicate(app.as(mo), { threadId: copy.thread.id, duplicateOf: asked.thread.id })
  const merged = await aThread(app, { by: cora, title: 'The same question once more' })
  await mergeThread(app.as(mo), { threadId: merged.thread.id, into: asked.thread.id })
  await aCategory(app, 'other')
  await refileThread(app.as(mo), { threadId: asked.thread.id, category: 'other' })
  for (const who of [ann, bob, sam, mo]) {
    await saveBookmark(app.as(who), { postId: first.id, note: 'Keep' })
    await setFollow(app.as(who), { threadId: asked.thread.id, on: true })
    await saveDraft(app.as(who), {
      place: places.answer(asked.thread.id),
      fields: { body: 'Half a thought' },
      revision: 0,
    })
  }
  await app.drainJobs()

  const found = await costs(site, asked.thread)

  expect(over(found), JSON.stringify(found)).toEqual({})
  expect((await draftAt(app.as(bob), places.answer(asked.thread.id)))?.fields.body).toBe('Half a thought')
}, 60_000)

test('so does a duplicate, and an idea with a history that was something else before', async () => {
  const site = await aSite()
  const { app, ann, bob, cora, mo, sam } = site
  const original = await aThread(app, { by: cora, title: 'The question asked first' })
  const copy = await aThread(app, { by: ann, title: 'The question asked again' })
  await anAnswer(app, { to: copy, by: bob })
  await closeAsDuplicate(app.as(mo), { threadId: copy.thread.id, duplicateOf: original.thread.id })
  const idea = await aThread(app, { by: ann, kind: 'discussion', title: 'A chart of each hour would help' })
  await changeKind(app.as(sam), { threadId: idea.thread.id, kind: 'idea', reason: 'It is one' })
  for (const status of ['planned', 'inProgress'] as const)
    await setIdeaStatus(app.as(sam), { threadId: idea.thread.id, status, reason: `Now ${status}` })
  for (let i = 0; i < 32; i++) await anAnswer(app, { to: idea, by: bob, body: `Reply ${i}` })
  await app.drainJobs()

  const found = {
    ...(await costs(site, copy.thread)),
    ...Object.fromEntries(Object.entries(await costs(site, idea.thread)).map(([who, cost]) => [`idea: ${who}`, cost])),
  }

  expect(over(found), JSON.stringify(found)).toEqual({})
}, 60_000)
