import type { Instant } from '#app/core/time.ts'
import { outOfSight, requestOf, type LegalRequest } from '#app/domain/legal-requests/legal-request.ts'
import type { LegalSubjectType } from '#app/domain/legal-requests/legal-subject.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** These requests by id. One query. */
export async function legalRequests(db: Db, ids: readonly string[]): Promise<Map<string, LegalRequest>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('legal_request')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, requestOf(row)]))
}

/** The request that led to a decision; null: it came about otherwise. */
export async function requestOfDecision(db: Db, decisionId: string): Promise<LegalRequest | null> {
  const row = await db.selectFrom('legal_request').selectAll().where('decision_id', '=', decisionId).executeTakeFirst()
  return row === undefined ? null : requestOf(row)
}

/** What this address sent since then, latest first. */
export async function requestsFrom(db: Db, email: string, since: Instant): Promise<LegalRequest[]> {
  const rows = await db
    .selectFrom('legal_request')
    .selectAll()
    .where('email', '=', email)
    .where('created_at', '>', since)
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map(requestOf)
}

/** Temporary measures whose time is over, the first to end first. */
export async function endedMeasures(db: Db, now: Instant, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('legal_request')
    .select('id')
    .where('state', 'in', ['hidden', 'objected'])
    .where('until_at', '<=', now)
    .orderBy('until_at')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** That something is out of sight for a reason of law: all that the public is told. `untilAt` null: no end. */
export type LegalNote = {
  type: LegalSubjectType
  id: string
  /** Whose page the note is on. */
  placeId: string
  at: Instant
  untilAt: Instant | null
}

/** The notes about answers, comments and pictures of a thread, in the order of their decisions. */
export async function notesInThread(db: Db, threadId: string): Promise<LegalNote[]> {
  const rows = await shownNotes(db).where('place_id', '=', threadId).where('whole', '=', 0).execute()
  return rows.map(toNote)
}

/** The note in place of a thread, post, story, profile or picture; null: it is not out of sight for a reason of law. */
export async function noteInPlaceOf(db: Db, id: string): Promise<LegalNote | null> {
  const row = await shownNotes(db)
    .where((eb) =>
      id.startsWith('thr_') ? eb.and([eb('place_id', '=', id), eb('whole', '=', 1)]) : eb('subject_id', '=', id),
    )
    .executeTakeFirst()
  return row === undefined ? null : toNote(row)
}

function shownNotes(db: Db) {
  return db
    .selectFrom('legal_request')
    .select(['subject_type', 'subject_id', 'place_id', 'decided_at', 'created_at', 'until_at', 'state'])
    .where('state', 'in', [...outOfSight])
    .where('decision_id', 'is not', null)
    .orderBy('decided_at')
}

type NoteRow = Awaited<ReturnType<ReturnType<typeof shownNotes>['execute']>>[number]

function toNote({ subject_type, subject_id, place_id, decided_at, created_at, until_at, state }: NoteRow): LegalNote {
  return {
    type: subject_type,
    id: subject_id,
    placeId: place_id,
    at: decided_at ?? created_at,
    untilAt: state === 'removed' ? null : until_at,
  }
}
