import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { fail } from './say.mjs'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

/** The least Node that can run these scripts; they are plain JavaScript for that reason. */
const leastForScripts = 18
/** The lowest version of Node that runs the product: from here on Node removes types. */
const leastForProduct = [22, 18]

/** Ends with one clear line on a Node that is too old even for the installation. */
export function checkNode() {
  if (Number(process.versions.node.split('.')[0]) >= leastForScripts) return
  fail(
    `Node ${process.versions.node} is too old: install Node ${leastForScripts} or newer (24 is best), then run this again.`,
  )
}

/**
 * Flags of every process that serves. Requests make much short-lived data; a young generation that holds 8 MB in each
 * half throws it away sooner than the default of 16 and keeps the process smaller.
 */
export const serverFlags = ['--max-semi-space-size=8']

/**
 * The Node that runs the product: the one that npm installed with the other packages, else the one that runs this
 * script.
 * @returns {string} path of the program
 */
export function productNode() {
  const installed = path.join(root, 'node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
  if (isRecent(versionOf(installed))) return installed
  if (isRecent(process.versions.node)) return process.execPath
  return fail(
    `Dangol runs on Node ${leastForProduct.join('.')} or newer and this is ${process.versions.node}. ` +
      'The package `node` should have brought one: run `npm rebuild node`, or install Node 24.',
  )
}

/** @param {string} program */
function versionOf(program) {
  try {
    return execFileSync(program, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      .trim()
      .slice(1)
  } catch {
    return '0.0.0'
  }
}

/** @param {string} version */
function isRecent(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [leastMajor = 0, leastMinor = 0] = leastForProduct
  return major > leastMajor || (major === leastMajor && minor >= leastMinor)
}
