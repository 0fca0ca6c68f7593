import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { addressKey } from '#app/core/rate-limit.server.ts'

type Bounds = {
  /** Concurrent connections of one address; of a whole /64 for IPv6. */
  perAddress: number
  /** Connections of all. */
  total: number
}

/**
 * Keeps one address, and all together, from holding every connection. Who opens one too many gets it, and the one that
 * has waited longest without a request of its own is closed for it: half-open connections are closed in favour of readers, also to
 * readers behind the same address. Where every connection is being answered, the new one is closed.
 */
export function boundConnections(server: Server, { perAddress, total }: Bounds): void {
  const all = new Set<Socket>()
  const byAddress = new Map<string, Set<Socket>>()
  /** In the order in which they began to wait. */
  const waiting = new Set<Socket>()

  server.on('connection', (socket: Socket) => {
    const address = addressKey(socket.remoteAddress ?? '')
    const same = byAddress.get(address) ?? new Set<Socket>()
    const full = same.size >= perAddress ? same : all.size >= total ? all : null
    if (full !== null) {
      const longest = longestWaiting(full)
      if (longest === undefined) return void socket.destroy()
      longest.destroy()
      forget(longest)
    }
    byAddress.set(address, same)
    for (const set of [all, same, waiting]) set.add(socket)
    socket.once('close', () => forget(socket))
  })

  server.on('request', ({ socket }, response) => {
    waiting.delete(socket)
    response.once('close', () => {
      if (all.has(socket)) waiting.add(socket)
    })
  })

  function longestWaiting(among: ReadonlySet<Socket>): Socket | undefined {
    for (const socket of waiting) if (among.has(socket)) return socket
    return undefined
  }

  function forget(socket: Socket): void {
    all.delete(socket)
    waiting.delete(socket)
    for (const [address, same] of byAddress) {
      if (!same.delete(socket)) continue
      if (same.size === 0) byAddress.delete(address)
      return
    }
  }
}
