import path from 'node:path'
import { pino } from 'pino'
import { boot, type App } from '#app/boot.server.ts'
import type { Actor } from '#app/core/actor.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { readEnv } from '#app/core/env.server.ts'
import { newId } from '#app/core/ids.ts'
import { msOf, plus, type Instant } from '#app/core/time.ts'
import { handleSkeleton } from '#app/domain/accounts/members/handle.ts'
import type { GrantedRole } from '#app/registry/permissions.ts'
import { migrate } from '#db/migrate.server.ts'

/** The product on an empty database, with a clock that moves on command. */
export type WaveSite = {
  app: App
  now: Instant
  category: string
  moderator: Actor
  as(actor: Actor, ip?: string | null): Ctx
}

export const waveStart: Instant = '2026-06-01T00:00:00.000Z'

/** @param place of an empty database @param now where its clock begins */
export async function openWaveSite(
  place: { dataDir: string; databaseUrl: string },
  now: Instant = waveStart,
): Promise<WaveSite> {
  const site = { now, category: 'general' } as WaveSite
  const app = await boot({
    env: readEnv({ NODE_ENV: 'test', DATA_DIR: place.dataDir, DATABASE_URL: place.databaseUrl }),
    log: pino({ level: 'silent' }),
    clock: () => site.now,
  })
  const { open } = app.platform
  await migrate(open, path.resolve(import.meta.dirname, '../../../db/migrations'), { backupDir: null, now })
  await app.platform.settings.refresh({ force: true })
  await open.db
    .insertInto('category')
    .values({
      id: newId('category'),
      slug: site.category,
      name_en: 'General',
      name_ko: '일반',
      about_en: '',
      about_ko: '',
      position: 1,
      parent_id: null,
    })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .execute()
  return Object.assign(site, {
    app,
    moderator: await aMember(app, { handle: 'moderator', trustLevel: 3, roles: ['moderator'], joinedAt: now }),
    as: (actor: Actor, ip: string | null = null) => app.context({ actor, ip }),
  })
}

/** Somebody who has an account already, and where they signed in from. */
export async function aMember(
  app: App,
  given: {
    handle: string
    joinedAt: Instant
    trustLevel?: number
    roles?: readonly GrantedRole[]
    email?: string
    device?: { address: string; range: string }
  },
): Promise<Actor> {
  const { handle, joinedAt, trustLevel = 0, roles = [], device } = given
  const { db } = app.platform.open
  const id = newId('member', msOf(joinedAt))
  await db
    .insertInto('member')
    .values({
      id,
      handle,
      handle_skeleton: handleSkeleton(handle),
      name: handle,
      email: given.email ?? `${handle}@example.com`,
      email_verified_at: joinedAt,
      password_hash: null,
      bio: '',
      locale: null,
      trust_level: trustLevel,
      trust_fixed_at: null,
      account_id: null,
      account_linked_at: null,
      version: 1,
      joined_at: joinedAt,
      last_seen_at: null,
      suspended_at: null,
      imported_key: null,
    })
    .execute()
  for (const role of roles)
    await db.insertInto('member_role').values({ member_id: id, role, granted_at: joinedAt, granted_by: null }).execute()
  if (device !== undefined)
    await db
      .insertInto('member_device')
      .values({ member_id: id, ...device, browser: 'Mozilla/5.0', last_seen_at: joinedAt, mark_hash: null })
      .execute()
  return { memberId: id, handle, name: handle, roles: ['member', ...roles], trustLevel }
}

/** Moves the clock of the site. */
export function passTime(site: WaveSite, amount: Parameters<typeof plus>[1]): void {
  site.now = plus(site.now, amount)
}
