// On both databases: a sample of the pages.
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { apiDocument, everyCall } from '#app/api/every-call.server.ts'
import { systemActor, type Actor } from '#app/core/actor.ts'
import { msOf } from '#app/core/time.ts'
import { createToken } from '#app/domain/accounts/tokens/create-token.server.ts'
import type { Scope } from '#app/domain/accounts/tokens/scopes.ts'
import { computeFairness } from '#app/domain/analytics/fairness/compute-fairness.server.ts'
import { computeModerationLog } from '#app/domain/analytics/moderation-log/compute-moderation-log.server.ts'
import { setReminder } from '#app/domain/cases/day/set-reminder.server.ts'
import { saveFilter } from '#app/domain/cases/filters/save-filter.server.ts'
import { mergeCases } from '#app/domain/cases/merge/merge-cases.server.ts'
import { messagesOf } from '#app/domain/cases/queries/conversation.server.ts'
import { addAbsence } from '#app/domain/cases/team/add-absence.server.ts'
import { followCase } from '#app/domain/cases/work/follow-case.server.ts'
import { replyToCase } from '#app/domain/cases/work/reply-to-case.server.ts'
import { flagThing } from '#app/domain/flags/flag-thing.server.ts'
import { saveBookmark } from '#app/domain/following/save-bookmark.server.ts'
import { setFollow } from '#app/domain/following/set-follow.server.ts'
import { setWatch } from '#app/domain/following/set-watch.server.ts'
import { createBlock } from '#app/domain/holding/blocks/create-block.server.ts'
import { appealDecision } from '#app/domain/moderation/appeals/appeal-decision.server.ts'
import { decidePost } from '#app/domain/moderation/posts/decide-post.server.ts'
import { sendToReview } from '#app/domain/moderation/posts/open-post-item.server.ts'
import { decideSpam } from '#app/domain/moderation/spam/decide-spam.server.ts'
import { notifications } from '#app/domain/notifications/queries/list.server.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { editPost } from '#app/domain/threads/edits/edit-post.server.ts'
import { suggestEdit } from '#app/domain/threads/edits/suggest-edit.server.ts'
import { changeKind } from '#app/domain/threads/upkeep/change-kind.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { setIdeaStatus } from '#app/domain/threads/upkeep/set-idea-status.server.ts'
import { addUpload } from '#app/domain/uploads/add-upload.server.ts'
import { anAnnouncement } from '#tests/factories/announcements.ts'
import {
  aCase,
  aCause,
  aPrivateCase,
  aRaisedCase,
  aRating,
  aRecommendation,
  aReplyTemplate,
  twoCases,
} from '#tests/factories/cases.ts'
import { aGroup } from '#tests/factories/groups.ts'
import { aMember } from '#tests/factories/members.ts'
import { aPostDecision, aSanction } from '#tests/factories/moderation.ts'
import { aPerk, givePoints, redeem } from '#tests/factories/perks.ts'
import { aPicture } from '#tests/factories/pictures.ts'
import { aStory, aStoryText } from '#tests/factories/stories.ts'
import { aProduct, aThread, anAnswer } from '#tests/factories/threads.ts'
import { signatureOf } from '#tests/setup/billing-server.ts'
import { testApp } from '#tests/setup/test-app.ts'
import { callApi } from './call-api.ts'

/** Everybody who could have to do with a call, in one app for all of them. */
async function people() {
  const app = await testApp()
  await app.set('security.rateLimits', false)
  await aProduct(app, 'meter', ['4.2', '4.1'])
  const [ann, bob, cora] = [await aMember(app, 'ann'), await aMember(app, 'bob'), await aMember(app, 'cora')]
  const [mo, sam, ada] = [await aMember(app, 'mo'), await aMember(app, 'sam'), await aMember(app, 'ada')]
  return { app, ann, bob, cora, mo, sam, ada }
}

let everybody: Awaited<ReturnType<typeof people>>
beforeAll(async () => {
  everybody = await people()
})
afterAll(() => everybody.app.close())

/** A question of Ann's with an answer of Bob's, for one call alone. */
async function site() {
  const { app, ann, bob } = everybody
  const asked = await aThread(app, { by: ann, tags: ['router'], product: 'meter', version: '4.1' })
  const answer = await anAnswer(app, { to: asked, by: bob })
  return { ...everybody, thread: asked.thread.id, question: asked.post.id, answer }
}
type Site = Awaited<ReturnType<typeof site>>

async function aSpamDecision(app: Site['app'], by: Actor, handle: string): Promise<string> {
  await aMember(app, handle)
  const rest = {
    sanction: 'ban' as const,
    note: 'Adverts in every post.',
    days: 30,
    host: [],
    addresses: [],
    mailDomain: [],
  }
  return decideSpam(app.as(by), { by: 'member', value: handle, ...rest })
}

/** One successful use of a call. `as` null: without a token. `path` fills what varies in the address. */
type Example = {
  as: Actor | null
  scope?: Scope
  path?: Record<string, string>
  query?: string
  body?: unknown
  headers?: Record<string, string>
}

const words = { reason: 'In the spring release.' }

/** An idea of Ann's that staff planned already. */
async function aPlannedIdea({ app, ann, sam }: Site): Promise<string> {
  const { thread } = await aThread(app, { by: ann, kind: 'idea', title: 'A widget for the phone' })
  await setIdeaStatus(app.as(sam), { threadId: thread.id, status: 'planned', ...words })
  return thread.id
}

