import path from 'node:path'
import type { ServerBuild } from '@remix-run/node'
import type { RequestHandler } from 'express'
import { createServer } from 'vite'
import { boot } from '#app/boot.server.ts'
import { readEnv } from '#app/core/env.server.ts'
import type { AnswerRequest } from '#app/web/answer.server.ts'
import { createHttpServer } from '#app/web/http-server.server.ts'
import { migrationNames } from '#db/migration-names.ts'
import { migrateApp, migrationsDir } from './commands/migrate.ts'
import { demoAccountsText } from './seed/demo-accounts.ts'
import { playDemo } from './seed/play-demo.ts'
import { untilStopped } from './until-stopped.ts'

/**
 * The site while it is being worked on. Routes, components and styles come through Vite and are new at the next request
 * (the browser reloads its page); for the rest, which this process holds, scripts/dev.mjs starts it again.
 */
const env = readEnv()
const app = await boot({ env })
await migrateApp(app)
await playDemo(app)

const answer: AnswerRequest = async (request, context) => {
  const build = (await vite.ssrLoadModule('virtual:remix/server-build')) as ServerBuild
  const { openPages } = build.entry.module as unknown as { openPages(build: ServerBuild): AnswerRequest }
  return openPages(build)(request, context)
}
const devMiddleware: RequestHandler = (request, response, next) => vite.middlewares(request, response, next)
const { server } = createHttpServer({
  app,
  answer,
  clientDir: path.resolve('public'),
  migrations: migrationNames(migrationsDir),
  devMiddleware,
})
// On the same port as the pages: the content policy allows no other address.
const vite = await createServer({ server: { middlewareMode: true, hmr: { server } } })

server.listen(env.PORT, env.HOST, () => console.log(`\n  Dangol is served at ${env.ORIGIN}\n${demoAccountsText()}\n`))
app.startWorker()
await untilStopped()
server.closeAllConnections()
server.close()
await vite.close()
await app.close()
