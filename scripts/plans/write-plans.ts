import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { boot } from '#app/boot.server.ts'
import { readEnv } from '#app/core/env.server.ts'
import { migrate } from '#db/migrate.server.ts'
import { throwawayPlace } from '#scripts/throwaway/place.ts'
import { plansPage } from './plans-page.ts'

/** Writes `docs/reference/plans.md`. A test fails while it differs from what this would write. */
const root = path.resolve(import.meta.dirname, '../..')
const place = await throwawayPlace('plans', {})
const app = await boot({
  env: readEnv({ NODE_ENV: 'test', LOG_LEVEL: 'error', DATA_DIR: place.dataDir, DATABASE_URL: '' }),
})
try {
  await migrate(app.platform.open, path.join(root, 'db/migrations'), { backupDir: null, now: app.platform.clock() })
  writeFileSync(path.join(root, 'docs/reference/plans.md'), await plansPage(app))
} finally {
  await app.close()
  await place.remove()
}
