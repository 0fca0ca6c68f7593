import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import type { boot as bootType } from '#app/boot.server.ts'
import { readEnv } from '#app/core/env.server.ts'
import type { openPages as openPagesType } from '#app/pages/answer-page.server.tsx'
import type { createHttpServer as createHttpServerType } from '#app/web/http-server.server.ts'
import { migrationNames } from '#db/migration-names.ts'
import type { Register } from '#scripts/dangol.ts'
import { untilStopped } from '#scripts/until-stopped.ts'

const root = path.resolve(import.meta.dirname, '../..')
const migrationsDir = path.join(root, 'db/migrations')

/** What the bundle hands out beside the routes; taken from there so that server and routes share every module. */
type Entry = {
  boot: typeof bootType
  createHttpServer: typeof createHttpServerType
  openPages: typeof openPagesType
}

type Options = { migrate?: boolean; seedDemoIfEmpty?: boolean; worker: boolean }

export const register: Register = (program) => {
  program
    .command('serve')
    .description('serve the site; run `npm run build` first')
    .option('--migrate', 'migrate the database first')
    .option('--seed-demo-if-empty', 'fill an empty database with the demo')
    .option('--no-worker', "don't run jobs in this process (run them with `jobs run`)")
    .action(serve)
}

/**
 * The sources of the product are only loaded to migrate or to play the demo: a serving process runs the bundle, and both
 * at once take a second and 60 MB more.
 */
async function serve(options: Options): Promise<void> {
  // React decides by this at its import, and is several times slower in its development form.
  process.env['NODE_ENV'] ??= 'production'
  const env = readEnv()
  const buildFile = path.join(root, 'build/server/index.js')
  if (!existsSync(buildFile))
    throw Object.assign(new Error('The site has not been built. Run `npm run build` first, or use `npm start`.'), {
      code: 'ENOENT',
    })
  const build = (await import(pathToFileURL(buildFile).href)) as ServerBuild
  const entry = build.entry.module as unknown as Entry
  const app = await entry.boot({ env })
  const { log } = app.platform

  if (options.migrate) {
    const { migrateApp } = await import('./migrate.ts')
    const applied = await migrateApp(app)
    if (applied.length > 0) log.info({ applied }, 'migrated')
  }
  if (options.seedDemoIfEmpty) await (await import('#scripts/seed/play-demo.ts')).playDemo(app)

  const { server, beginShutdown } = entry.createHttpServer({
    app,
    answer: entry.openPages(build),
    clientDir: path.join(root, 'build/client'),
    migrations: migrationNames(migrationsDir),
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(env.PORT, env.HOST, resolve)
  })
  if (options.worker) app.startWorker()
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : env.PORT
  log.info({ port, host: env.HOST, database: app.platform.open.dialect.name }, 'serving')
  const accounts = options.seedDemoIfEmpty ? (await import('#scripts/seed/demo-accounts.ts')).demoAccountsText() : ''
  process.stdout.write(`\n  Dangol is served at ${env.ORIGIN.replace(/:0$/, `:${port}`)}\n${accounts}\n\n`)

  await untilStopped()
  log.info('stopping: no new connections, open requests are finished')
  beginShutdown()
  server.closeIdleConnections()
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  const tooLong = setTimeout(() => server.closeAllConnections(), 20_000)
  await closed
  clearTimeout(tooLong)
  await app.close()
  log.info('stopped')
}