async function aSanctioned({ app, mo }: Site): Promise<{ id: string; decisionId: string; member: Actor }> {
  const member = await aMember(app, `loud${sanctioned++}`)
  const { id, decision_id: decisionId } = await aSanction(app, { of: member, by: mo })
  return { id, decisionId, member }
}
let sanctioned = 1

async function aCaseOf({ app, ann, sam }: Site): Promise<{ number: string }> {
  return { number: String((await aCase(app, { of: ann, by: sam })).case.number) }
}

async function aReminderOf(here: Site): Promise<string> {
  const { number } = await aCaseOf(here)
  const reminder = { day: '2030-01-01', reason: 'Ask the bank', promised: false }
  return setReminder(here.app.as(here.sam), Number(number), reminder)
}

function aFilterOf({ app, sam }: Site): Promise<string> {
  return saveFilter(app.as(sam), { name: 'Urgent', query: 'severity=P1', shared: true })
}

async function aRedemption({ app, ann }: Site): Promise<string> {
  await givePoints(app, ann, 200)
  return (await redeem(app, ann, await aPerk(app))).id
}

const examples: Record<string, (site: Site) => Example | Promise<Example>> = {
  'GET /threads': () => ({ as: null, query: 'kind=question&tag=router' }),
  'POST /threads': ({ ann }) => ({
    as: ann,
    body: { kind: 'question', title: 'Does it run at night?', body: 'It hums.', category: 'general', tags: ['night'] },
  }),
  'GET /threads/:id': ({ ann, thread }) => ({ as: ann, path: { id: thread } }),
  'PATCH /threads/:id': async ({ app, sam }) => ({
    as: sam,
    path: { id: (await anAnnouncement(app, { by: sam })).thread.id },
    body: { translation: { title: '새로 고친 제목이에요', body: '내용을 다시 썼어요.' }, revision: 1 },
  }),
  'GET /threads/:id/posts': ({ thread }) => ({ as: null, path: { id: thread } }),
  'POST /threads/:id/posts': ({ ann, thread, answer }) => ({
    as: ann,
    path: { id: thread },
    body: { kind: 'comment', parentId: answer.id, body: 'Thank you.' },
  }),
  'PUT /threads/:id/me-too': ({ bob, thread }) => ({ as: bob, path: { id: thread } }),
  'DELETE /threads/:id/me-too': ({ bob, thread }) => ({ as: bob, path: { id: thread } }),
  'GET /threads/:id/idea-status': async (here) => ({ as: null, path: { id: await aPlannedIdea(here) } }),
  'POST /threads/:id/idea-status': async (here) => ({
    as: here.sam,
    scope: 'staff',
    path: { id: await aPlannedIdea(here) },
    body: { status: 'inProgress', ...words },
  }),
  'DELETE /threads/:id/idea-status': async (here) => ({
    as: here.sam,
    scope: 'staff',
    path: { id: await aPlannedIdea(here) },
    body: words,
  }),
  'PUT /threads/:id/kind': ({ mo, thread }) => ({
    as: mo,
    scope: 'moderate',
    path: { id: thread },
    body: { kind: 'discussion', reason: 'Many opinions' },
  }),
  'DELETE /threads/:id/kind': async ({ app, mo, thread }) => {
    await changeKind(app.as(mo), { threadId: thread, kind: 'discussion', reason: 'Many opinions' })
    return { as: mo, scope: 'moderate', path: { id: thread } }
  },
  'POST /threads/:id/transitions': ({ mo, thread, answer }) => ({
    as: mo,
    scope: 'moderate',
    path: { id: thread },
    body: { act: 'split', posts: [answer.id], title: 'A question of its own' },
  }),
  'GET /posts/:id': ({ bob, answer }) => ({ as: bob, path: { id: answer.id } }),
  'PATCH /posts/:id': ({ bob, answer }) => ({
    as: bob,
    path: { id: answer.id },
    body: { body: 'Turn on 2.4 GHz.', revision: 1 },
  }),
  'DELETE /posts/:id': ({ bob, answer }) => ({ as: bob, path: { id: answer.id } }),
  'POST /posts/:id/restore': async ({ app, bob, answer }) => {
    await removePost(app.as(bob), { postId: answer.id })
    return { as: bob, path: { id: answer.id } }
  },
  'PUT /posts/:id/vote': ({ ann, answer }) => ({ as: ann, path: { id: answer.id }, body: { value: 1 } }),
  'PUT /posts/:id/accept': ({ ann, answer }) => ({ as: ann, path: { id: answer.id } }),
  'DELETE /posts/:id/accept': async ({ app, ann, answer }) => {
    await acceptAnswer(app.as(ann), { postId: answer.id })
    return { as: ann, path: { id: answer.id } }
  },
  'PUT /posts/:id/endorse': ({ sam, answer }) => ({ as: sam, scope: 'staff', path: { id: answer.id } }),
  'GET /posts/:id/revisions': async ({ app, bob, answer }) => {
    await editPost(app.as(bob), { postId: answer.id, body: 'Turn on 2.4 GHz.', revision: 1 })
    return { as: null, path: { id: answer.id } }
  },
  'POST /posts/:id/revisions': async ({ app, bob, answer }) => {
    await editPost(app.as(bob), { postId: answer.id, body: 'Turn on 2.4 GHz.', revision: 1 })
    return { as: bob, path: { id: answer.id }, body: { revision: 1, present: 2 } }
  },
  'GET /posts/:id/suggestions': async (here) => {
    await aSuggestion(here)
    return { as: here.bob, scope: 'read', path: { id: here.answer.id } }
  },
  'POST /posts/:id/suggestions': ({ ann, answer }) => ({
    as: ann,
    path: { id: answer.id },
    body: { body: 'Turn on 2.4 GHz.', comment: 'Shorter', revision: 1 },
  }),
  'POST /suggestions/:id/decision': async (here) => ({
    as: here.bob,
    path: { id: await aSuggestion(here) },
    body: { decision: 'reject', reason: 'The menu has this name' },
  }),
  'POST /posts/:id/flags': ({ cora, answer }) => ({ as: cora, path: { id: answer.id }, body: { reason: 'spam' } }),
  'GET /flags': async ({ app, cora, answer }) => {
    await flagThing(app.as(cora), { type: 'post', id: answer.id, reason: 'spam', note: '' })
    return { as: cora }
  },
  'DELETE /flags/:id': async ({ app, cora, answer }) => {
    const { id } = await flagThing(app.as(cora), { type: 'post', id: answer.id, reason: 'spam', note: '' })
    return { as: cora, path: { id } }
  },
  'POST /stories/:id/flags': async ({ app, ann, bob }) => ({
    as: bob,
    path: { id: (await aStory(app, { by: ann, state: 'published' })).id },
    body: { reason: 'undisclosedInterest' },
  }),
  'POST /members/:handle/flags': ({ bob }) => ({ as: bob, path: { handle: 'ann' }, body: { reason: 'abuse' } }),
  'POST /pictures/:id/flags': async ({ app, ann, bob }) => {
    const { id } = await addUpload(app.as(ann), { bytes: await aPicture(), bytesPerDay: null })
    await aThread(app, { by: ann, body: `![The meter](/u/${id})` })
    return { as: bob, path: { id }, body: { reason: 'personalData' } }
  },
  'POST /messages/:id/flags': async ({ app, ann, sam }) => {
    const { id: caseId, number } = await aPrivateCase(app, { of: ann })
    await replyToCase(app.as(sam), { number, body: 'Read the manual first.', privately: true, wait: false })
    const [said] = await messagesOf(app.as(sam), [caseId])
    return { as: ann, path: { id: said?.id ?? '' }, body: { reason: 'abuse' } }
  },
  'POST /posts/:id/outcome': async ({ app, ann, answer }) => {
    await acceptAnswer(app.as(ann), { postId: answer.id })
    return { as: ann, path: { id: answer.id }, body: { worked: false, version: '4.2' } }
  },
  'POST /posts/:id/recheck': async ({ app, ann, cora, answer }) => {
    await acceptAnswer(app.as(ann), { postId: answer.id })
    for (const by of [ann, cora])
      await callApi(app, by, {
        method: 'POST',
        at: `/posts/${answer.id}/outcome`,
        body: { worked: false, version: '4.2' },
      })
    const tess = await aMember(app, 'tess', { trustLevel: 3 })
    return { as: tess, path: { id: answer.id }, body: { result: 'outdated', note: 'The menu is gone' } }
  },
  'GET /categories': ({ ann }) => ({ as: ann }),
  'GET /products': () => ({ as: null }),
  'GET /tags': () => ({ as: null, query: 'q=rout&sort=name' }),
  'PUT /threads/:id/follow': ({ bob, thread }) => ({ as: bob, path: { id: thread } }),
  'DELETE /threads/:id/follow': ({ ann, thread }) => ({ as: ann, path: { id: thread } }),
  'PUT /threads/:id/read': ({ bob, thread }) => ({
    as: bob,
    path: { id: thread },
    body: { until: '2026-11-22T09:00:00.000Z' },
  }),
  'PUT /tags/:tag/watch': ({ bob }) => ({ as: bob, path: { tag: 'router' }, body: { level: 'watching' } }),
  'DELETE /tags/:tag/watch': ({ bob }) => ({ as: bob, path: { tag: 'router' } }),
  'PUT /categories/:slug/watch': ({ bob }) => ({ as: bob, path: { slug: 'general' }, body: { level: 'muted' } }),
  'DELETE /categories/:slug/watch': ({ bob }) => ({ as: bob, path: { slug: 'general' } }),
  'PUT /products/:slug/watch': async ({ app, bob }) => ({
    as: bob,
    path: { slug: await aProduct(app, 'meter') },
    body: { level: 'watching' },
  }),
  'DELETE /products/:slug/watch': async ({ app, bob }) => ({ as: bob, path: { slug: await aProduct(app, 'meter') } }),
  'PUT /members/:handle/watch': ({ bob }) => ({ as: bob, path: { handle: 'ann' }, body: { level: 'muted' } }),
  'DELETE /members/:handle/watch': ({ bob }) => ({ as: bob, path: { handle: 'ann' } }),
  'GET /notifications': async ({ app, ann }) => {
    await app.drainJobs()
    return { as: ann, scope: 'read', query: 'unread=true' }
  },
  'PUT /notifications/:id/read': async ({ app, ann }) => {
    await app.drainJobs()
    const { items } = await notifications(app.as(ann), { unread: true, show: null }, { limit: 1, cursor: null })
    return { as: ann, path: { id: items[0]?.id ?? '' } }
  },
  'PUT /notifications/read': ({ ann }) => ({ as: ann }),
  'PUT /posts/:id/bookmark': ({ ann, answer }) => ({ as: ann, path: { id: answer.id }, body: { note: 'On the roof' } }),
  'DELETE /posts/:id/bookmark': ({ ann, answer }) => ({ as: ann, path: { id: answer.id } }),
  'GET /me/bookmarks': async ({ app, ann, answer }) => {
    await saveBookmark(app.as(ann), { postId: answer.id, note: 'On the roof' })
    return { as: ann, scope: 'read' }
  },
  'GET /me/following': async ({ app, bob, thread }) => {
    await setFollow(app.as(bob), { threadId: thread, on: true })
    await setWatch(app.as(bob), { subject: 'tag', name: 'router', level: 'watching' })
    return { as: bob, scope: 'read' }
  },
  'GET /search': async ({ app }) => {
    await app.drainJobs()
    return { as: null, query: 'q=meter' }
  },
  'GET /similar': async ({ app }) => {
    await app.drainJobs()
    return { as: null, query: 'title=The+meter+reads+nothing' }
  },
  'GET /stories': async ({ app, ann }) => {
    await aStory(app, { by: ann, state: 'published' })
    return { as: null }
  },
  'POST /stories': ({ ann }) => ({ as: ann, body: aStoryText }),
  'GET /stories/:id': async ({ app, ann }) => ({
    as: ann,
    scope: 'read',
    path: { id: (await aStory(app, { by: ann, state: 'author_review' })).id },
  }),
  'PATCH /stories/:id': async ({ app, ann }) => ({
    as: ann,
    path: { id: (await aStory(app, { by: ann })).id },
    body: { outcome: 'It paid off in October.' },
  }),
  'POST /stories/:id/transitions': async ({ app, ann }) => ({
    as: ann,
    path: { id: (await aStory(app, { by: ann })).id },
    body: { to: 'submitted' },
  }),
  'GET /cases': async (here) => {
    await aCaseOf(here)
    return { as: here.sam, scope: 'staff', query: 'status=open' }
  },
  'GET /cases/:number': async (here) => ({ as: here.sam, scope: 'staff', path: await aCaseOf(here) }),
  'PUT /cases/:number/follow': async (here) => ({ as: here.sam, scope: 'staff', path: await aCaseOf(here) }),
  'DELETE /cases/:number/follow': async (here) => {
    const path = await aCaseOf(here)
    await followCase(here.app.as(here.sam), { number: Number(path.number), follow: true })
    return { as: here.sam, scope: 'staff', path }
  },
  'GET /cases/:number/hand-over': async (here) => ({ as: here.sam, scope: 'staff', path: await aCaseOf(here) }),
  'POST /cases/:number/reminders': async (here) => ({
    as: here.sam,
    scope: 'staff',
    path: await aCaseOf(here),
    body: { day: '2030-01-01', reason: 'Ask the bank', promised: true },
  }),
  'GET /reminders': async (here) => {
    await aReminderOf(here)
    return { as: here.sam, scope: 'staff' }
  },
  'DELETE /reminders/:id': async (here) => ({ as: here.sam, scope: 'staff', path: { id: await aReminderOf(here) } }),
  'POST /absences': ({ sam }) => ({
    as: sam,
    scope: 'staff',
    body: { handle: 'sam', from: '2030-01-01', to: '2030-01-05' },
  }),
  'GET /absences': async ({ app, sam }) => {
    await addAbsence(app.as(sam), 'sam', { from: '2030-03-01', to: null })
    return { as: sam, scope: 'staff', query: 'handle=sam' }
  },
  'DELETE /absences/:id': async ({ app, sam }) => ({
    as: sam,
    scope: 'staff',
    path: { id: (await addAbsence(app.as(sam), 'sam', { from: '2030-02-01', to: '2030-02-02' })).id },
  }),
  'POST /case-filters': ({ sam }) => ({
    as: sam,
    scope: 'staff',
    body: { name: 'Urgent', query: 'severity=P1', shared: true },
  }),
  'GET /case-filters': async (here) => {
    await aFilterOf(here)
    return { as: here.sam, scope: 'staff' }
  },
  'DELETE /case-filters/:id': async (here) => ({ as: here.sam, scope: 'staff', path: { id: await aFilterOf(here) } }),
  'GET /causes': async (here) => {
    await aCause(here.app, { by: here.sam })
    return { as: here.sam, scope: 'staff', query: 'by=years' }
  },
  'POST /causes': ({ sam }) => ({ as: sam, scope: 'staff', body: { name: 'Late refunds', owner: 'sam' } }),
  'PUT /causes/:id': async (here) => ({
    as: here.sam,
    scope: 'staff',
    path: { id: (await aCause(here.app, { by: here.sam })).id },
    body: { name: 'Refunds come late', note: 'Since the new bank.' },
  }),
  'POST /causes/:id/transitions': async (here) => ({
    as: here.sam,
    scope: 'staff',
    path: { id: (await aCause(here.app, { by: here.sam })).id },
    body: { to: 'planned' },
  }),
  'POST /causes/:id/cases': async (here) => ({
    as: here.sam,
    scope: 'staff',
    path: { id: (await aCause(here.app, { by: here.sam })).id },
    body: { numbers: [(await aPrivateCase(here.app, { of: here.ann })).number] },
  }),
  'POST /causes/:id/fixes': async (here) => ({
    as: here.sam,
    scope: 'staff',
    path: { id: (await aCause(here.app, { by: here.sam })).id },
    body: { announcement: (await anAnnouncement(here.app, { by: here.sam })).thread.id },
  }),
  'GET /csat': async (here) => {
    const { number } = await aPrivateCase(here.app, { of: here.ann })
    await aRating(here.app, { number, score: 5, comment: 'Thank you, Sam.' })
    return { as: here.sam, scope: 'staff' }
  },
  'GET /nps': async (here) => {
    await aRecommendation(here.app, { of: here.ann, score: 9, comment: 'Helpful people.' })
    return { as: here.sam, scope: 'staff' }
  },
  'GET /reply-templates': async (here) => {
    await aReplyTemplate(here.app, { by: here.sam })
    return { as: here.sam, scope: 'staff', query: 'q=found&category=price' }
  },
  'POST /reply-templates': ({ sam }) => ({
    as: sam,
    scope: 'staff',
    body: {
      title: 'Bill corrected',
      en: 'Dear {customer}, your bill is right now.',
      setStatus: 'resolved',
      remindDays: 3,
    },
  }),
  'PUT /reply-templates/:id': async (here) => ({
    as: here.sam,
    scope: 'staff',
    path: { id: (await aReplyTemplate(here.app, { by: here.sam })).id },
    body: { title: 'Found it', en: 'Dear {customer}, we found it.', ko: '' },
  }),
  'DELETE /reply-templates/:id': async (here) => ({
    as: here.sam,
    scope: 'staff',
    path: { id: (await aReplyTemplate(here.app, { by: here.sam })).id },
  }),
  'GET /cases/:number/reply-templates/:id': async (here) => ({
    as: here.sam,
    scope: 'staff',
    path: { ...(await aCaseOf(here)), id: (await aReplyTemplate(here.app, { by: here.sam })).id },
  }),
  'POST /cases': ({ sam }) => ({
    as: sam,
    scope: 'staff',
    body: {
      handle: 'ann',
      body: 'Says on the telephone that the bill is wrong.',
      product: 'meter',
      reference: 'A-5512',
    },
  }),
  'POST /cases/:number/transitions': async (here) => ({
    as: here.sam,
    scope: 'staff',
    path: await aCaseOf(here),
    body: { to: 'acknowledged', note: 'Looking into it' },
  }),
  'POST /cases/:number/notes': async (here) => ({
    as: here.sam,
    scope: 'staff',
    path: await aCaseOf(here),
    body: { body: 'Bank asked.' },
  }),
  'PUT /cases/:number/assignee': async (here) => ({
    as: here.sam,
    scope: 'staff',
    path: await aCaseOf(here),
    body: { handle: 'sam' },
  }),
  'PUT /cases/:number/severity': async (here) => ({
    as: here.sam,
    scope: 'staff',
    path: await aCaseOf(here),
    body: { severity: 'P1' },
  }),
  'PUT /cases/:number/category': async (here) => ({
    as: here.sam,
    scope: 'staff',
    path: await aCaseOf(here),
    body: { category: 'price' },
  }),
  'POST /cases/:number/merge': async (here) => {
    const [kept, other] = await twoCases(here.app, { of: here.ann })
    return { as: here.sam, scope: 'staff', path: { number: String(other.number) }, body: { into: kept.number } }
  },
  'POST /cases/:number/undo-merge': async (here) => {
    const [kept, other] = await twoCases(here.app, { of: here.ann })
    await mergeCases(here.app.as(here.sam), { number: other.number, into: kept.number })
    return { as: here.sam, scope: 'staff', path: { number: String(other.number) }, body: {} }
  },
  'POST /cases/:number/undo-raise': async (here) => ({
    as: here.sam,
    scope: 'staff',
    path: { number: String((await aRaisedCase(here.app, { of: here.ann })).number) },
    body: { rule: 'repeated', reason: 'The same complaint, written twice' },
  }),
  'POST /cases/:number/dismiss': async (here) => ({
    as: here.sam,
    scope: 'staff',
    path: await aCaseOf(here),
    body: { reason: 'A question' },
  }),
  'POST /cases/:number/ticket': async (here) => {
    await here.app.set('cases.ticketUrl', 'https://tickets.example.com/new')
    await here.app.set('cases.ticketSecret', 'a secret between us and the tickets')
    return { as: here.sam, scope: 'staff', path: await aCaseOf(here), body: { note: 'Meter reading is missing.' } }
  },
  'POST /tickets/call-back': async ({ app }) => {
    const secret = 'a secret between us and the tickets'
    await app.set('cases.ticketSecret', secret)
    const body = { id: 'msg-00000001', case: 9999, ticket: 'T-1', state: 'open' }
    const signature = signatureOf(secret, JSON.stringify(body), msOf(app.clock.now()))
    return { as: null, body, headers: { 'Dangol-Signature': signature } }
  },
  'POST /cases/:number/reply': async (here) => ({
    as: here.sam,
    scope: 'staff',
    path: await aCaseOf(here),
    body: { body: 'On its way.', privately: true },
  }),
  'POST /feedback': ({ ann }) => ({
    as: ann,
    body: { body: 'The invoice came twice.', public: false, product: 'meter' },
  }),
  'GET /me': ({ ann }) => ({ as: ann, scope: 'read' }),
  'GET /members': ({ ann }) => ({ as: ann, query: 'q=bo' }),
  'GET /members/:handle': ({ bob }) => ({ as: bob, path: { handle: 'bob' } }),
  'GET /members/:handle/ledger': async ({ app, ann, bob, answer }) => {
    await acceptAnswer(app.as(ann), { postId: answer.id })
    return { as: bob, scope: 'read', path: { handle: 'bob' }, query: 'unit=points' }
  },
  'GET /members/:handle/badges': async ({ app, ann, answer }) => {
    await acceptAnswer(app.as(ann), { postId: answer.id })
    await app.drainJobs()
    return { as: null, path: { handle: 'bob' } }
  },
  'GET /badges': () => ({ as: null }),
  'GET /leaderboard': async ({ app, ann, bob, answer }) => {
    await acceptAnswer(app.as(ann), { postId: answer.id })
    return { as: bob, query: 'period=month' }
  },
  'GET /moderation-log': async ({ app }) => {
    await computeModerationLog(app.app.context({ actor: systemActor }))
    return { as: null }
  },
  'GET /blocks': async ({ app, mo }) => {
    await createBlock(app.as(mo), { kind: 'host', value: 'listed.example', reason: 'Adverts', days: 30 })
    return { as: mo, scope: 'moderate', query: 'kind=host&q=listed' }
  },
  'GET /blocks/preview': ({ mo }) => ({ as: mo, scope: 'moderate', query: 'kind=word&value=router' }),
  'POST /blocks': ({ mo }) => ({
    as: mo,
    scope: 'moderate',
    body: { kind: 'word', value: '카지노', reason: 'Gambling', days: 30 },
  }),
  'DELETE /blocks/:id': async ({ app, mo }) => {
    const { id } = await createBlock(app.as(mo), { kind: 'word', value: 'ended', reason: 'Adverts', days: 0 })
    return { as: mo, scope: 'moderate', path: { id } }
  },
  'GET /spam-waves': async ({ app, mo }) => {
    for (const handle of ['wave1', 'wave2'])
      await aThread(app, {
        by: await aMember(app, handle, { trustLevel: 0 }),
        body: `${handle} sells at https://wave.example/${handle}`,
      })
    await app.drainJobs()
    return { as: mo, scope: 'moderate' }
  },
  'GET /spam-decisions': async ({ app, mo }) => {
    await aSpamDecision(app, mo, 'seller1')
    return { as: mo, scope: 'moderate' }
  },
  'POST /spam-decisions': async ({ app, mo }) => {
    await aMember(app, 'seller2')
    return { as: mo, scope: 'moderate', body: { by: 'member', value: 'seller2', note: 'Adverts in every post.' } }
  },
  'GET /spam-decisions/:id': async ({ app, mo }) => ({
    as: mo,
    scope: 'moderate',
    path: { id: await aSpamDecision(app, mo, 'seller3') },
  }),
  'DELETE /spam-decisions/:id': async ({ app, mo }) => {
    const id = await aSpamDecision(app, mo, 'seller4')
    await app.drainJobs()
    return { as: mo, scope: 'moderate', path: { id }, body: words }
  },
  'GET /fairness': async ({ app }) => {
    await computeFairness(app.app.context({ actor: systemActor }))
    return { as: null }
  },
  'GET /perks': async ({ app, ann }) => {
    await aPerk(app, { tier: 'champion', member_limit: 1 })
    return { as: ann }
  },
  'GET /redemptions': async (here) => {
    await aRedemption(here)
    return { as: here.ann, scope: 'read' }
  },
  'POST /redemptions': async ({ app, ann }) => {
    await givePoints(app, ann, 200)
    return { as: ann, body: { perk: (await aPerk(app)).slug } }
  },
  'GET /redemptions/:id': async (here) => ({ as: here.ann, scope: 'read', path: { id: await aRedemption(here) } }),
  'POST /redemptions/:id/transitions': async (here) => ({
    as: here.sam,
    scope: 'staff',
    path: { id: await aRedemption(here) },
    body: { to: 'failed', note: 'Sorry.' },
  }),
  'POST /billing/call-back': async ({ app }) => {
    const secret = 'a secret between us and billing'
    await app.set('perks.billingSecret', secret)
    const body = { id: 'msg-00000001', type: 'redemption.fulfilled', redemption: 'rdm_unknown' }
    const signature = signatureOf(secret, JSON.stringify(body), msOf(app.clock.now()))
    return { as: null, body, headers: { 'Dangol-Signature': signature } }
  },
  'GET /accounts': async ({ app, ada }) => {
    await anAccount(app, ada)
    return { as: ada, scope: 'admin' }
  },
  'POST /accounts': ({ ada }) => ({
    as: ada,
    scope: 'admin',
    body: { externalId: 'C-3', name: 'Nalgae Ltd', plan: 'pro', startedAt: '2021-04-01T00:00:00Z', renewsAt: null },
  }),
  'GET /accounts/:id': async ({ app, ada }) => {
    await anAccount(app, ada)
    return { as: ada, scope: 'admin', path: { id: 'C-1' } }
  },
  'PATCH /accounts/:id': async ({ app, ada }) => {
    await anAccount(app, ada)
    return { as: ada, scope: 'admin', path: { id: 'C-1' }, body: { plan: 'team', startedAt: '2019-01-01' } }
  },
  'PUT /accounts/:id': ({ ada }) => ({ as: ada, scope: 'admin', path: { id: 'C-2' }, body: account }),
  'PUT /accounts/:id/members/:handle': async ({ app, ada }) => {
    await anAccount(app, ada)
    return { as: ada, scope: 'admin', path: { id: 'C-1', handle: 'bob' } }
  },
  'DELETE /accounts/:id/members/:handle': async ({ app, ada }) => {
    await anAccount(app, ada)
    return { as: ada, scope: 'admin', path: { id: 'C-1', handle: 'bob' } }
  },
  'GET /groups': async ({ app, ada }) => {
    await aGroup(app, ada, 'guests')
    return { as: ada, scope: 'admin' }
  },
  'POST /groups': ({ ada }) => ({
    as: ada,
    scope: 'admin',
    body: { key: 'pilots', name: 'Pilots', rule: [{ kind: 'plan', value: 'pro' }] },
  }),
  'PUT /groups/:key/members/:handle': async ({ app, ada }) => ({
    as: ada,
    scope: 'admin',
    path: { key: await aGroup(app, ada, 'hosts'), handle: 'bob' },
  }),
  'DELETE /groups/:key/members/:handle': async ({ app, ada, bob }) => ({
    as: ada,
    scope: 'admin',
    path: { key: await aGroup(app, ada, 'press', { members: [bob] }), handle: 'bob' },
  }),
  'POST /members': ({ ada }) => ({
    as: ada,
    scope: 'admin',
    body: { handle: 'dami', name: 'Kim Dami', email: 'dami@example.com' },
  }),
  'PATCH /members/:handle': ({ ann }) => ({
    as: ann,
    path: { handle: 'ann' },
    body: { bio: 'Solar panels since last year.' },
  }),
  'GET /audit': async ({ app, ada, mo, thread }) => {
    await changeKind(app.as(mo), { threadId: thread, kind: 'discussion', reason: 'Many opinions' })
    return { as: ada, scope: 'admin' }
  },
  'POST /members/:handle/sanctions': async ({ app, mo }) => {
    await aMember(app, 'loud')
    return { as: mo, scope: 'moderate', path: { handle: 'loud' }, body: { kind: 'silence', hours: 24, ...words } }
  },
  'GET /sanctions/:id': async (site) => ({
    as: site.mo,
    scope: 'moderate',
    path: { id: (await aSanctioned(site)).id },
  }),
  'DELETE /sanctions/:id': async (site) => ({
    as: site.mo,
    scope: 'moderate',
    path: { id: (await aSanctioned(site)).id },
    body: words,
  }),
  'POST /sanctions/:id/appeal': async (site) => {
    const { member, id } = await aSanctioned(site)
    return { as: member, path: { id }, body: { body: 'I only quoted what the shop had written.' } }
  },
  'POST /appeals/:id/decision': async (site) => {
    const { member, decisionId } = await aSanctioned(site)
    const input = { decisionId, ground: 'other', body: 'I only quoted what the shop had written.' } as const
    const id = await appealDecision(site.app.as(member), input)
    return {
      as: site.ada,
      scope: 'moderate',
      path: { id },
      body: { decision: 'overturned', reason: 'It was a quote.' },
    }
  },
  'GET /review-items': async ({ app, mo, answer }) => {
    await sendToReview(app.as(mo), { postId: answer.id })
    return { as: mo, scope: 'moderate', query: 'kind=post' }
  },
  'POST /review-items/:id/claim': async ({ app, mo, answer }) => ({
    as: mo,
    scope: 'moderate',
    path: { id: await sendToReview(app.as(mo), { postId: answer.id }) },
  }),
  'POST /review-items/:id/decision': async ({ app, mo, answer }) => ({
    as: mo,
    scope: 'moderate',
    path: { id: await sendToReview(app.as(mo), { postId: answer.id }) },
    body: { decision: 'upheld', rule: 'advertising', sanction: { kind: 'warning' }, ...words },
  }),
  'POST /review-items/decisions': async ({ app, mo, answer }) => ({
    as: mo,
    scope: 'moderate',
    body: {
      kind: 'post',
      items: [await sendToReview(app.as(mo), { postId: answer.id }), 'rvi_none'],
      decision: 'upheld',
      rule: 'advertising',
      sanction: { kind: 'warning' },
      ...words,
    },
  }),
  'DELETE /review-items/:id/decision': async ({ app, mo, answer }) => {
    const id = await sendToReview(app.as(mo), { postId: answer.id })
    await decidePost(app.as(mo), { itemId: id, ...aPostDecision() })
    return { as: mo, scope: 'moderate', path: { id }, body: { reason: 'Another one was meant.' } }
  },
  'GET /tokens': ({ ann }) => ({ as: ann, scope: 'read' }),
  'DELETE /tokens/:id': async ({ app, ann }) => {
    const { id } = await createToken(app.as(ann), { memberId: ann.memberId ?? '', name: 'old', scopes: ['read'] })
    return { as: ann, path: { id } }
  },
  'GET /openapi.json': () => ({ as: null }),
}

