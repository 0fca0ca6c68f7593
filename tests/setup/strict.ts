import net from 'node:net'
import { format } from 'node:util'
import { afterEach, beforeEach } from 'vitest'

/**
 * What nobody looks at goes wrong unseen: a test fails when anything wrote to console.error, and when anything tried to
 * reach another machine. A test that expects an error message spies on console.error itself.
 */
const seen: string[] = []

const ownMachine = /^(localhost|127\.\d+\.\d+\.\d+|::1|\[::1\]|::ffff:127\.\d+\.\d+\.\d+)$/
const databaseHost = process.env['TEST_DATABASE_URL'] ? new URL(process.env['TEST_DATABASE_URL']).hostname : null

beforeEach(() => {
  seen.length = 0
  console.error = (...parts: unknown[]) => {
    seen.push(`console.error: ${format(...parts)}`)
  }
})

afterEach(() => {
  if (seen.length > 0) throw new Error(`This must not happen in a test:\n${seen.join('\n')}`)
})

type Connect = (this: net.Socket, ...args: unknown[]) => net.Socket
// The one function under fetch, http, pg and everything else that opens a connection.
const prototype = net.Socket.prototype as unknown as { connect: Connect & { guarded?: true } }

if (prototype.connect.guarded === undefined) {
  const connect = prototype.connect
  const guardedConnect: Connect & { guarded?: true } = function (this: net.Socket, ...args: unknown[]) {
    const host = hostOf(args)
    if (host !== null && !ownMachine.test(host) && host !== databaseHost) {
      const message = `network: a connection to ${host}`
      seen.push(message)
      throw new Error(message)
    }
    return connect.apply(this, args)
  }
  guardedConnect.guarded = true
  prototype.connect = guardedConnect
}

/** The host that `socket.connect(…)` was asked for in any of its forms; null for a local pipe. */
function hostOf(args: unknown[]): string | null {
  // Node's own callers hand over one normalised array: [options, callback].
  const [first, second] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args
  if (typeof first === 'object' && first !== null) {
    const { host, path } = first as { host?: unknown; path?: unknown }
    if (typeof path === 'string') return null
    return typeof host === 'string' ? host : 'localhost'
  }
  if (typeof first === 'string' && Number.isNaN(Number(first))) return null
  return typeof second === 'string' ? second : 'localhost'
}
