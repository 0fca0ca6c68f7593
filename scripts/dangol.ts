#!/usr/bin/env -S node --max-semi-space-size=8
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Command } from 'commander'
import { boot, type App } from '#app/boot.server.ts'
import { EnvProblem, readEnv } from '#app/core/env.server.ts'
import { isDomainError } from '#app/core/errors.ts'
import { translator } from '#app/i18n/index.ts'
import { MigrationProblem } from '#db/migrate.server.ts'

/**
 * The command line of the product. Each file of `commands/` registers its commands; `open` gives the product put
 * together, with quiet logs, and is closed at the end.
 */
export type Register = (program: Command, open: () => Promise<App>) => void

// As `npm start` does: a variable that is set wins over the file.
const settingsFile = path.join(import.meta.dirname, '../.env')
if (existsSync(settingsFile)) process.loadEnvFile(settingsFile)

const program = new Command('dangol')
  .description('Dangol: a customer community. Configured by environment variables; see docs/operating.md.')
  .showHelpAfterError()

let app: App | null = null
async function open(): Promise<App> {
  app ??= await boot({
    env: { ...readEnv(), LOG_LEVEL: process.env.LOG_LEVEL === undefined ? 'warn' : readEnv().LOG_LEVEL },
    givesWay: true,
  })
  await app.platform.settings.refresh({ force: true }).catch(() => undefined)
  return app
}

for (const file of readdirSync(path.join(import.meta.dirname, 'commands')).sort()) {
  const module = (await import(pathToFileURL(path.join(import.meta.dirname, 'commands', file)).href)) as {
    register: Register
  }
  module.register(program, open)
}

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = 1
  process.stderr.write(`${explain(error)}\n`)
} finally {
  await (app as App | null)?.close()
}

/** One clear line for what people can mend; the whole trace for a bug. */
function explain(error: unknown): string {
  if (error instanceof EnvProblem || error instanceof MigrationProblem) return error.message
  if (isDomainError(error)) {
    const t = translator('en')
    const fields = Object.entries(error.fields).map(([field, { key, params }]) => `  ${field}: ${t.any(key, params)}`)
    return [t.any(error.key, error.params), ...fields].join('\n')
  }
  if (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^(E[A-Z]+|SQLITE_(CANTOPEN|READONLY|FULL|IOERR|BUSY)\w*)$/.test(error.code)
  )
    return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
