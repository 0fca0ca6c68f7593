import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { unseal } from '#app/core/secret.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { removeAvatarFiles } from '#app/domain/accounts/profile/remove-avatar.server.ts'
import { memberById, memberForUpdate } from '#app/domain/accounts/queries/identities.server.ts'
import { clearedProfile } from '#app/domain/accounts/queries/profile.server.ts'
import { endPoints } from '#app/domain/ledger/end-points.server.ts'
import { forgetWords } from '#app/domain/search/forget-words.server.ts'
import { indexThread } from '#app/domain/search/index-thread.server.ts'
import { tidyIndex } from '#app/domain/search/tidy-index.server.ts'
import { renderText } from '#app/domain/threads/render-text.server.ts'
import { deleteUploads } from '#app/domain/uploads/delete-uploads.server.ts'
import { translator } from '#app/i18n/index.ts'
import type { MemberDepartureTable } from '#db/schema/leaving.ts'
import { removeDepartedPosts } from './departed-posts.server.ts'
import type { SealedCopy } from './departure.ts'
import { writeErased } from './erasure-journal.server.ts'
import { deleteMember } from './leave-community.server.ts'
import { dueDepartures, findDeparture, openDepartureOf } from './queries/departures.server.ts'
import { postsMentioning, postsToErase, storyTexts, uploadsToErase } from './queries/traces.server.ts'
import { blankTraces, departureForUpdate, endDeparture } from './store/departures.server.ts'
import { blankRowsOf, deleteRowsOf } from './store/personal-rows.server.ts'
import {
  deleteStoriesOf,
  eraseAddress,
  eraseCaseTexts,
  eraseExcerpts,
  eraseJobs,
  erasePostTexts,
  eraseThreadTexts,
  renameInTexts,
} from './store/texts.server.ts'

const atOnce = 20

/** Erases every account whose time to return is over. @returns how many */
export async function eraseDue(ctx: Ctx): Promise<number> {
  let erased = 0
  for (const id of await dueDepartures(ctx.read, ctx.now(), atOnce)) {
    await eraseDeparted(ctx, id)
    erased += 1
  }
  return erased
}

/**
 * Erases an account at once, without time to return: one that was deleted, or one that is deleted now.
 * @param handle also `former-…` of an account that was deleted
 * @throws forbidden; not_found; not_now for the last admin
 */
export async function eraseMember(
  ctx: Ctx,
  { handle, posts, reason }: { handle: string; posts: 'keep' | 'remove'; reason: string },
): Promise<void> {
  authorize(ctx.actor, 'member.administer')
  const member = await ctx.write((tx) => memberForUpdate(tx, handle))
  if (member === null) throw new DomainError('not_found', 'errors.notFound')
  const open = await openDepartureOf(ctx.read, member.id)
  const departureId = open?.id ?? (await deleteMember(ctx, { handle, posts, reason })).departureId
  await ctx.write((tx) => audit(tx, { action: 'member.erase', subjectType: 'member', subjectId: member.id, reason }))
  await eraseDeparted(ctx, departureId)
}

/**
 * Destroys the sealed copy and everything that says who the member was: the rows of `leaving/personal-data`, texts that
 * were deleted, pictures, what is known of the address, mentions by others, words of the search. Points end. What was
 * erased is written into a journal beside the database. Twice changes nothing. Records `member.erased`.
 */
