import { createHmac } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'

/** A ticket system as a company may have one: it keeps what it heard and answers as it is told to. */
export async function startTicketServer(secret = 'stand-in-ticket-secret-of-40-characters!') {
  const heard: { key: string; signature: string; body: string }[] = []
  let script: (number | object)[] = [{ ticket: 'T-77', url: 'https://tickets.example.com/77' }]
  const server = http.createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString()))
    request.on('end', () => {
      const { 'idempotency-key': key, 'dangol-signature': signature } = request.headers
      heard.push({ key: String(key), signature: String(signature), body })
      const answer = script.length > 1 ? script.shift() : script[0]
      if (typeof answer === 'number') response.writeHead(answer).end()
      else response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/tickets`,
    secret,
    heard,
    /** Statuses, or bodies of answers with 200, one for each request; the last one stays. */
    behave: (...next: (number | object)[]) => void (script = next),
    /** Signs a body as the other system does. @param at milliseconds since 1970 */
    sign: (body: string, at: number) => {
      const seconds = Math.floor(at / 1000)
      return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
