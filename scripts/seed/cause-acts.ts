import { systemActor } from '#app/core/actor.ts'
import { plus } from '#app/core/time.ts'
import { askForRatings } from '#app/domain/cases/after/ask-for-ratings.server.ts'
import { rateCase } from '#app/domain/cases/after/rate-case.server.ts'
import { answerFixed } from '#app/domain/cases/causes/answer-fixed.server.ts'
import { askIfFixed } from '#app/domain/cases/causes/ask-if-fixed.server.ts'
import { causeShape } from '#app/domain/cases/causes/input.ts'
import { moveCause } from '#app/domain/cases/causes/move-cause.server.ts'
import { nameFix } from '#app/domain/cases/causes/name-fixes.server.ts'
import { putCause } from '#app/domain/cases/causes/put-cause.server.ts'
import { saveCause } from '#app/domain/cases/causes/save-cause.server.ts'
import { tellFixed } from '#app/domain/cases/causes/tell-fixed.server.ts'
import { causes, ratings } from '#db/seeds/demo/causes.ts'
import { actAs, hoursAfter, known, notAfter, type World } from './world.ts'

/** Staff sorted the complaints by their causes this morning. */
const sortedHoursAgo = 5

/** What came after the cases: how their customers found it, and what the complaints have in common. */
export async function playAftercare(world: World): Promise<void> {
  for (const rating of ratings) await playRating(world, rating)
  const made = new Map<string, string>()
  for (const cause of causes) made.set(cause.name, await playCause(world, cause, made))
}

type DemoCause = (typeof causes)[number]

/** @param made ids of the causes so far, by name @returns the id */
async function playCause(world: World, cause: DemoCause, made: Map<string, string>): Promise<string> {
  const { name, note, owner, state, cases, under, fixed } = cause
  const parent = under === undefined ? '' : known(made, under)
  const sorted = plus(world.now, { hours: -sortedHoursAgo })
  const named = fixed === undefined ? sorted : plus(world.now, { ms: -Math.round((fixed.daysAgo + 1) * 86_400_000) })
  const input = causeShape.parse({ name, note, owner, parent })
  const { id } = await saveCause(actAs(world, owner, named), null, input)
  if (fixed !== undefined) await playFix(world, id, owner, fixed)
  const ctx = actAs(world, owner, sorted)
  if (cases.length > 0) await putCause(ctx, { causeId: id, numbers: numbersOf(world, cases) })
  if (state !== 'open') await moveCause(ctx, id, { to: state })
  return id
}

const numbersOf = (world: World, keys: readonly string[]): number[] => keys.map((key) => known(world.caseNumbers, key))

/** An announcement fixes a cause; whom it concerns is told, and asked a month later. */
async function playFix(
  world: World,
  causeId: string,
  owner: string,
  { announcement, daysAgo, cases, answers = [] }: NonNullable<DemoCause['fixed']>,
): Promise<void> {
  const at = plus(world.now, { ms: -Math.round(daysAgo * 86_400_000) })
  const ctx = actAs(world, owner, at)
  const { id: threadId } = known(world.threads, announcement)
  await putCause(ctx, { causeId, numbers: numbersOf(world, cases) })
  await nameFix(ctx, causeId, { announcement: threadId })
  await tellFixed(world.app.context({ actor: systemActor }, { at, quiet: true }), { causeId, threadId })
  const asked = plus(at, { days: world.app.context().setting('cases.fixAskDays') })
  if (answers.length === 0 || asked > world.now) return
  await askIfFixed(world.app.context({ actor: systemActor }, { at: asked, quiet: true }))
  for (const [i, { by, fixed }] of answers.entries()) {
    const member = actAs(world, by, hoursAfter(asked, 3 + i * 7))
    const { id } = await world.app.platform.open.db
      .selectFrom('fix_notice')
      .select('id')
      .where('cause_id', '=', causeId)
      .where('member_id', '=', member.actor.memberId)
      .executeTakeFirstOrThrow()
    await answerFixed(member, { token: id, fixed })
  }
}

async function playRating(
  world: World,
  { thread, by, score, comment, after }: (typeof ratings)[number],
): Promise<void> {
  const { db } = world.app.platform.open
  const row = await db
    .selectFrom('case')
    .select(['id', 'resolved_at'])
    .where('number', '=', known(world.caseNumbers, thread))
    .executeTakeFirstOrThrow()
  if (row.resolved_at === null) throw new Error(`the case of ${thread} was never resolved`)
  const asked = hoursAfter(row.resolved_at, 25)
  if (asked > world.now) return
  await askForRatings(world.app.context({ actor: systemActor }, { at: asked, quiet: true }))
  const at = typeof after === 'number' ? hoursAfter(asked, after) : hoursAfter(world.now, -after.ago)
  await rateCase(actAs(world, by, notAfter(at < asked ? asked : at, world.now)), { token: row.id, score, comment })
}
