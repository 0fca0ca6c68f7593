import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './node.mjs'
import { fail } from './say.mjs'

/**
 * The environment with the file `.env` below it: a variable that is already set wins.
 * @returns {NodeJS.ProcessEnv}
 */
export function environment() {
  const file = path.join(root, '.env')
  return { ...(existsSync(file) ? parse(readFileSync(file, 'utf8')) : {}), ...process.env }
}

/**
 * Where the server will listen and keep its data. The server checks all settings itself; these are needed before.
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ host: string, port: number, dataDir: string }}
 */
export function placeOf(env) {
  const port = env.PORT || '3000'
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    fail(`PORT=${port} is no port: it must be a whole number from 0 to 65535.`)
  return { host: env.HOST || '127.0.0.1', port: Number(port), dataDir: path.resolve(root, env.DATA_DIR || 'data') }
}

/**
 * Lines of KEY=value, as Node's own --env-file reads them; Node 18 does not have that.
 * @param {string} text
 * @returns {Record<string, string>}
 */
function parse(text) {
  /** @type {Record<string, string>} */
  const values = {}
  for (const line of text.split(/\r?\n/)) {
    const match = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^#]*))/.exec(line)
    if (match?.[1] !== undefined) values[match[1]] = match[2] ?? match[3] ?? (match[4] ?? '').trim()
  }
  return values
}
