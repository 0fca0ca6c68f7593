import type { Actor } from '#app/core/actor.ts'
import { can } from '#app/core/authorize.ts'
import { mayReadPost } from '#app/domain/access/may-read.ts'
import { customersOfCases } from '#app/domain/cases/queries/whose.server.ts'
import { toldMembers } from '#app/domain/notifications/queries/told-members.server.ts'
import { kindsFor } from '#app/domain/review/reach.ts'
import { contentOf } from '#app/domain/threads/queries/content-of.server.ts'
import type { LiveKind, LiveNews } from '#app/registry/live-news.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** Whether this actor may know of a piece of news. */
export type MayHear = (actor: Actor, news: LiveNews) => boolean

/**
 * Reads what the decision needs, once for all news and readers of that kind. @param memberIds of the readers in
 * question
 */
type Rule = (db: Db, news: readonly LiveNews[], memberIds: readonly string[]) => Promise<MayHear>

const staff: Rule = () => Promise.resolve((actor) => can(actor, 'case.work'))

/** Who may hear of what, by the same rules as pages; a missing kind does not compile. */
export const mayHear: Record<LiveKind, Rule> = {
  thread: async (db, news) => {
    const found = await contentOf(
      db,
      news.map(({ item }) => item),
    )
    return (actor, { item }) => {
      const content = found.get(item)
      return content !== undefined && mayReadPost(actor, content.thread, content.post)
    }
  },
  case: staff,
  writing: staff,
  day: staff,
  ownCase: async (db, news) => {
    const owners = await customersOfCases(db, news.map(caseIdOf))
    return (actor, one) => actor.memberId !== null && owners.get(caseIdOf(one)) === actor.memberId
  },
  bell: async (db, news, memberIds) => {
    const told = await toldMembers(
      db,
      news.map(({ item }) => item),
      memberIds,
    )
    return (actor, { item }) => actor.memberId !== null && told.has(`${item} ${actor.memberId}`)
  },
  queue: () =>
    Promise.resolve(
      (actor, { payload }) => can(actor, 'review.read') && kindsFor(actor).some((one) => one === payload['kind']),
    ),
}

function caseIdOf({ payload }: LiveNews): string {
  return String(payload['caseId'] ?? '')
}
