import { can } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { sharedFact } from '#app/core/shared-facts.server.ts'
import { hasAdmin } from '#app/domain/accounts/queries/admins.server.ts'
import { setupFacts } from '#app/domain/site/setup/queries/setup-facts.server.ts'
import { setupList } from '#app/domain/site/setup/setup-steps.ts'

/**
 * What the front page says of a site that has not quite begun. empty: nobody administers it yet. demo: it can be put
 * aside. setup: an admin has steps left. null: nothing.
 */
export type SiteStart =
  | { what: 'empty' }
  | { what: 'demo' }
  | { what: 'setup'; done: number; all: number }
  | { what: null }

export async function siteStart(ctx: Ctx): Promise<SiteStart> {
  if (!(await sharedFact(ctx, 'has admin', () => hasAdmin(ctx.read)))) return { what: 'empty' }
  if (ctx.platform.anew !== null && ctx.local) return { what: 'demo' }
  if (ctx.setting('site.setupClosed') || !can(ctx.actor, 'setting.change')) return { what: null }
  const steps = setupList(await setupFacts(ctx), ctx.setting('site.setupSkipped'))
  if (!steps.some(({ state }) => state === 'open')) return { what: null }
  return { what: 'setup', done: steps.filter(({ state }) => state === 'done').length, all: steps.length }
}
