import { systemActor } from '#app/core/actor.ts'
import { plus } from '#app/core/time.ts'
import { askForRatings } from '#app/domain/cases/after/ask-for-ratings.server.ts'
import { rateCase } from '#app/domain/cases/after/rate-case.server.ts'
import { causeShape } from '#app/domain/cases/causes/input.ts'
import { moveCause } from '#app/domain/cases/causes/move-cause.server.ts'
import { putCause } from '#app/domain/cases/causes/put-cause.server.ts'
import { saveCause } from '#app/domain/cases/causes/save-cause.server.ts'
import { causes, ratings } from '#db/seeds/demo/causes.ts'
import { actAs, hoursAfter, known, notAfter, type World } from './world.ts'

/** Staff sorted the complaints by their causes this morning. */
const sortedHoursAgo = 5

/** What came after the cases: how their customers found it, and what the complaints have in common. */
export async function playAftercare(world: World): Promise<void> {
  for (const rating of ratings) await playRating(world, rating)
  const at = plus(world.now, { hours: -sortedHoursAgo })
  const made = new Map<string, string>()
  for (const { name, note, owner, state, threads, under } of causes) {
    const ctx = actAs(world, owner, at)
    const parent = under === undefined ? null : known(made, under)
    const { id } = await saveCause(ctx, null, causeShape.parse({ name, note, owner, parent: parent ?? '' }))
    made.set(name, id)
    if (threads.length > 0)
      await putCause(ctx, { causeId: id, numbers: threads.map((thread) => known(world.caseNumbers, thread)) })
    if (state !== 'open') await moveCause(ctx, id, { to: state })
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
  const at = notAfter(hoursAfter(asked, after), world.now)
  await rateCase(actAs(world, by, at), { token: row.id, score, comment })
}
