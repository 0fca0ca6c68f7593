import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { compressFiles } from './compress.mjs'
import { root } from './node.mjs'
import { run } from './run.mjs'
import { fail, timed } from './say.mjs'

/** Everything that the build reads. */
const sources = [
  'app',
  'db',
  'public',
  'package.json',
  'package-lock.json',
  'remix.config.js',
  'scripts/setup/compress.mjs',
  'tsconfig.json',
  'vite.config.ts',
]
const stamp = path.join(root, 'build/sources.sha256')
const entry = path.join(root, 'build/server/index.js')

/**
 * Builds the product, when its sources are others than those of the last build.
 * @param {string} node the program of the product's Node
 */
export async function buildProduct(node) {
  if (isBuilt()) return
  const { ok, output } = await timed('Building', () => build(node))
  if (!ok) fail(`${output.trimEnd()}\nThe build failed; the lines above say where.`)
}

/** @returns {boolean} */
export function isBuilt() {
  return existsSync(entry) && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()
}

/**
 * @param {string} node the program of the product's Node
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export async function build(node) {
  const before = fingerprint()
  const result = await run(node, ['node_modules/@remix-run/dev/dist/cli.js', 'vite:build'], {
    env: { NODE_ENV: 'production' },
  })
  if (!result.ok) return result
  compressFiles()
  writeFileSync(stamp, before)
  return result
}

/** Of the contents, not of the times: a fresh clone and a checkout of the same commit are the same sources. */
function fingerprint() {
  const hash = createHash('sha256')
  for (const source of sources) addTo(hash, source)
  return hash.digest('hex')
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} place below the project's folder
 */
function addTo(hash, place) {
  const file = path.join(root, place)
  const kind = statSync(file, { throwIfNoEntry: false })
  if (kind === undefined) return
  if (kind.isDirectory()) for (const name of readdirSync(file).sort()) addTo(hash, `${place}/${name}`)
  else hash.update(`${place}\0`).update(readFileSync(file)).update('\0')
}