const account = { name: 'Haru', kind: 'company', plan: 'business', startedOn: '2022-03-01', renewsOn: '2027-03-01' }

async function anAccount(app: Site['app'], ada: Actor): Promise<void> {
  await callApi(app, ada, { method: 'PUT', at: '/accounts/C-1', body: account, scope: 'admin' })
}

async function aSuggestion({ app, ann, answer }: Site): Promise<string> {
  const input = { postId: answer.id, body: 'Turn on 2.4 GHz.', comment: 'Shorter', revision: 1 }
  return (await suggestEdit(app.as(ann), input)).id
}

const ajv = new Ajv2020({ strict: false, validateFormats: false }).addSchema(apiDocument(), 'dangol')

test.each(everyCall.map((row) => [`${row.method} ${row.path}`, row] as const))(
  '%s takes and answers what the table and the OpenAPI document say',
  async (name, { method, path, status }) => {
    const here = await site()
    const example = await examples[name]?.(here)
    if (example === undefined) throw new Error(`${name} has no example in this test`)
    const address = path.replace(/:(\w+)/g, (_all, part: string) => encodeURIComponent(example.path?.[part] ?? ''))

    const rows = await auditRows(here.app)
    const answer = await callApi(here.app, example.as, {
      method,
      at: example.query === undefined ? address : `${address}?${example.query}`,
      body: method === 'GET' ? undefined : (example.body ?? {}),
      scope: example.scope ?? 'write',
      headers: example.headers ?? {},
    })

    expect(answer, JSON.stringify(answer.body)).toMatchObject({ status })
    if (method !== 'GET' && ['moderate', 'staff', 'admin'].includes(example.scope ?? 'write'))
      expect(await auditRows(here.app), 'an act of staff without a row in the audit log').toBeGreaterThan(rows)
    if (Array.isArray(answer.body['items']))
      expect(answer.body['items'].length, 'an empty list shows nothing').toBeGreaterThan(0)
    const place = `dangol#/paths/${`${path.replace(/:(\w+)/g, '{$1}')}`
      .replaceAll('/', '~1')
      .replaceAll('{', '%7B')
      .replaceAll('}', '%7D')}/${method.toLowerCase()}`
    expectValid(`${place}/responses/${status}/content/application~1json/schema`, answer.body)
    if (example.body !== undefined) {
      expectValid(`${place}/requestBody/content/application~1json/schema`, example.body)
      const stored = await everythingStored(here.app)
      const lost = wordsIn(example.body).filter((words) => !stored.includes(JSON.stringify(words).slice(1, -1)))
      expect(lost, 'what was sent and is stored nowhere').toEqual([])
    }
  },
)

