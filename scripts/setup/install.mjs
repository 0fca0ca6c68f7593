import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './node.mjs'
import { run } from './run.mjs'
import { fail, timed } from './say.mjs'

/** Installs the packages of the lockfile, when they are not there already. */
export async function installPackages() {
  if (isInstalled()) return
  // The development packages hold the builder and the Node that runs the product, whatever NODE_ENV says. `ci` and not
  // `install`: what was tested is what is installed, and a lock file that does not fit package.json ends here.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  // npm tells which npm it is: the one on the PATH may be another.
  const npm = process.env.npm_execpath ?? ''
  const { ok, output } = await timed('Installing packages', () =>
    /npm-cli\.c?js$/.test(npm)
      ? run(process.execPath, [npm, ...args])
      : run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args),
  )
  if (!ok)
    fail(
      `${output.trimEnd()}\nThe packages could not be installed. The lines above are npm's; is the registry reachable?`,
    )
}

/**
 * True when node_modules holds what the lockfile asks for. npm keeps its own list of what it installed, written last,
 * so an installation that was interrupted, or is of an older lockfile, does not pass.
 * @returns {boolean}
 */
function isInstalled() {
  const wanted = packagesIn('package-lock.json')
  const present = packagesIn('node_modules/.package-lock.json')
  if (wanted === null || present === null) return false
  const complete = Object.entries(wanted).every(
    ([place, { version, optional, peer }]) =>
      place === '' ||
      present[place]?.version === version ||
      ((optional === true || peer === true) && present[place] === undefined),
  )
  return complete && existsSync(path.join(root, 'node_modules/node/bin'))
}

/**
 * @param {string} lockfile
 * @returns {Record<string, { version?: string, optional?: boolean, peer?: boolean }> | null}
 */
function packagesIn(lockfile) {
  try {
    return JSON.parse(readFileSync(path.join(root, lockfile), 'utf8')).packages
  } catch {
    return null
  }
}
