import { spawnSync } from 'node:child_process'

/** @returns {boolean} */
export function isRoot() {
  return process.getuid?.() === 0
}

/**
 * Installs Debian packages; the lists of packages are fetched first, because a fresh machine has none.
 * @param {string[]} packages
 * @returns {boolean} false when there is no apt-get or it failed; the caller knows the remedy
 */
export function aptInstall(packages) {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const options = { stdio: ['ignore', 'ignore', 'inherit'], env: environment }
  if (spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0) return false
  console.log(`installing Debian's ${packages.join(', ')}`)
  spawnSync('apt-get', ['update', '-qq'], options)
  return spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options).status === 0
}
