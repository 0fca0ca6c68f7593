import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { between, msOf, toInstant, unitMs } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { draftView, isWorthKeeping, sameFields, type Draft, type DraftFields, type DraftView } from './draft.ts'
import { readPlace } from './place.ts'
import { countDrafts } from './queries/drafts.server.ts'
import { deleteDraft, insertDraft, draftForUpdate, updateDraft } from './store/drafts.server.ts'

export type SaveDraftInput = {
  place: string
  fields: DraftFields
  /** The revision this device knows; 0: none. */
  revision: number
  /**
   * The choice between this text and a newer one of another device. `mine`: this one becomes the draft and the other is
   * kept beside it; `theirs`: the other way round.
   */
  choose?: 'mine' | 'theirs'
}

/**
 * `newer`: nothing was saved, because another device saved since; `draft` is what it saved. `gone`: there was nothing
 * worth keeping.
 */
export type SavedDraft = { state: 'saved' | 'newer'; draft: DraftView } | { state: 'gone' }

/** Colleagues in the same case are told again after so long a pause. */
const tellWritingMs = unitMs.minute

/**
 * Saves what a member has typed so far. @throws not_found for a place that does not exist; forbidden for a case by others than staff; invalid when the member has
 * as many drafts as they may
 */
export async function saveDraft(ctx: Ctx, { place, fields, revision, choose }: SaveDraftInput): Promise<SavedDraft> {
  const memberId = signedIn(ctx.actor)
  const where = readPlace(place)
  if (where === null) throw new DomainError('not_found', 'errors.notFound')
  if (where.kind === 'case') authorize(ctx.actor, 'case.work')
  return ctx.write(async (tx) => {
    const now = await draftForUpdate(tx, memberId, place)
    if (now === undefined) return isWorthKeeping(fields) ? begin(tx, memberId, place, fields) : { state: 'gone' }
    const present = draftView(now)
    if (sameFields(present.fields, fields)) return { state: 'saved', draft: present }
    if (now.revision !== revision && choose === undefined) return { state: 'newer', draft: present }
    if (choose === undefined && !isWorthKeeping(fields)) {
      await deleteDraft(tx, memberId, place)
      return { state: 'gone' }
    }
    const next: Draft = {
      ...now,
      fields: JSON.stringify(choose === 'theirs' ? present.fields : fields),
      kept: choose === undefined ? now.kept : JSON.stringify(choose === 'theirs' ? fields : present.fields),
      revision: now.revision + 1,
      saved_at: tx.at,
    }
    await updateDraft(tx, now.id, next)
    if (between(toInstant(now.saved_at), tx.at) >= tellWritingMs) await tellWriting(tx, place)
    return { state: 'saved', draft: draftView(next) }
  })
}

async function begin(tx: Tx, memberId: string, place: string, fields: DraftFields): Promise<SavedDraft> {
  const most = tx.setting('drafts.perMember')
  if ((await countDrafts(tx.db, memberId)) >= most)
    throw new DomainError('invalid', 'composer.draft.tooMany', { params: { count: most } })
  const row: Draft = {
    id: newId('draft', msOf(tx.at)),
    member_id: memberId,
    place,
    fields: JSON.stringify(fields),
    kept: null,
    revision: 1,
    saved_at: tx.at,
  }
  if (await insertDraft(tx, row)) {
    await tellWriting(tx, place)
    return { state: 'saved', draft: draftView(row) }
  }
  const other = await draftForUpdate(tx, memberId, place)
  if (other === undefined) throw new Error('A draft was there and is not.')
  return { state: 'newer', draft: draftView(other) }
}

async function tellWriting(tx: Tx, place: string): Promise<void> {
  const where = readPlace(place)
  if (where?.kind === 'case') await tx.record('case.replyBegun', { caseId: where.caseId })
}