/** Writes that others do not see, which a silenced member keeps; every other write is refused. */
const keptInSilence: readonly string[] = [
  'DELETE /categories/:slug/watch',
  'DELETE /flags/:id',
  'DELETE /members/:handle/watch',
  'DELETE /posts/:id/bookmark',
  'DELETE /products/:slug/watch',
  'DELETE /tags/:tag/watch',
  'DELETE /threads/:id/follow',
  'DELETE /tokens/:id',
  'POST /redemptions',
  'POST /sanctions/:id/appeal',
  'PUT /categories/:slug/watch',
  'PUT /members/:handle/watch',
  'PUT /notifications/:id/read',
  'PUT /notifications/read',
  'PUT /posts/:id/bookmark',
  'PUT /products/:slug/watch',
  'PUT /tags/:tag/watch',
  'PUT /threads/:id/follow',
  'PUT /threads/:id/read',
]

describe('restricted members', () => {
  // Examples make things with names of their own: in another app they can be made again.
  beforeAll(async () => {
    await everybody.app.close()
    everybody = await people()
  })

  test.each(
    everyCall.filter(({ method }) => method !== 'GET').map((row) => [`${row.method} ${row.path}`, row] as const),
  )(
    '%s is refused to silenced members, staff among them, unless nobody else sees it; suspended ones have no token',
    async (name, { method, path }) => {
      const example = await examples[name]?.(await site())
      const as = example?.as ?? null
      if (example === undefined || as === null) return
      const ask = async (standing: object) => {
        const { db } = everybody.app.app.platform.open
        const token = await createToken(everybody.app.as(as), {
          memberId: as.memberId ?? '',
          name: 'restricted',
          scopes: [example.scope ?? 'write'],
        })
        const none = { silenced_until: null, suspended_at: null }
        await db
          .updateTable('member')
          .set({ ...none, ...standing })
          .where('id', '=', as.memberId ?? '')
          .execute()
        const answer = await callApi(everybody.app, null, {
          method,
          at: path.replace(/:(\w+)/g, (_all, part: string) => encodeURIComponent(example.path?.[part] ?? '')),
          body: example.body ?? {},
          headers: { ...example.headers, Authorization: `Bearer ${token.text}` },
        })
        await db
          .updateTable('member')
          .set(none)
          .where('id', '=', as.memberId ?? '')
          .execute()
        return answer
      }
      expect((await ask({ suspended_at: everybody.app.clock.now() })).status).toBe(401)
      const silenced = await ask({ silenced_until: '2099-01-01T00:00:00.000Z' })
      // What only staff know of is not there for staff who are silenced.
      const refused = silenced.status === 403 || silenced.status === 404
      expect([name, refused]).toEqual([name, !keptInSilence.includes(name)])
    },
  )
})

