import sharp from 'sharp'
import { changeSetting } from '#app/core/change-setting.server.ts'
import { signedId } from '#app/core/links/signed-id.server.ts'
import type { Instant } from '#app/core/time.ts'
import { addMember } from '#app/domain/accounts/members/register-member.server.ts'
import { flagThing } from '#app/domain/flags/flag-thing.server.ts'
import { createBlock } from '#app/domain/holding/blocks/create-block.server.ts'
import { blockShape } from '#app/domain/holding/input.ts'
import { confirmLegalRequest } from '#app/domain/legal-requests/confirm-legal-request.server.ts'
import { decideLegalRequest } from '#app/domain/legal-requests/decide-legal-request.server.ts'
import { legalRequestShape } from '#app/domain/legal-requests/input.ts'
import { sendLegalRequest } from '#app/domain/legal-requests/send-legal-request.server.ts'
import { appealDecision } from '#app/domain/moderation/appeals/appeal-decision.server.ts'
import { postDecisionShape } from '#app/domain/moderation/input.ts'
import { writeNote } from '#app/domain/moderation/members/write-note.server.ts'
import { decidePost } from '#app/domain/moderation/posts/decide-post.server.ts'
import { endSanctions } from '#app/domain/moderation/sanctions/end-sanctions.server.ts'
import { chooseSecondLook } from '#app/domain/moderation/second-looks/choose-second-look.server.ts'
import { saveTemplate } from '#app/domain/moderation/templates/save-template.server.ts'
import { createThread } from '#app/domain/threads/create-thread.server.ts'
import { editPost } from '#app/domain/threads/edits/edit-post.server.ts'
import { threadShape } from '#app/domain/threads/input.ts'
import { writePost } from '#app/domain/threads/write-post.server.ts'
import { addUpload } from '#app/domain/uploads/add-upload.server.ts'
import { urls } from '#app/views/urls.ts'
import {
  blockedHosts,
  decisionTemplates,
  heldThreads,
  legalRequests,
  memberNotes,
  newcomers,
  reported,
  reportedMessage,
  reportedPicture,
  reportedStory,
  turnedPost,
  type DemoLegalRequest,
  type DemoNewcomer,
  type ReportedPost,
} from '#db/seeds/demo/moderation.ts'
import { billPicture } from '#db/seeds/demo/picture.ts'
import { actAs, hoursAfter, known, notAfter, type World } from './world.ts'

const hoursAgo = (world: World, hours: number): Instant => hoursAfter(world.now, -hours)

/** What waits in the review queue and what was decided: posts that were reported or held, an appeal, a legal request. */
export async function playModeration(world: World): Promise<void> {
  for (const template of decisionTemplates)
    await saveTemplate(actAs(world, 'yujin', hoursAgo(world, 24 * 100)), null, template)
  for (const { by, hoursAgo: hours, ...block } of blockedHosts)
    await createBlock(actAs(world, by, hoursAgo(world, hours)), blockShape.parse({ kind: 'host', ...block }))
  for (const newcomer of newcomers) await join(world, newcomer)
  for (const one of [...reported].sort((a, b) => b.hoursAgo - a.hoursAgo)) await playReport(world, one)
  await playTurned(world)
  for (const { of, by, hoursAgo: hours, body } of memberNotes)
    await writeNote(actAs(world, by, hoursAgo(world, hours)), { handle: of, body })
  for (const held of heldThreads) await playHeld(world, held)
  for (const request of legalRequests) await playLegalRequest(world, request)
  await playFlags(world)
  await endSanctions(world.app.context({}, { at: world.now, quiet: true }))
}

