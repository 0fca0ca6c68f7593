import { recentIncoming } from '#app/domain/inbox/queries/incoming-mails.server.ts'
import { receiveMail } from '#app/domain/inbox/receive-mail.server.ts'
import type { Register } from '#scripts/dangol.ts'

export const register: Register = (program, open) => {
  const mail = program.command('mail').description('mail that comes in')

  mail
    .command('receive')
    .description('take one message from standard input: for the pipe of a mail server')
    .option('--recipient <address>', 'receiver of the envelope, when the server knows it')
    .option('--json', 'for machines')
    .action(async (options: { recipient?: string; json?: boolean }) => {
      const parts: Buffer[] = []
      for await (const part of process.stdin) parts.push(part as Buffer)
      const { recipient } = options
      const received = await receiveMail((await open()).context(), {
        raw: Buffer.concat(parts),
        ...(recipient === undefined ? {} : { recipient }),
      })
      const reason = 'reason' in received ? ` (${received.reason})` : ''
      process.stdout.write(options.json ? `${JSON.stringify(received)}\n` : `${received.outcome}${reason}\n`)
    })

  mail
    .command('incoming')
    .description('messages that came in, newest first')
    .option('--limit <n>', 'how many', '50')
    .option('--json', 'for machines')
    .action(async (options: { limit: string; json?: boolean }) => {
      const rows = await recentIncoming((await open()).context().read, Number(options.limit))
      if (options.json) {
        process.stdout.write(`${JSON.stringify(rows)}\n`)
        return
      }
      for (const { at, outcome, reason, from_address, subject } of rows)
        process.stdout.write(
          `${at}  ${[outcome, reason].filter(Boolean).join(' ').padEnd(24)}  ${from_address}  ${subject}\n`,
        )
    })
}
