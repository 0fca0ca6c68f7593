import type { Socket } from 'node:net'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { onTestFinished } from 'vitest'

/** A message as the server took it, with the addresses of its envelope. */
export type ReceivedMail = { from: string; to: string[]; raw: string }

export type TestSmtpServer = {
  /** For SMTP_URL. */
  url: string
  received: ReceivedMail[]
  /** Breaks every open connection. */
  dropAll(): void
  close(): Promise<void>
}

/** A real SMTP server on a free port; `options` make it refuse, wait or ask for a password. */
export async function smtpServer(options: SMTPServerOptions = {}): Promise<TestSmtpServer> {
  const received: ReceivedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => void parts.push(part))
      stream.on('end', () => {
        received.push({
          from: session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address,
          to: session.envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(parts).toString('utf8'),
        })
        done()
      })
    },
    ...options,
  })
  // A client that is gone in the middle of a message is what some tests are about.
  server.on('error', () => undefined)
  const sockets = new Set<Socket>()
  server.server.on('connection', (socket: Socket) => void sockets.add(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  let closed = false
  const close = async (): Promise<void> => {
    if (closed) return
    closed = true
    await new Promise<void>((resolve) => server.close(resolve))
  }
  onTestFinished(close)
  const dropAll = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  return { url: `smtp://127.0.0.1:${port}`, received, dropAll, close }
}

/** A received message in parts, as a mail client sees it. */
export function readMail(raw: string): Promise<ParsedMail> {
  return simpleParser(raw)
}
