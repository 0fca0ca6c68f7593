import { pino } from 'pino'
import { boot, type App } from '#app/boot.server.ts'
import { readEnv } from '#app/core/env.server.ts'

/** Where a proof works. `databaseUrl` empty: SQLite in `dataDir`. */
export type Place = { dataDir: string; databaseUrl: string }

/**
 * `began`: milliseconds since 1970 at which the site's clock was at `from`; from then on it runs `speed` times as
 * fast.
 */
export type Clock = { began: number; from: string; speed: number }

/** The product on a database of a proof, with a clock that all processes of the proof share. */
export async function openClockedApp({ dataDir, databaseUrl }: Place, clock: Clock, pool = 6): Promise<App> {
  const app = await boot({
    env: readEnv({ NODE_ENV: 'test', DATA_DIR: dataDir, DATABASE_URL: databaseUrl, DATABASE_POOL: String(pool) }),
    log: pino({ level: 'silent' }),
    clock: () => new Date(Date.parse(clock.from) + (Date.now() - clock.began) * clock.speed).toISOString(),
  })
  await app.platform.settings.refresh({ force: true })
  return app
}
