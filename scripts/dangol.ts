#!/usr/bin/env -S node --max-semi-space-size=8
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Command } from 'commander'
import type { App } from '#app/boot.server.ts'
import { EnvProblem, readEnv } from '#app/core/env.server.ts'
import { isDomainError } from '#app/core/errors.ts'

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
  const { boot } = await import('#app/boot.server.ts')
  app ??= await boot({
    env: { ...readEnv(), LOG_LEVEL: process.env.LOG_LEVEL === undefined ? 'warn' : readEnv().LOG_LEVEL },
    givesWay: true,
  })
  await app.platform.settings.refresh({ force: true }).catch(() => undefined)
  return app
}

// Each file brings the part of the product that it works with: for a command with a file of its name, no other is needed.
const files = readdirSync(path.join(import.meta.dirname, 'commands')).sort()
const named = files.filter((file) => file === `${process.argv[2]}.ts`)
for (const file of named.length > 0 ? named : files) {
  const module = (await import(pathToFileURL(path.join(import.meta.dirname, 'commands', file)).href)) as {
    register: Register
  }
  module.register(program, open)
}

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = 1
  process.stderr.write(`${await explain(error)}\n`)
} finally {
  await (app as App | null)?.close()
}

/** One clear line for what people can mend; the whole trace for a bug. */
async function explain(error: unknown): Promise<string> {
  if (error instanceof EnvProblem || (error instanceof Error && error.name === 'MigrationProblem')) return error.message
  if (isDomainError(error)) {
    const { translator } = await import('#app/i18n/index.ts')
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
