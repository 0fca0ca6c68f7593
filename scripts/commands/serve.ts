import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import type { App, boot as bootType } from '#app/boot.server.ts'
import { readEnv, type Env } from '#app/core/env.server.ts'
import type { setupPath as setupPathType } from '#app/domain/accounts/members/setup-link.server.ts'
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
  setupPath: typeof setupPathType
}

type Options = {
  migrate?: boolean
  seedDemoIfEmpty?: boolean
  worker: boolean
  /** The site begins empty on purpose: no demo is played into it, now or later. */
  ownSite?: boolean
}

export const register: Register = (program) => {
  program
    .command('serve')
    .description('serve the site; run `npm run build` first')
    .option('--migrate', 'migrate the database first')
    .option('--seed-demo-if-empty', 'fill an empty database with the demo')
    .option('--no-worker', "don't run jobs in this process (run them with `jobs run`)")
    .action(serve)
}

/** Serves until the process is told to stop; when the demo is put aside, an empty site is served in its place. */
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
  const stopped = untilStopped()
  if ((await serveSite(env, build, options, stopped)) === 'stopped') return
  const { putDemoAside } = await import('#scripts/seed/put-demo-aside.ts')
  process.stdout.write(`\n  The demo is kept in ${putDemoAside(env.dataDir)}\n`)
  await serveSite(env, build, { ...options, migrate: true, seedDemoIfEmpty: false, ownSite: true }, stopped)
}

/**
 * The sources of the product are only loaded to migrate or to play the demo: a serving process runs the bundle, and both
 * at once take a second and 60 MB more.
 */
async function serveSite(
  env: Env,
  build: ServerBuild,
  options: Options,
  stopped: Promise<void>,
): Promise<'stopped' | 'anew'> {
  const entry = build.entry.module as unknown as Entry
  const app = await entry.boot({ env })
  const { log } = app.platform

  if (options.migrate) {
    const { migrateApp } = await import('./migrate.ts')
    const applied = await migrateApp(app)
    if (applied.length > 0) log.info({ applied }, 'migrated')
  }
  if (options.ownSite) await (await import('#scripts/seed/own-site.ts')).markOwnSite(app)
  if (options.seedDemoIfEmpty) await (await import('#scripts/seed/play-demo.ts')).playDemo(app)
  await app.platform.settings.refresh({ force: true })
  const demo = options.seedDemoIfEmpty === true && env.DANGOL_DEMO === '1' && !app.platform.settings.get('site.own')
  const anew = demo && env.DATABASE_URL === '' && env.UPLOADS_S3 === null ? offerAnew(app) : null

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
  const origin = env.ORIGIN.replace(/:0$/, `:${port}`)
  const setup = await entry.setupPath(app.context())
  const accounts = demo ? (await import('#scripts/seed/demo-accounts.ts')).demoAccountsText() : ''
  process.stdout.write(
    [
      '',
      `  Dangol is served at ${origin}`,
      ...(setup === null ? [] : ['', `  No one administers it yet. Begin here, within 24 hours: ${origin}${setup}`]),
      accounts,
      ...(anew === null ? [] : ['', `  Your own site instead of the demo: ${origin}/admin/own-site`]),
      '',
      '',
    ].join('\n'),
  )

  const outcome = await Promise.race([
    stopped.then(() => 'stopped' as const),
    ...(anew === null ? [] : [anew.then(() => 'anew' as const)]),
  ])
  log.info('stopping: no new connections, open requests are finished')
  beginShutdown()
  server.closeIdleConnections()
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  const tooLong = setTimeout(() => server.closeAllConnections(), outcome === 'anew' ? 1_000 : 20_000)
  await closed
  clearTimeout(tooLong)
  await app.close()
  log.info('stopped')
  return outcome
}

/** A browser that presses the button still gets its answer and the page that it leads to. */
const graceMs = 1_500

/** Lets the pages offer to put the demo aside. Resolves a moment after one asked for it. */
function offerAnew({ platform }: App): Promise<void> {
  return new Promise((resolve) => {
    const anew = {
      begun: false,
      begin() {
        if (!anew.begun) setTimeout(resolve, graceMs)
        anew.begun = true
      },
    }
    platform.anew = anew
  })
}
