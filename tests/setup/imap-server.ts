import { createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** A mailbox as a client sees it. Sequence numbers and UIDs are the same, because nothing is deleted. */
export type TestMailbox = {
  /** For IMAP_URL. */
  url: string
  messages: { source: Buffer; flags: Set<string> }[]
}

/** A small IMAP4rev1 server on a free port with one mailbox: as much of RFC 3501 as a client that reads new mail needs. */
export async function imapServer(): Promise<TestMailbox> {
  const messages: TestMailbox['messages'] = []
  const server = createServer((socket) => serve(socket, messages))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { url: `imap://reader:secret@127.0.0.1:${port}/INBOX`, messages }
}

function serve(socket: Socket, messages: TestMailbox['messages']): void {
  const say = (line: string): void => void socket.write(`${line}\r\n`)
  let rest = ''
  say('* OK [CAPABILITY IMAP4rev1] ready')
  socket.on('error', () => undefined)
  socket.on('data', (part) => {
    rest += part.toString('latin1')
    for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
      const line = rest.slice(0, end)
      rest = rest.slice(end + 2)
      answer(line)
    }
  })

  function answer(line: string): void {
    const [, tag = '', command = '', given = ''] = /^(\S+) ((?:UID )?\S+) ?(.*)$/i.exec(line) ?? []
    const ok = (what = command): void => say(`${tag} OK ${what} done`)
    switch (command.toUpperCase()) {
      case 'CAPABILITY':
        say('* CAPABILITY IMAP4rev1')
        return ok()
      case 'LOGIN':
        return /secret/.test(given) ? ok() : say(`${tag} NO wrong password`)
      case 'LIST':
        say('* LIST (\\HasNoChildren) "/" INBOX')
        return ok()
      case 'SELECT':
        say(`* ${messages.length} EXISTS`)
        say('* 0 RECENT')
        say('* FLAGS (\\Seen \\Flagged)')
        say('* OK [PERMANENTFLAGS (\\Seen \\Flagged)] kept')
        say('* OK [UIDVALIDITY 1] valid')
        say(`* OK [UIDNEXT ${messages.length + 1}] next`)
        return say(`${tag} OK [READ-WRITE] selected`)
      case 'UID SEARCH':
        say(`* SEARCH ${messages.flatMap(({ flags }, i) => (flags.has('\\Seen') ? [] : i + 1)).join(' ')}`.trimEnd())
        return ok()
      case 'UID FETCH': {
        const uid = Number(/^\d+/.exec(given)?.[0])
        const source = messages[uid - 1]?.source
        if (source !== undefined) {
          socket.write(`* ${uid} FETCH (UID ${uid} BODY[] {${source.length}}\r\n`)
          socket.write(source)
          say(')')
        }
        return ok()
      }
      case 'UID STORE': {
        const uid = Number(/^\d+/.exec(given)?.[0])
        for (const flag of given.match(/\\\w+/g) ?? []) messages[uid - 1]?.flags.add(flag)
        return ok()
      }
      case 'LOGOUT':
        say('* BYE bye')
        ok()
        return void socket.end()
      default:
        return ok()
    }
  }
}
