import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import { boot, type App } from '#app/boot.server.ts'
import { visitor, type Actor } from '#app/core/actor.ts'
import type { Ctx, Situation } from '#app/core/context.server.ts'
import { readEnv } from '#app/core/env.server.ts'
import { plus, type Instant } from '#app/core/time.ts'
import type { SettingKey, SettingValue } from '#app/registry/settings/index.ts'
import { freshDatabase } from './database.ts'
import { logKeeper, type LogLine } from './log-keeper.ts'

/** A Sunday evening in Seoul, a Sunday morning in UTC: where every test begins. */
export const startOfTests: Instant = '2026-11-22T09:00:00.000Z'

/** The product on a database of its own, with a clock that only moves when it is told to. */
export type TestApp = {
  app: App
  /** A context in which this member acts. */
  as(member: Actor, situation?: Partial<Situation>): Ctx
  /** A context of somebody who is not signed in. */
  visitor(situation?: Partial<Situation>): Ctx
  clock: {
    now(): Instant
    set(instant: Instant): void
    advance(amount: Parameters<typeof plus>[1]): void
  }
  /** Changes a setting of the site for this test. */
  set<K extends SettingKey>(key: K, value: SettingValue<K>): Promise<void>
  /** Runs every job that is due at the time of the clock, and what those queue in turn. @returns how many ran. */
  drainJobs(): Promise<number>
  /** Types of all events so far, oldest first; `toHaveRecorded` reads them. */
  recordedEvents(): Promise<string[]>
  /** What was logged so far, oldest first. */
  logged: LogLine[]
  /** Happens by itself when the test ends; call it only when the app was opened in `beforeAll`. */
  close(): Promise<void>
}

/**
 * `const { as, visitor, clock } = await testApp()` at the head of a test. @param env settings of the deployment to
 * change
 */
export async function testApp(env: Record<string, string> = {}): Promise<TestApp> {
  const database = await freshDatabase()
  const { lines, stream } = logKeeper()
  let now = startOfTests
  const app = await boot({
    env: readEnv({
      NODE_ENV: 'test',
      LOG_LEVEL: 'info',
      DATABASE_POOL: '5',
      DATA_DIR: database.dataDir,
      DATABASE_URL: database.url ?? '',
      ...env,
    }),
    clock: () => now,
    log: pino({ level: 'info', base: null, formatters: { level: (label) => ({ level: label }) } }, stream),
  })
  await app.platform.settings.refresh({ force: true })
  const context = (actor: Actor, situation: Partial<Situation> = {}): Ctx => app.context({ actor, ...situation })
  let closed = false
  const test: TestApp = {
    app,
    as: context,
    visitor: (situation) => context(visitor, situation),
    clock: {
      now: () => now,
      set: (instant) => (now = instant),
      advance: (amount) => (now = plus(now, amount)),
    },
    async set(key, value) {
      const row = { key, value: JSON.stringify(value), changed_at: now, changed_by: null }
      await app.platform.open.db
        .insertInto('setting')
        .values(row)
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: row.value, changed_at: now }))
        .execute()
      await app.platform.settings.refresh({ force: true })
    },
    drainJobs: () => app.drainJobs(),
    async recordedEvents() {
      const rows = await app.platform.open.db.selectFrom('event_log').select('type').orderBy('seq').execute()
      return rows.map((row) => row.type)
    },
    logged: lines,
    async close() {
      if (closed) return
      closed = true
      await app.close()
      await database.remove()
    },
  }
  closeWithTheTest(test)
  return test
}

function closeWithTheTest(app: TestApp): void {
  try {
    onTestFinished(() => app.close())
  } catch {
    // Outside a test, in beforeAll: whoever opened it closes it.
  }
}