/** What members reported besides posts: a story, a picture, a message in a private case. */
async function playFlags(world: World): Promise<void> {
  const { story, by, hoursAgo: hours, ...flag } = reportedStory
  const id = known(world.stories, story)
  await flagThing(actAs(world, by, hoursAgo(world, hours)), { type: 'story', id, ...flag })
  await playPicture(world)
  const { id: messageId, created_at: at } = await world.app.platform.open.db
    .selectFrom('case_message')
    .innerJoin('case', 'case.id', 'case_message.case_id')
    .select(['case_message.id', 'case_message.created_at'])
    .where('case.number', '=', known(world.caseNumbers, reportedMessage.case))
    .orderBy('case_message.id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const { reason, note } = reportedMessage
  const soon = notAfter(hoursAfter(at, 0.1), world.now)
  await flagThing(actAs(world, reportedMessage.by, soon), { type: 'message', id: messageId, reason, note })
}

async function playPicture(world: World): Promise<void> {
  const { thread, by, hoursAgo: hours, body, alt, flag } = reportedPicture
  const { id: threadId, openingPostId } = known(world.threads, thread)
  const ctx = actAs(world, by, hoursAgo(world, hours))
  const bytes = await sharp(Buffer.from(billPicture)).jpeg().toBuffer()
  const { id } = await addUpload(ctx, { bytes, bytesPerDay: null })
  await writePost(actAs(world, by, hoursAgo(world, hours)), {
    threadId,
    kind: 'comment',
    parentId: openingPostId,
    body: `${body}\n\n![${alt}](/u/${id})`,
  })
  const flagger = actAs(world, flag.by, hoursAgo(world, flag.hoursAgo))
  await flagThing(flagger, { type: 'picture', id, reason: 'personalData', note: flag.note })
}

async function join(world: World, { handle, name, lang, trust, joinedHoursAgo }: DemoNewcomer): Promise<void> {
  const ctx = world.app.context({}, { at: hoursAgo(world, joinedHoursAgo), quiet: true })
  const { memberId } = await addMember(ctx, {
    handle,
    name,
    email: `${handle}@demo.haruwatt.example`,
    password: null,
    bio: '',
    roles: [],
    trustLevel: trust,
    locale: lang,
    accountId: null,
  })
  world.people.set(handle, { memberId, handle, name, roles: ['member'], trustLevel: trust })
}

/** As somebody whom the site does not know yet: what they write is looked at. */
function asNewcomer(world: World, handle: string, at: Instant) {
  const actor = world.people.get(handle)
  if (actor === undefined) throw new Error(`nobody is called ${handle}`)
  return world.app.context({ actor }, { at, quiet: true })
}

async function playHeld(world: World, { by, hoursAgo: hours, ...held }: (typeof heldThreads)[number]): Promise<void> {
  const ctx = asNewcomer(world, by, hoursAgo(world, hours))
  const { post } = await createThread(ctx, threadShape.parse({ kind: 'question', tags: [], ...held }))
  if (post.state !== 'held') throw new Error(`“${held.title}” is held by no rule`)
}

async function playReport(world: World, one: ReportedPost): Promise<void> {
  const { id: threadId, openingPostId } = known(world.threads, one.thread)
  const written = { threadId, kind: one.kind, parentId: openingPostId, body: one.body }
  const { id: postId } = await writePost(actAs(world, one.by, hoursAgo(world, one.hoursAgo)), written)
  for (const { by, hoursAgo: hours, reason, note } of one.flags)
    await flagThing(actAs(world, by, hoursAgo(world, hours)), { type: 'post', id: postId, reason, note })
  const { decided, appealed } = one
  if (decided === undefined) return
  const itemId = await itemAbout(world, postId)
  const { by, hoursAgo: hours, secondLook, ...decision } = decided
  const ctx = actAs(world, by, hoursAgo(world, hours))
  await decidePost(ctx, { itemId, ...postDecisionShape.parse(decision) })
  if (secondLook === true) await lookAgain(world, itemId, hoursAgo(world, hours))
  if (appealed === undefined) return
  const { id: decisionId } = await world.app.platform.open.db
    .selectFrom('moderation_decision')
    .select('id')
    .where('subject_id', '=', postId)
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow()
  const author = actAs(world, one.by, hoursAgo(world, appealed.hoursAgo))
  await appealDecision(author, { decisionId, ground: 'other', body: appealed.body })
}

async function playTurned(world: World): Promise<void> {
  const { thread, by, hoursAgo: hours, body, edited } = turnedPost
  const { id: threadId } = known(world.threads, thread)
  const written = asNewcomer(world, by, hoursAgo(world, hours))
  const { id: postId } = await writePost(written, { threadId, kind: 'answer', parentId: null, body })
  const ctx = asNewcomer(world, by, hoursAgo(world, edited.hoursAgo))
  await editPost(ctx, { postId, body: edited.body, revision: 1, note: '' })
  await itemAbout(world, postId)
}

async function itemAbout(world: World, postId: string): Promise<string> {
  const { id } = await world.app.platform.open.db
    .selectFrom('review_item')
    .select('id')
    .where('subject_id', '=', postId)
    .executeTakeFirstOrThrow()
  return id
}

/** The share is raised for a moment, so that this one is chosen. */
async function lookAgain(world: World, itemId: string, at: Instant): Promise<void> {
  const ctx = world.app.context({}, { at, quiet: true })
  const usual = ctx.setting('moderation.secondLookPercent')
  await changeSetting(ctx, 'moderation.secondLookPercent', '100')
  await chooseSecondLook(world.app.context({}, { at, quiet: true }), { itemId })
  await changeSetting(ctx, 'moderation.secondLookPercent', String(usual))
}

async function playLegalRequest(world: World, given: DemoLegalRequest): Promise<void> {
  const { thread, comment, hoursAgo: hours, hidden, ...request } = given
  const { id: threadId, slug, openingPostId } = known(world.threads, thread)
  let address = `/threads/${threadId}/${slug}`
  if (comment !== undefined) {
    const written = { threadId, kind: 'comment', parentId: openingPostId, body: comment.body } as const
    const { id } = await writePost(actAs(world, comment.by, hoursAgo(world, comment.hoursAgo)), written)
    address = urls.permalink(id)
  }
  const ctx = world.app.context({ locale: 'ko' }, { at: hoursAgo(world, hours), quiet: true })
  await sendLegalRequest(ctx, legalRequestShape.parse({ ...request, address, goodFaith: 'on' }))
  const { db, env } = { db: world.app.platform.open.db, env: world.app.platform.env }
  const { id } = await db
    .selectFrom('legal_request')
    .select('id')
    .where('email', '=', request.email)
    .executeTakeFirstOrThrow()
  await confirmLegalRequest(ctx, { token: signedId(env, id) })
  if (hidden === undefined) return
  const { by, note, law } = hidden
  const item = { id: await itemAbout(world, id), subject_id: id }
  await decideLegalRequest(actAs(world, by, hoursAgo(world, hidden.hoursAgo)), item, { decision: 'hide', note, law })
}
