import type { Actor } from '#app/core/actor.ts'
import type { Ctx, SessionOfBrowser } from '#app/core/context.server.ts'
import { sessionHash } from '#app/domain/accounts/sessions/lucia-adapter.server.ts'
import { startSession } from '#app/domain/accounts/sessions/start-session.server.ts'
import type { TestApp } from '#tests/setup/test-app.ts'

/** A member at a browser whose session began at this moment of the clock: `(await atABrowser(site, ann))()`. */
export async function atABrowser(site: TestApp, member: Actor): Promise<() => Promise<Ctx>> {
  const id = await site.app
    .context()
    .write((tx) => startSession(tx, member.memberId ?? '', member, { userAgent: 'Firefox/140', ip: '203.0.113.7' }))
  const idHash = sessionHash(id)
  return async () => {
    const row = await site.app.platform.open.db
      .selectFrom('session')
      .select(['id_hash', 'confirmed_at'])
      .where('id_hash', '=', idHash)
      .executeTakeFirstOrThrow()
    const session: SessionOfBrowser = { idHash: row.id_hash, confirmedAt: row.confirmed_at }
    return site.as(member, { session })
  }
}