async function auditRows({ app }: Site['app']): Promise<number> {
  const { db } = app.platform.open
  const row = await db
    .selectFrom('audit_event')
    .select((eb) => eb.fn.countAll().as('rows'))
    .executeTakeFirstOrThrow()
  return Number(row.rows)
}

/** The texts of a body that a person wrote: with a space in them, no instants. */
function wordsIn(body: unknown): string[] {
  if (typeof body === 'string') return body.includes(' ') ? [body] : []
  return typeof body === 'object' && body !== null ? Object.values(body).flatMap(wordsIn) : []
}

/** All rows but those that keep whole requests. */
async function everythingStored({ app }: Site['app']): Promise<string> {
  const { db } = app.platform.open
  const tables = (await db.introspection.getTables()).filter(
    ({ name, isView }) => !isView && !/^(request_key|held_form|search_|kysely_)/.test(name),
  )
  const rows: unknown[] = []
  for (const { name } of tables)
    rows.push(
      await db
        .selectFrom(name as 'post')
        .selectAll()
        .execute(),
    )
  // A column of JSON is quoted twice.
  return JSON.stringify(rows).replaceAll('\\\\', '\\')
}

function expectValid(pointer: string, value: unknown): void {
  const validate = ajv.getSchema(pointer)
  if (validate === undefined) throw new Error(`The document has nothing at ${pointer}`)
  void validate(value)
  expect(validate.errors, pointer).toBeNull()
}
