import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Instant } from '#app/core/time.ts'
import type { Competence } from '#app/domain/cases/team/choose-agent.ts'
import { noSuchColleague } from '#app/domain/cases/team/no-such-colleague.ts'
import { absencesBetween } from './absences.server.ts'
import { competencesOf, everything } from './agents.server.ts'
import { exposureFor, type Exposure } from './exposure.server.ts'
import { caseProducts } from './products.server.ts'
import type { Person } from './summaries.server.ts'
import { staffByHandle } from './team.server.ts'

/** One of staff: absences that are not over, the first first, and what they are given cases about. */
export type ColleaguePage = {
  person: Person
  absences: { id: string; startsAt: Instant; endsAt: Instant | null; began: boolean }[]
  competence: Competence
  products: { id: string; name: string }[]
  /** Null for everybody but themselves and the leads. */
  exposure: Exposure | null
}

/** @throws forbidden; not_found when the handle belongs to no member of staff */
export async function colleaguePage(ctx: Ctx, handle: string): Promise<ColleaguePage> {
  authorize(ctx.actor, 'case.work')
  const person = await staffByHandle(ctx.read, handle)
  if (person === null) throw noSuchColleague()
  const now = ctx.now()
  const absences = await absencesBetween(ctx.read, person.id, now, null)
  return {
    person,
    absences: absences.map(({ id, starts_at, ends_at }) => ({
      id,
      startsAt: starts_at,
      endsAt: ends_at,
      began: starts_at <= now,
    })),
    competence: (await competencesOf(ctx.read, [person.id])).get(person.id) ?? everything(),
    products: await caseProducts(ctx.read, ctx.locale),
    exposure: await exposureFor(ctx, person.id),
  }
}
