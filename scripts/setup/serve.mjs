import { spawn } from 'node:child_process'
import os from 'node:os'
import { root, serverFlags } from './node.mjs'
import { fail } from './say.mjs'

/**
 * Runs the server until it ends, hands signals on and ends with its exit code.
 *
 * The server is the leader of a process group of its own: on Ctrl-C a terminal signals every process of the group, npm
 * signals its children too, and a server that is told to end twice ends without finishing what it is doing.
 * @param {string} node the program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
export function serve(node, args, env) {
  const server = spawn(node, [...serverFlags, ...args], {
    cwd: root,
    env,
    stdio: 'inherit',
    detached: process.platform !== 'win32',
  })
  let lastSignalAt = 0
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      const repeated = Date.now() - lastSignalAt < 1000
      lastSignalAt = Date.now()
      if (!repeated) server.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal)
    })
  }
  server.on('error', (error) => fail(`The server could not be started: ${error.message}`))
  server.on('exit', (code, signal) => process.exit(code ?? 128 + (signal === null ? 0 : os.constants.signals[signal])))
}