export async function eraseDeparted(ctx: Ctx, departureId: string): Promise<void> {
  const departure = await findDeparture(ctx.read, departureId)
  if (departure === null || departure.erased_at !== null || departure.returned_at !== null) return
  // Posts that others answered since are among them no more.
  await removeDepartedPosts(ctx, { departureId })
  const { member_id: memberId, posts } = departure
  const copy = openCopy(ctx, departure)
  const cleared = await clearedProfile(ctx.read, memberId)
  const own = await postsToErase(ctx.read, memberId, posts === 'remove')
  const mentions = await postsMentioning(ctx.read, memberId)
  const words = [...own.flatMap(({ body, title }) => [body, title]), ...(await storyTexts(ctx.read, memberId))]
  const notes = { en: await authorsNote(ctx, 'en'), ko: await authorsNote(ctx, 'ko') }
  await ctx.write(async (tx) => {
    const row = await departureForUpdate(tx, departureId)
    if (row === null || row.erased_at !== null || row.returned_at !== null) return
    await endPoints(tx, memberId)
    await erasePosts(tx, own, notes)
    await deleteStoriesOf(tx, memberId)
    await eraseCaseTexts(tx, memberId)
    await blankRowsOf(tx, memberId)
    if (copy !== null) await eraseTracesOf(tx, memberId, copy, mentions)
    await deleteRowsOf(tx, memberId, 'erased')
    await blankTraces(tx, memberId)
  })
  // Sealed with the person, so nothing showed it any more; its files go now.
  for (const avatar of [copy?.member.avatar, cleared?.avatar]) if (avatar) await removeAvatarFiles(ctx, avatar)
  await deleteUploads(ctx, await uploadsToErase(ctx.read, memberId))
  for (const threadId of new Set([...own, ...mentions].map((post) => post.thread_id)))
    await indexThread(ctx, { threadId })
  await forgetWords(ctx, [
    ...words,
    ...(copy === null ? [] : [copy.member.name, copy.member.handle, copy.member.bio]),
    cleared?.bio ?? '',
  ])
  await tidyIndex(ctx)
  // The copy goes last: whatever stopped on the way is done again.
  await ctx.write(async (tx) => {
    await endDeparture(tx, departureId, 'erased_at')
    await tx.record('member.erased', { memberId, departureId })
  })
  await writeErased(ctx.platform.env, { departureId, memberId, posts })
}

function openCopy(ctx: Ctx, { id, sealed }: MemberDepartureTable): SealedCopy | null {
  const text = sealed === null ? null : unseal(ctx.platform.env, 'departure', id, sealed)
  return text === null ? null : (JSON.parse(text) as SealedCopy)
}

type Owned = Awaited<ReturnType<typeof postsToErase>>
type Mentions = Awaited<ReturnType<typeof postsMentioning>>
type Note = { body: string; html: string }

async function erasePosts(tx: Tx, own: Owned, notes: Record<'en' | 'ko', Note>): Promise<void> {
  const gone = own.filter(({ state }) => state === 'deleted')
  await erasePostTexts(tx, idsOf(gone), { body: '', html: '' })
  await eraseThreadTexts(
    tx,
    gone.filter(({ kind }) => kind === 'opening').map((post) => post.thread_id),
  )
  const staying = own.filter(({ state }) => state !== 'deleted')
  for (const lang of ['en', 'ko'] as const)
    await erasePostTexts(tx, idsOf(staying.filter((post) => (post.lang ?? 'en') === lang)), notes[lang])
  await eraseExcerpts(
    tx,
    staying.map((post) => post.thread_id),
  )
}

async function eraseTracesOf(tx: Tx, memberId: string, { member }: SealedCopy, mentions: Mentions): Promise<void> {
  const former = await memberById(tx.db, memberId)
  await renameInTexts(tx, idsOf(mentions), member.handle, former?.handle ?? 'former')
  if (member.email !== null) await eraseAddress(tx, member.email)
  await eraseJobs(tx, [memberId, member.handle, ...(member.email === null ? [] : [member.email])])
}

/** What an opening post says whose text its author took away while answers of others stay. */
async function authorsNote(ctx: Ctx, lang: 'en' | 'ko'): Promise<Note> {
  const body = translator(lang)('leaving.textRemoved')
  return { body, html: (await renderText(ctx, body)).html }
}

function idsOf(posts: readonly { id: string }[]): string[] {
  return posts.map(({ id }) => id)
}
