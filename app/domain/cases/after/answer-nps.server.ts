import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from '#app/core/errors.ts'
import { readSignedId } from '#app/core/links/signed-id.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { NpsInput } from '#app/domain/cases/input.ts'
import { openCaseFrom } from '#app/domain/cases/sources/open-case-from.server.ts'
import { npsResponseForUpdate, updateNpsResponse } from '#app/domain/cases/store/nps.server.ts'
import { translator } from '#app/i18n/index.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { NpsResponseTable } from '#db/schema/cases.ts'
import { npsGroup, refuseComment, refuseScore } from './rating.ts'

/**
 * A member says whether they would recommend the company: by the signed link without signing in, or signed in by the id
 * of the question. A score can be changed within the hour and while there is no comment; a comment is written once. 0 to
 * 6 opens a private case, and the comment joins it. Records `nps.answered`.
 * @throws not_found for others; not_now with code `expired` or `answered`
 */
export async function answerNps(ctx: Ctx, { token, score, comment }: NpsInput & { token: string }): Promise<void> {
  const { id, signed } = readSignedId(ctx.platform.env, token)
  await ctx.write(async (tx) => {
    const known = await npsResponseForUpdate(tx, id)
    if (known === undefined || !(signed || known.member_id === tx.actor.memberId)) throw notFound('surveys.notFound')
    const answered =
      score === undefined || score === known.score ? known : await keepScore(tx, known, score, ctx.locale)
    if (comment !== '' && comment !== known.comment) await keepComment(tx, answered, comment, ctx.locale)
  })
}

async function keepScore(tx: Tx, known: NpsResponseTable, score: number, locale: Locale): Promise<NpsResponseTable> {
  refuseScore(known, tx.at)
  const caseId =
    npsGroup(score) === 'detractor' && known.case_id === null
      ? await openIn(tx, known, score, '', locale)
      : known.case_id
  const answered = { score, answered_at: known.answered_at ?? tx.at, case_id: caseId }
  await updateNpsResponse(tx, known.id, answered)
  await tx.record('nps.answered', { responseId: known.id, memberId: known.member_id, score, caseId })
  return { ...known, ...answered }
}

async function keepComment(tx: Tx, known: NpsResponseTable, comment: string, locale: Locale): Promise<void> {
  refuseComment(known, tx.at)
  await updateNpsResponse(tx, known.id, { comment })
  if (known.score !== null && npsGroup(known.score) === 'detractor')
    await openIn(tx, known, known.score, comment, locale)
}

/** The case of a low score; a comment that comes later joins it while it is open. @returns its id */
async function openIn(
  tx: Tx,
  { member_id: customerId }: NpsResponseTable,
  score: number,
  body: string,
  locale: Locale,
): Promise<string> {
  const subject = translator(locale)('surveys.nps.subject', { score })
  // A number alone says nothing of what happened.
  const matter = body === '' ? ({ severity: 'P3', category: 'other' } as const) : {}
  return (await openCaseFrom(tx, { source: 'nps', customerId, subject, body, ...matter })).case.id
}
