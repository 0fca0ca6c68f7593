import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { fail } from './say.mjs'

/**
 * Ends with one clear line when nothing can be written there. A file is really written: the rights of a folder say
 * nothing about a read-only disk, and nothing stops root but that.
 * @param {string} folder absolute
 * @param {string} why what the folder is needed for
 */
export function checkWritable(folder, why) {
  const probe = path.join(folder, `.dangol-${process.pid}`)
  try {
    makeFolder(folder)
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (error) {
    fail(`Cannot write to ${folder} (${codeOf(error)}): ${why}.`)
  }
}

/**
 * Ends with one clear line when the server could not listen there.
 * @param {string} host
 * @param {number} port 0: any free one
 */
export async function checkPort(host, port) {
  const code = await new Promise((resolve) => {
    const probe = net.createServer()
    probe.once('error', (error) => resolve(codeOf(error)))
    probe.listen(port, host, () => probe.close(() => resolve(null)))
  })
  if (code === null) return
  if (code === 'EADDRINUSE')
    fail(
      `Port ${port} is taken: stop the other program, or choose another port, for example PORT=${port + 1} npm start.`,
    )
  if (code === 'EACCES')
    fail(
      `Port ${port} needs more rights than this user has: choose a port above 1023, for example PORT=3000 npm start.`,
    )
  fail(
    `HOST=${host} is no address of this machine (${code}): HOST=127.0.0.1 serves this machine only, HOST=0.0.0.0 everybody.`,
  )
}

/**
 * Node's own `recursive` never ends where a folder can be seen but not made, as in /proc.
 * @param {string} folder
 */
function makeFolder(folder) {
  if (existsSync(folder)) return
  makeFolder(path.dirname(folder))
  mkdirSync(folder)
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
