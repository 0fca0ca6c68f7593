import { expressionBuilder, type Expression, type SqlBool } from 'kysely'
import type { Ctx } from '#app/core/context.server.ts'
import { readSignedId } from '#app/core/links/signed-id.server.ts'
import { plus, type Instant } from '#app/core/time.ts'
import { answering, lowestHighRating, type Answering, type CaseRating } from '#app/domain/cases/after/rating.ts'
import { caseNotFound, openStatuses } from '#app/domain/cases/case.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { Database } from '#db/schema/index.ts'

/** The question how a case went, as its page shows it. */
export type RatingPage = {
  caseId: string
  number: number
  subject: string
  lang: 'ko' | 'en' | null
  state: Answering
  score: number | null
  comment: string
  /** The case was opened again and is being worked on. */
  reopened: boolean
  /** The reader is the customer, signed in: links to the case lead somewhere. */
  mine: boolean
}

/**
 * The page of a signed link, or of the customer's own case while signed in.
 * @throws not_found for another id, for a dismissed case, and where nobody was asked
 */
export async function ratingPage(ctx: Ctx, token: string): Promise<RatingPage> {
  const { id, signed } = readSignedId(ctx.platform.env, token)
  const row = await ctx.read
    .selectFrom('csat_response as r')
    .innerJoin('case', 'case.id', 'r.case_id')
    .selectAll('r')
    .select(['case.number', 'case.subject', 'case.lang', 'case.status'])
    .where('r.case_id', '=', id)
    .where('case.dismissed', '=', 0)
    .where(hasCustomer())
    .executeTakeFirst()
  const mine = row !== undefined && row.member_id !== null && row.member_id === ctx.actor.memberId
  if (row === undefined || !(signed || mine)) throw caseNotFound()
  return {
    caseId: row.case_id,
    number: row.number,
    subject: row.subject,
    lang: row.lang,
    state: answering(row, ctx.now()),
    score: row.score,
    comment: row.comment,
    reopened: row.score !== null && openStatuses.some((status) => status === row.status),
    mine,
  }
}

/** A member who is here: neither suspended nor gone, and with an address. The query names the table `m`. */
export function presentMember(): Expression<SqlBool> {
  const eb = expressionBuilder<{ m: Database['member'] }, 'm'>()
  return eb.and([eb('m.suspended_at', 'is', null), eb('m.deleted_at', 'is', null), eb('m.email', 'is not', null)])
}

/** A case of a member, or of somebody without an account whose address is still kept. The query names the table `case`. */
function hasCustomer(): Expression<SqlBool> {
  const eb = expressionBuilder<Pick<Database, 'case' | 'case_contact'>, 'case'>()
  return eb.or([eb('case.customer_id', 'is not', null), eb.exists(contactOfCase())])
}

/** The same of those who can be reached: a member who is here, or an address. The query names `case`, and the member `m`. */
function reachable(): Expression<SqlBool> {
  const eb = expressionBuilder<{ case: Database['case']; m: Database['member'] }, 'case' | 'm'>()
  return eb.or([presentMember(), eb.and([eb('case.customer_id', 'is', null), eb.exists(contactOfCase())])])
}

function contactOfCase() {
  return expressionBuilder<Pick<Database, 'case' | 'case_contact'>, 'case'>()
    .selectFrom('case_contact')
    .select('case_contact.case_id')
    .whereRef('case_contact.case_id', '=', 'case.id')
}

/**
 * Cases that were resolved between two moments and whose customer, a member who is here or somebody without an account,
 * was not asked yet; the first resolved first.
 */
