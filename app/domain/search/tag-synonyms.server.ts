import type { Ctx, Platform } from '#app/core/context.server.ts'
import { msOf } from '#app/core/time.ts'
import { otherNamesOfTags } from './queries/tag-names.server.ts'

/** Tags get other names seldom, and a search must not wait for them. */
const KEPT_MS = 60_000

const kept = new WeakMap<Platform, { names: Map<string, string[]>; until: number }>()

/** The other names of tags, by each of their names; at most a minute old. */
export async function tagSynonyms(ctx: Ctx): Promise<ReadonlyMap<string, readonly string[]>> {
  const now = msOf(ctx.now())
  const known = kept.get(ctx.platform)
  if (known !== undefined && known.until > now) return known.names
  const names = await otherNamesOfTags(ctx.read)
  kept.set(ctx.platform, { names, until: now + KEPT_MS })
  return names
}
