import { recentIncoming } from '#app/domain/inbox/queries/incoming-mails.server.ts'
import { receiveMail } from '#app/domain/inbox/receive-mail.server.ts'
import { mailAddress } from '#app/domain/mail/input.ts'
import { queueMail } from '#app/domain/mail/out/queue-mail.server.ts'
import { countMails, listMails } from '#app/domain/mail/queries/desk.server.ts'
import { mailStates } from '#db/schema/mail.ts'
import type { Register } from '#scripts/dangol.ts'

export const register: Register = (program, open) => {
  const mail = program.command('mail').description('mail that the site sends and takes in')

  mail
    .command('list')
    .description('mail, newest first, with the answer of the server')
    .option('--state <state>', mailStates.join(', '))
    .option('--limit <n>', 'how many', '50')
    .option('--json', 'for machines')
    .action(async (options: { state?: string; limit: string; json?: boolean }) => {
      const { reader } = (await open()).platform.open
      const state = mailStates.find((one) => one === options.state) ?? null
      const rows = await listMails(
        reader,
        { state, kind: null, address: '' },
        { limit: Number(options.limit), before: null },
      )
      if (options.json) {
        process.stdout.write(`${JSON.stringify(rows)}\n`)
        return
      }
      const counts = await countMails(reader)
      process.stdout.write(`${mailStates.map((one) => `${counts[one]} ${one}`).join(', ')}\n`)
      for (const row of rows)
        process.stdout.write(
          `${row.id}  ${row.state.padEnd(10)}  ${row.kind.padEnd(16)}  ${row.ended_at ?? row.due_at}  ${row.sent_to ?? row.address ?? `@${row.handle}`}${row.note === null ? '' : `\n    ${row.note}`}\n`,
        )
    })

  mail
    .command('test <address>')
    .description('queue a test mail; the next run of the worker sends it')
    .action(async (address: string) => {
      const ctx = (await open()).context()
      const to = mailAddress.parse(address)
      await ctx.write((tx) =>
        queueMail(tx, {
          kind: 'test',
          address: to,
          language: ctx.setting('site.language'),
          payload: {},
          key: `test:${to}:${tx.at}`,
        }),
      )
      process.stdout.write('queued\n')
    })

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
