import { createHmac } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the stand-in billing was asked, as it came over the wire. */
export type Heard = {
  eventId: string
  idempotencyKey: string
  signature: string
  type: string
  redemption: { id: string; quantity: number | null; cost: number }
  body: string
}

/**
 * How it behaves towards one request; a script of these is worked off in order, the last one stays. `fulfil` applies it
 * and says so; `accept` applies it and will call back; `fail` refuses for good; a number is that status without
 * applying; `lose` applies it and hangs up before answering; `silent` never answers; `lie` says it delivered twice as
 * much; `garble` answers what is no JSON; `redirect` leads elsewhere.
 */
export type Manner = 'fulfil' | 'accept' | 'fail' | 'lose' | 'silent' | 'lie' | 'garble' | 'redirect' | number

export type BillingServer = {
  url: string
  secret: string
  heard: Heard[]
  /** Redemption → how often it was really delivered to the customer. More than once is the disaster. */
  delivered: Map<string, number>
  /** Redemptions it was told to take back. */
  takenBack: Set<string>
  behave(...script: Manner[]): void
  /** Runs before a request is answered: to call back faster than the answer. */
  beforeAnswer(act: ((heard: Heard) => Promise<void>) | null): void
  /** Signs a body as billing does. @param at milliseconds since 1970 */
  sign(body: string, at: number, secret?: string): string
  close(): Promise<void>
}

/**
 * A billing system that keeps the contract of docs/billing-webhook.md over real HTTP, and that fails, delays, repeats
 * and lies when it is told to. It remembers idempotency keys as a good billing system does, and checks signatures.
 */
export async function startBillingServer(secret = 'stand-in-billing-secret-of-40-characters'): Promise<BillingServer> {
  const heard: Heard[] = []
  const delivered = new Map<string, number>()
  const takenBack = new Set<string>()
  const answers = new Map<string, { status: number; body: string }>()
  let script: Manner[] = ['fulfil']
  let before: ((heard: Heard) => Promise<void>) | null = null

  const server = http.createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += String(part)
    const message = JSON.parse(body) as { type: string; redemption: Heard['redemption'] }
    const header = (name: string): string => String(request.headers[name] ?? '')
    const one: Heard = {
      eventId: header('dangol-event-id'),
      idempotencyKey: header('idempotency-key'),
      signature: header('dangol-signature'),
      type: message.type,
      redemption: message.redemption,
      body,
    }
    heard.push(one)
    const [, seconds = '', given = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(one.signature) ?? []
    if (given !== createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex'))
      return void response.writeHead(401).end()
    if (message.type === 'redemption.cancelled') {
      takenBack.add(message.redemption.id)
      return void response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"status":"accepted"}')
    }
    const manner = (script.length > 1 ? script.shift() : script[0]) ?? 'fulfil'
    if (manner === 'silent') return
    if (manner === 'redirect') return void response.writeHead(307, { Location: '/elsewhere' }).end()
    if (typeof manner === 'number') return void response.writeHead(manner).end()
    const known = answers.get(one.idempotencyKey)
    const answer = known ?? answerOf(manner, one)
    if (known === undefined) {
      answers.set(one.idempotencyKey, answer)
      if (manner !== 'fail') delivered.set(one.redemption.id, (delivered.get(one.redemption.id) ?? 0) + 1)
    }
    if (manner === 'lose') return void request.socket.destroy()
    await before?.(one)
    response.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(answer.body)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/dangol`,
    secret,
    heard,
    delivered,
    takenBack,
    behave: (...next) => void (script = next),
    beforeAnswer: (act) => void (before = act),
    sign: (body, at, other = secret) => signatureOf(other, body, at),
    close: () => new Promise((done) => (server.closeAllConnections(), server.close(() => done()))),
  }
}

/** The header `Dangol-Signature` of a body. @param at milliseconds since 1970 */
export function signatureOf(secret: string, body: string, at: number): string {
  const seconds = Math.floor(at / 1000)
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`
}

function answerOf(manner: Exclude<Manner, number>, { redemption }: Heard): { status: number; body: string } {
  const reference = `INV-${redemption.id.slice(-6)}`
  if (manner === 'fail')
    return { status: 422, body: JSON.stringify({ status: 'failed', reason: 'The contract was terminated.' }) }
  if (manner === 'lie')
    return {
      status: 200,
      body: JSON.stringify({ status: 'fulfilled', quantity: (redemption.quantity ?? 1) * 2, reference }),
    }
  if (manner === 'garble') return { status: 200, body: 'OK!' }
  if (manner === 'accept') return { status: 202, body: JSON.stringify({ status: 'accepted' }) }
  return {
    status: 200,
    body: JSON.stringify({ status: 'fulfilled', quantity: redemption.quantity, cost: redemption.cost, reference }),
  }
}
