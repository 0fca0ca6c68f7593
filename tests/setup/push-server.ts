import { createDecipheriv, createECDH, createHmac, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** A message as a browser shows it. */
export type Shown = { title: string; body: string; url: string; tag: string; lang: string }

export type PushServer = {
  /** A browser that subscribed: what it sends to the site. */
  subscribe(): { endpoint: string; p256dh: string; auth: string }
  /** What browsers could open, in order. */
  shown: Shown[]
  /** Headers of each request, and the claims that its sender signed. */
  asked: { headers: http.IncomingHttpHeaders; claims: { aud: string; exp: number; sub: string }; key: string }[]
  /** Answers every request from now on with this status. */
  answer(status: number): void
}

/**
 * A push service and the browsers behind it, over real HTTP: it verifies who sent a message (RFC 8292) and opens it with
 * the keys of the subscription (RFC 8291).
 */
export async function startPushServer(): Promise<PushServer> {
  const browsers = new Map<string, { ecdh: ReturnType<typeof createECDH>; auth: Buffer }>()
  const shown: Shown[] = []
  const asked: PushServer['asked'] = []
  let status = 201
  const server = http.createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const browser = browsers.get(request.url ?? '')
      if (browser === undefined) return void response.writeHead(404).end()
      asked.push({ headers: request.headers, ...signed(request.headers.authorization ?? '') })
      if (status < 300) shown.push(JSON.parse(opened(Buffer.concat(parts), browser)) as Shown)
      response.writeHead(status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  return {
    shown,
    asked,
    answer: (next) => (status = next),
    subscribe() {
      const ecdh = createECDH('prime256v1')
      const p256dh = ecdh.generateKeys().toString('base64url')
      const auth = randomBytes(16)
      const path = `/send/${randomBytes(8).toString('hex')}`
      browsers.set(path, { ecdh, auth })
      return { endpoint: `http://127.0.0.1:${port}${path}`, p256dh, auth: auth.toString('base64url') }
    },
  }
}

/** @throws Error when the signature is not that of the key beside it */
function signed(header: string): Pick<PushServer['asked'][number], 'claims' | 'key'> {
  const [, token = '', key = ''] = /^vapid t=([^,]+), k=(.+)$/.exec(header) ?? []
  const [head = '', claims = '', signature = ''] = token.split('.')
  const point = Buffer.from(key, 'base64url')
  const publicKey = createPublicKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
  })
  const good = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  if (!good) throw new Error('A message was not signed by the key it names.')
  return {
    claims: JSON.parse(Buffer.from(claims, 'base64url').toString()) as { aud: string; exp: number; sub: string },
    key,
  }
}

/** One record of aes128gcm: salt, size, key of the sender, text. */
function opened(body: Buffer, { ecdh, auth }: { ecdh: ReturnType<typeof createECDH>; auth: Buffer }): string {
  const salt = body.subarray(0, 16)
  const keyLength = body[20] ?? 0
  const sender = body.subarray(21, 21 + keyLength)
  const text = body.subarray(21 + keyLength)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), sender])
  const prk = createHmac('sha256', auth).update(ecdh.computeSecret(sender)).digest()
  const secret = createHmac('sha256', prk)
    .update(info)
    .update(Buffer.from([1]))
    .digest()
  const key = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: aes128gcm\0', 16))
  const nonce = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: nonce\0', 12))
  const decipher = createDecipheriv('aes-128-gcm', key, nonce)
  decipher.setAuthTag(text.subarray(-16))
  const plain = Buffer.concat([decipher.update(text.subarray(0, -16)), decipher.final()])
  return plain.subarray(0, plain.lastIndexOf(2)).toString('utf8')
}
