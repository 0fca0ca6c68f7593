type Sent = { remoteAddress: string | undefined; headers: Readonly<Record<string, unknown>> }

const loopbackAddress = /^(?:::ffff:)?127\.\d+\.\d+\.\d+$|^::1$/
const loopbackHost = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/i
/** What proxies add. Their word is not believed: it only ever takes away. */
const forwarding = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via']

/** `isAtThisMachine` of a request as the server got it. */
export function localOf({
  socket,
  headers,
}: {
  socket: { remoteAddress?: string }
  headers: Sent['headers']
}): boolean {
  return isAtThisMachine({ remoteAddress: socket.remoteAddress, headers })
}

/**
 * Whether a request comes from this machine: over a loopback connection, to a loopback name, and past no proxy. No header
 * can make it so, only a peer's address; a foreign name that leads here (DNS rebinding) and a proxy on this machine,
 * whose visitors may be anywhere, are not.
 */
export function isAtThisMachine({ remoteAddress, headers }: Sent): boolean {
  return (
    loopbackAddress.test(remoteAddress ?? '') &&
    loopbackHost.test(String(headers['host'] ?? '')) &&
    forwarding.every((name) => headers[name] === undefined)
  )
}