export function casesToRate(
  db: Db,
  { from, until }: { from: Instant; until: Instant },
  limit: number,
): Promise<{ id: string; customer_id: string | null; resolved_at: string | null }[]> {
  return db
    .selectFrom('case')
    .leftJoin('member as m', 'm.id', 'case.customer_id')
    .select(['case.id', 'case.customer_id', 'case.resolved_at'])
    .where('case.resolved_at', 'is not', null)
    .where('case.resolved_at', '>', from)
    .where('case.resolved_at', '<=', until)
    .where('case.dismissed', '=', 0)
    .where('case.merged_into_id', 'is', null)
    .where(reachable())
    .where((eb) =>
      eb.not(
        eb.exists(
          // Also of a case that is part of it by now: its customer is asked once.
          eb
            .selectFrom('csat_response as r')
            .innerJoin('case as asked', 'asked.id', 'r.case_id')
            .select('r.case_id')
            .where((one) =>
              one.or([one('asked.id', '=', one.ref('case.id')), one('asked.merged_into_id', '=', one.ref('case.id'))]),
            ),
        ),
      ),
    )
    .orderBy('case.resolved_at')
    .limit(limit)
    .execute()
}

/** Questions asked until `askedBefore` that are neither answered nor over and were not repeated; of cases still solved. */
export function ratingsToRepeat(
  db: Db,
  { askedBefore, now }: { askedBefore: Instant; now: Instant },
  limit: number,
): Promise<Pick<CaseRating, 'case_id' | 'member_id'>[]> {
  return db
    .selectFrom('csat_response as r')
    .innerJoin('case', 'case.id', 'r.case_id')
    .leftJoin('member as m', 'm.id', 'r.member_id')
    .select(['r.case_id', 'r.member_id'])
    .where('r.score', 'is', null)
    .where('r.reminded_at', 'is', null)
    .where('r.asked_at', '<=', askedBefore)
    .where('r.expires_at', '>', now)
    .where('case.dismissed', '=', 0)
    .where('case.merged_into_id', 'is', null)
    .where('case.status', 'in', ['resolved', 'closed'])
    .where(reachable())
    .orderBy('r.asked_at')
    .limit(limit)
    .execute()
}

/**
 * Content customers to invite to tell their story: answered between two moments, no open case now, no story of theirs,
 * never invited before.
 */
export function customersToInvite(
  db: Db,
  { from, until }: { from: Instant; until: Instant },
  limit: number,
): Promise<{ case_id: string; member_id: string }[]> {
  return db
    .selectFrom('csat_response as r')
    .innerJoin('case', 'case.id', 'r.case_id')
    .innerJoin('member as m', 'm.id', 'r.member_id')
    .select(['r.case_id', 'm.id as member_id'])
    .where('r.answered_at', 'is not', null)
    .where('r.answered_at', '>', from)
    .where('r.answered_at', '<=', until)
    .where('r.score', '>=', lowestHighRating)
    .where('r.invited_at', 'is', null)
    .where('case.dismissed', '=', 0)
    .where(presentMember())
    .where((eb) =>
      eb.not(
        eb.or([
          eb.exists(
            eb
              .selectFrom('case as c')
              .select('c.id')
              .whereRef('c.customer_id', '=', 'r.member_id')
              .where('c.status', 'in', [...openStatuses])
              .where('c.dismissed', '=', 0),
          ),
          eb.exists(
            eb
              .selectFrom('csat_response as before')
              .select('before.case_id')
              .whereRef('before.member_id', '=', 'r.member_id')
              .where('before.invited_at', 'is not', null),
          ),
          eb.exists(eb.selectFrom('story as s').select('s.id').whereRef('s.author_id', '=', 'r.member_id')),
        ]),
      ),
    )
    .orderBy('r.answered_at')
    .limit(limit)
    .execute()
}

/** The case of a contact whose question still waits for an answer; undefined when it was answered, ended or has no contact. */
export function ratingToAsk(
  db: Db,
  caseId: string,
  now: Instant,
): Promise<{ number: number; subject: string } | undefined> {
  return db
    .selectFrom('csat_response as r')
    .innerJoin('case', 'case.id', 'r.case_id')
    .innerJoin('case_contact', 'case_contact.case_id', 'case.id')
    .select(['case.number', 'case.subject'])
    .where('r.case_id', '=', caseId)
    .where('r.member_id', 'is', null)
    .where('r.score', 'is', null)
    .where('r.expires_at', '>', now)
    .where('case.dismissed', '=', 0)
    .executeTakeFirst()
}

/** How long ago a question may have been due and is still asked: what the site had before it was switched on is over. */
export function oldestToAsk(now: Instant, hours: number): Instant {
  return plus(now, { hours: -hours, days: -7 })
}
