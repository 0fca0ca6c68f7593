import { spawn } from 'node:child_process'
import { root } from './node.mjs'

/**
 * Runs a program in the project's folder and keeps what it prints.
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: Record<string, string | undefined>, show?: boolean }} [options] `show`: print as it comes, keep
 * nothing
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export function run(program, args, { env = {}, show = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    })
    // When this process is ended, what it started ends too; on Ctrl-C the terminal signals all of them.
    const stop = () => {
      child.kill()
      setImmediate(() => process.exit(143))
    }
    process.once('SIGTERM', stop)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => resolve({ ok: false, output: `${output}${error.message}\n` }))
    child.on('close', (code) => {
      process.off('SIGTERM', stop)
      resolve({ ok: code === 0, output })
    })
  })
}
