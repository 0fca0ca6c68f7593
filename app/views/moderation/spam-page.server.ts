import type { Ctx } from '#app/core/context.server.ts'
import { DomainError, notFound } from '#app/core/errors.ts'
import { shorten } from '#app/core/shorten.ts'
import { plus } from '#app/core/time.ts'
import { countOpenFlagsOf, flagsWithdrawnBy } from '#app/domain/flags/queries/flags-of-spammers.server.ts'
import { countMeToosOf } from '#app/domain/moderation/queries/spam-me-toos.server.ts'
import { countVotesOf } from '#app/domain/moderation/queries/spam-votes.server.ts'
import {
  cleanups,
  countOpenPosts,
  findCleanup,
  openSamples,
  spamMembers,
  type CleanupLine,
} from '#app/domain/moderation/queries/spam.server.ts'
import { originsOf, spamWaves } from '#app/domain/moderation/queries/waves.server.ts'
import { spamChoices, type SpamChoice } from '#app/domain/moderation/spam/spam-choice.ts'
import { urls } from '#app/views/urls.ts'
import { withQuery } from '#app/views/with-query.ts'

/** Devices older than this say nothing about where a wave comes from. */
const deviceDays = 30
const samplesShown = 10

/** A decision about spam; `flags`: how many it has withdrawn so far. */
export type SpamDecision = CleanupLine & { flags: number }

/** The way to the decision about a member, or about what posts have in common. */
export function spamAddress({ by, value }: SpamChoice): string {
  return withQuery(urls.decideSpam(), { by, value })
}

/** Waves that wait, and the decisions about spam that were made. Six queries. */
export async function spamPage(ctx: Ctx) {
  const waves = await spamWaves(ctx.read)
  return {
    waves: waves.map((wave) => ({ ...wave, href: spamAddress(wave) })),
    cleanups: await spamDecisions(ctx),
  }
}

/** The latest decisions about spam, with how many flags each has withdrawn. Two queries. */
export async function spamDecisions({ read }: Ctx): Promise<SpamDecision[]> {
  const found = await cleanups(read)
  const flags = await flagsWithdrawnBy(
    read,
    found.map(({ id }) => id),
  )
  return found.map((one) => ({ ...one, flags: flags.get(one.id) ?? 0 }))
}

/** @throws not_found */
export async function spamDecision({ read }: Ctx, id: string) {
  const cleanup = await findCleanup(read, id)
  if (cleanup === null) throw notFound()
  return { ...cleanup, flags: (await flagsWithdrawnBy(read, [id])).get(id) ?? 0 }
}

/** What a decision about spam would do. Ten queries, whatever the size. @throws not_found when there is nobody */
export async function spamDecisionPage(ctx: Ctx, url: URL) {
  const by = spamChoices.find((one) => one === url.searchParams.get('by')) ?? 'member'
  const value = (url.searchParams.get('value') ?? '').slice(0, 300)
  const ids = await spamMembers(ctx.read, { by, value })
  if (ids.length === 0) throw new DomainError('not_found', 'spam.errors.nobody')
  const origins = await originsOf(ctx.read, ids, plus(ctx.now(), { days: -deviceDays }))
  const samples = await openSamples(ctx.read, ids, samplesShown)
  return {
    by,
    value,
    members: ids.length,
    posts: await countOpenPosts(ctx.read, ids),
    votes: await countVotesOf(ctx.read, ids),
    meToos: await countMeToosOf(ctx.read, ids),
    flags: await countOpenFlagsOf(ctx.read, ids),
    // What others use, too, is offered but not chosen.
    origins: origins.map((origin) => ({ ...origin, chosen: origin.outside === 0 })),
    samples: samples.map(({ body, ...post }) => ({ ...post, text: shorten(body, 200) })),
  }
}
