import type { Actor } from '#app/core/actor.ts'
import { between, unitMs, type Instant } from '#app/core/time.ts'
import { recomputeTrust } from '#app/domain/accounts/trust/recompute-trust.server.ts'
import type { WaveSite } from './wave-site.ts'

/** Trust levels as the job of every half hour keeps them: call it before a post. @param people as they act, by any key */
export function openTrust(site: WaveSite, people: ReadonlyMap<string, Actor>): () => Promise<void> {
  let last: Instant = site.now
  return async () => {
    if (between(last, site.now) <= 30 * unitMs.minute) return
    last = site.now
    if ((await recomputeTrust(site.app.context())) === 0) return
    const rows = await site.app.platform.open.reader.selectFrom('member').select(['id', 'trust_level']).execute()
    const levels = new Map(rows.map(({ id, trust_level }) => [id, trust_level]))
    for (const actor of people.values()) actor.trustLevel = levels.get(actor.memberId ?? '') ?? actor.trustLevel
  }
}
