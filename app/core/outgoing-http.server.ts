import { lookup as systemLookup } from 'node:dns/promises'
import http from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isGlobalAddress } from './global-address.server.ts'

export type OutgoingRequest = {
  url: string
  method: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string | Buffer
  /** Hosts that may be inside the network, over http and on any port: `WEBHOOK_ALLOWED_HOSTS`. */
  allowedHosts: readonly string[]
  /** For everything from the look-up of the name to the last byte. */
  timeoutMs?: number
  maxBytes?: number
  /** All addresses of a name; the system's resolver when not given. */
  resolve?: (host: string) => Promise<readonly string[]>
}

export type OutgoingAnswer = { status: number; headers: http.IncomingHttpHeaders; body: string; bytes: Buffer }

/** Why nothing was sent or nothing came back: `refused` never leaves this server, the rest may succeed another time. */
class OutgoingFailure extends Error {
  readonly reason: 'refused' | 'timeout' | 'too_large' | 'network'
  constructor(reason: OutgoingFailure['reason'], message: string) {
    super(message)
    this.name = 'OutgoingFailure'
    this.reason = reason
  }
}

/** `WEBHOOK_ALLOWED_HOSTS` as a list. */
export function allowedHostsOf(text: string): string[] {
  return text
    .split(',')
    .map((host) =>
      host
        .trim()
        .toLowerCase()
        .replace(/^\[|\]$/g, ''),
    )
    .filter((host) => host !== '')
}

const ports = new Set(['', '443', '8443'])

/**
 * One request to a server of others. Only https on 443 and 8443; every address of the name must be on the public
 * internet, and the connection goes to an address that was checked, so a name cannot resolve to another one in between.
 * Redirects are not followed.
 * @throws OutgoingFailure
 */
export async function sendOutgoing({
  url,
  method,
  headers = {},
  body,
  allowedHosts,
  timeoutMs = 5_000,
  maxBytes = 65_536,
  resolve = resolveAll,
}: OutgoingRequest): Promise<OutgoingAnswer> {
  const target = URL.parse(url)
  if (target === null || (target.protocol !== 'https:' && target.protocol !== 'http:'))
    throw new OutgoingFailure('refused', 'not a web address')
  if (target.username !== '' || target.password !== '')
    throw new OutgoingFailure('refused', 'an address with a password in it')
  const host = target.hostname.toLowerCase().replace(/^\[|\]$/g, '')
  const inside = allowedHosts.includes(host)
  if (!inside && target.protocol !== 'https:') throw new OutgoingFailure('refused', 'only https')
  if (!inside && !ports.has(target.port)) throw new OutgoingFailure('refused', `port ${target.port}`)
  const signal = AbortSignal.timeout(timeoutMs)
  const addresses = await withSignal(isIP(host) === 0 ? resolve(host) : Promise.resolve([host]), signal)
  if (addresses.length === 0) throw new OutgoingFailure('network', `${host} has no address`)
  if (!inside && !addresses.every(isGlobalAddress))
    throw new OutgoingFailure('refused', `${host} is not on the public internet`)
  return exchange(
    target,
    {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }) },
      signal,
      lookup: fixedLookup(addresses),
      agent: false,
    },
    body,
    maxBytes,
  )
}

function exchange(
  target: URL,
  options: http.RequestOptions,
  body: string | Buffer | undefined,
  maxBytes: number,
): Promise<OutgoingAnswer> {
  return new Promise((answer, fail) => {
    const sent = (target.protocol === 'https:' ? https : http).request(target, options, (response) => {
      const parts: Buffer[] = []
      let bytes = 0
      response.on('data', (part: Buffer) => {
        bytes += part.length
        parts.push(part)
        if (bytes > maxBytes) sent.destroy(new OutgoingFailure('too_large', `more than ${maxBytes} bytes`))
      })
      response.on('end', () => {
        const all = Buffer.concat(parts)
        answer({ status: response.statusCode ?? 0, headers: response.headers, body: all.toString('utf8'), bytes: all })
      })
      response.on('error', (error) => fail(failureOf(error)))
    })
    sent.on('error', (error) => fail(failureOf(error)))
    sent.end(body)
  })
}

/** The resolver of the connection: it knows only what was checked. */
function fixedLookup(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIP(address) }))
  return (_host, options, callback) => {
    const [first] = all
    if (options.all === true) callback(null, all)
    else callback(null, first?.address ?? '', first?.family)
  }
}

async function resolveAll(host: string): Promise<string[]> {
  const found = await systemLookup(host, { all: true, verbatim: true }).catch((error: unknown) => {
    throw failureOf(error)
  })
  return found.map(({ address }) => address)
}

function withSignal<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return Promise.race([
    work,
    new Promise<never>((_, fail) =>
      signal.addEventListener('abort', () => fail(new OutgoingFailure('timeout', 'the name was not found in time')), {
        once: true,
      }),
    ),
  ])
}

function failureOf(error: unknown): OutgoingFailure {
  if (error instanceof OutgoingFailure) return error
  const { name, message, code } = error as { name?: string; message?: string; code?: string }
  if (name === 'AbortError' || name === 'TimeoutError') return new OutgoingFailure('timeout', 'no answer in time')
  return new OutgoingFailure('network', code ?? message ?? 'the connection broke')
}
