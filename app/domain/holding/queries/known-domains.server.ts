import type { Instant } from '#app/core/time.ts'
import { domainOf } from '#app/domain/holding/text/links.ts'
import type { Db } from '#db/dialects/dialect.ts'

/**
 * From when on each of the domains is known, of those that a visible post made known. One query, by the primary key;
 * none for no domains.
 */
export async function knownDomains(db: Db, domains: readonly string[]): Promise<Map<string, Instant>> {
  if (domains.length === 0) return new Map()
  const rows = await db
    .selectFrom('known_domain')
    .innerJoin('post', 'post.id', 'known_domain.post_id')
    .select(['known_domain.domain', 'known_domain.known_from'])
    .where('known_domain.domain', 'in', [...domains])
    .where('post.state', '=', 'visible')
    .execute()
  return new Map(rows.map(({ domain, known_from }) => [domain, known_from]))
}

/** Those of the hosts whose domain the site does not know at that moment. One query at most. */
export async function strangeHosts(db: Db, hosts: readonly string[], at: Instant): Promise<string[]> {
  const known = await knownDomains(db, [...new Set(hosts.map(domainOf))])
  return [...new Set(hosts)].filter((host) => !((known.get(domainOf(host)) ?? '~') <= at))
}
