import { isStaff } from '#app/core/actor.ts'
import { plus, type Instant } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { RecordedEvent } from '#app/registry/events.ts'
import { heldTrust } from '#app/registry/holding-rules.ts'
import { htmlOf } from './queries/decided.server.ts'
import { knownDomains } from './queries/known-domains.server.ts'
import { putKnownDomains } from './store/memory.server.ts'
import { domainOf, linkedHosts } from './text/links.ts'

/** How long a link of a member whom rules look at has to be visible until its domain is known. */
const standingDays = 7

type Linking = { id: string; html: string; imported_key: string | null }

/**
 * The site knows what its trusted members, its staff and imported posts link to at once, and what others link to a week
 * later, if the post is still visible then. One query for a post with links, two for a domain that is new.
 */
export function knowDomains(tx: Tx, post: Linking): Promise<void> {
  const { trustLevel } = tx.actor
  const trusted = post.imported_key !== null || trustLevel > heldTrust || isStaff(tx.actor)
  return knowFrom(tx, post, trusted ? tx.at : plus(tx.at, { days: standingDays }))
}

/** The site knows what a post links to that a moderator saw and kept. */
export async function knowKept(tx: Tx, { payload }: RecordedEvent<'review.decided'>): Promise<void> {
  if (payload.kind !== 'post' || payload.decision !== 'keep') return
  await knowFrom(tx, { id: payload.subjectId, html: await htmlOf(tx.db, payload.subjectId) }, tx.at)
}

async function knowFrom(tx: Tx, { id, html }: Pick<Linking, 'id' | 'html'>, from: Instant): Promise<void> {
  const domains = [...new Set(linkedHosts(html, '').map(domainOf))]
  const known = await knownDomains(tx.db, domains)
  const fresh = domains.filter((domain) => (known.get(domain) ?? '~') > from)
  await putKnownDomains(tx, { postId: id, domains: fresh.toSorted(), from })
}
