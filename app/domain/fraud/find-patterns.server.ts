import type { Ctx } from '#app/core/context.server.ts'
import { plus } from '#app/core/time.ts'
import type { Pattern } from './act.ts'
import { findBursts } from './find-bursts.ts'
import { findFans } from './find-fans.ts'
import { findFreshVotes } from './find-fresh-votes.ts'
import { findPairs } from './find-pairs.ts'
import { findRings } from './find-rings.ts'
import { findSharedDevices } from './find-shared-devices.ts'
import {
  acceptancesSince,
  editsSince,
  joinDates,
  postsByAuthor,
  sharedDevices,
  staffIds,
  votesSince,
} from './queries/acts.server.ts'

/**
 * All suspicious patterns in the votes, acceptances and accepted edits of the window, by the thresholds of the
 * settings. Writes nothing. Seven queries.
 */
export async function findPatterns(ctx: Ctx): Promise<Pattern[]> {
  const setting = ctx.setting
  const since = plus(ctx.now(), { days: -setting('gaming.windowDays') })
  const freshSince = plus(since, { days: -setting('gaming.freshDays') })
  const [allVotes, acceptances, edits, posts, joined, sharing, staff] = await Promise.all([
    votesSince(ctx.read, since),
    acceptancesSince(ctx.read, since),
    editsSince(ctx.read, since),
    postsByAuthor(ctx.read, since),
    joinDates(ctx.read, freshSince),
    sharedDevices(ctx.read, since),
    staffIds(ctx.read),
  ])
  const votes = allVotes.filter(({ to }) => !staff.has(to))
  // Staff earn no points, and staff who review edits accept many of the same members.
  const accepted = [...acceptances, ...edits].filter(({ from, to }) => !staff.has(to) && !staff.has(from))
  const fans = {
    acts: setting('gaming.fanActs'),
    share: setting('gaming.fanShare'),
    odds: setting('gaming.odds'),
  }
  const fanGroups = [...findFans(accepted, posts, fans), ...findFans(votes, posts, fans)]
  // The posts and choices of fans would make honest groups look small: rings are measured without their threads.
  const ofFans = new Set(fanGroups.flatMap(({ members }) => members.slice(1)))
  const written = posts.filter(({ asker }) => asker === null || !ofFans.has(asker))
  return [
    ...fanGroups,
    ...findRings([...votes, ...accepted], written, {
      votes: setting('gaming.ringVotes'),
      share: setting('gaming.ringShare'),
      size: setting('gaming.ringSize'),
      odds: setting('gaming.odds'),
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
