import type { Ctx } from '#app/core/context.server.ts'
import { plus } from '#app/core/time.ts'
import type { Pattern } from './act.ts'
import { findBursts } from './find-bursts.ts'
import { findFreshVotes } from './find-fresh-votes.ts'
import { findPairs } from './find-pairs.ts'
import { findRings } from './find-rings.ts'
import { findSharedDevices } from './find-shared-devices.ts'
import { acceptancesSince, joinDates, postsByAuthor, sharedDevices, staffIds, votesSince } from './queries.server.ts'

/**
 * Every pattern in the votes and acceptances of the last days, by the thresholds of the settings. Writes nothing. Six
 * queries.
 */
export async function lookForPatterns(ctx: Ctx): Promise<Pattern[]> {
  const setting = ctx.setting
  const since = plus(ctx.now(), { days: -setting('gaming.windowDays') })
  const freshSince = plus(since, { days: -setting('gaming.freshDays') })
  const [allVotes, acceptances, posts, joined, sharing, staff] = await Promise.all([
    votesSince(ctx.read, since),
    acceptancesSince(ctx.read, since),
    postsByAuthor(ctx.read, since),
    joinDates(ctx.read, freshSince),
    sharedDevices(ctx.read, since),
    staffIds(ctx.read),
  ])
  const votes = allVotes.filter(({ to }) => !staff.has(to))
  const accepted = acceptances.filter(({ to }) => !staff.has(to))
  return [
    ...findRings(votes, posts, {
      votes: setting('gaming.ringVotes'),
      share: setting('gaming.ringShare'),
      size: setting('gaming.ringSize'),
      lift: setting('gaming.ringLift'),
    }),
    ...findBursts(votes, { votes: setting('gaming.burstVotes'), minutes: setting('gaming.burstMinutes') }),
    ...findPairs(accepted, {
      acceptances: setting('gaming.pairAcceptances'),
      minutes: setting('gaming.pairMinutes'),
      share: setting('gaming.pairShare'),
    }),
    ...findFreshVotes(votes, joined, {
      days: setting('gaming.freshDays'),
      voters: setting('gaming.freshVotes'),
      share: setting('gaming.freshShare'),
    }),
    ...findSharedDevices([...votes, ...accepted], sharing, setting('gaming.deviceVotes')),
  ]
}
