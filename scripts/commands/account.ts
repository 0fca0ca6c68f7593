import { readFile } from 'node:fs/promises'
import { DomainError } from '#app/core/errors.ts'
import { decodeCsv } from '#app/domain/accounts/customer-accounts/account-csv.ts'
import { importAccounts } from '#app/domain/accounts/customer-accounts/import-accounts.server.ts'
import { linkMember, unlinkMember } from '#app/domain/accounts/customer-accounts/link-member.server.ts'
import { accountBy, accountPage } from '#app/domain/accounts/queries/customer-accounts.server.ts'
import { translator } from '#app/i18n/index.ts'
import type { Register } from '#scripts/dangol.ts'

export const register: Register = (program, open) => {
  const account = program.command('account').description('import, list and link customer accounts')
  const print = (options: { json?: boolean }, value: unknown, text: string): void =>
    void process.stdout.write(options.json ? `${JSON.stringify(value)}\n` : `${text}\n`)

  account
    .command('import <file>')
    .description(
      'import accounts from a CSV file (columns external_id, name, started_on; optional: kind, plan, renews_on); importing the same file again changes nothing',
    )
    .option('--dry-run', 'show what would change without writing anything')
    .option('--json', 'print JSON')
    .action(async (file: string, options: { dryRun?: boolean; json?: boolean }) => {
      const ctx = (await open()).context()
      const told = (done: number, of: number): void =>
        void (process.stderr.isTTY && process.stderr.write(`\r${done} of ${of}`))
      const result = await importAccounts(ctx, decodeCsv(await readFile(file)), {
        dryRun: options.dryRun ?? false,
        told,
      })
      const t = translator('en')
      const problems = result.problems.map(
        ({ line, field, key, params }) => `line ${line}, ${field}: ${t.any(key, params)}`,
      )
      print(
        options,
        result,
        [
          ...problems,
          `${options.dryRun ? 'would be ' : ''}created ${result.created}, changed ${result.changed}, unchanged ${result.unchanged}, lines with problems ${new Set(result.problems.map(({ line }) => line)).size}`,
        ].join('\n'),
      )
      if (result.problems.length > 0) process.exitCode = 1
    })

  account
    .command('list')
    .description('list customer accounts by name')
    .option('--search <text>', 'part of the name, or an external id', '')
    .option('--json', 'print JSON')
    .action(async (options: { search: string; json?: boolean }) => {
      const ctx = (await open()).context()
      const { items } = await accountPage(ctx.read, ctx.dialect, options.search, { limit: 100, cursor: null })
      print(
        options,
        items,
        items
          .map(
            (row) =>
              `${(row.external_id ?? row.id).padEnd(24)}  ${row.started_at.slice(0, 10)}  ${row.plan.padEnd(12)}  ${row.name} (${row.members})`,
          )
          .join('\n'),
      )
    })

  account
    .command('link <external-id> <handle>')
    .description('link a member to an account')
    .action(async (externalId: string, handle: string) => {
      const ctx = (await open()).context()
      const found = await accountBy(ctx.read, { externalId })
      if (found === null) throw new DomainError('not_found', 'errors.notFound')
      await linkMember(ctx, { accountId: found.id, handle })
      print({}, null, `${handle} is linked to ${found.name}`)
    })

  account
    .command('unlink <handle>')
    .description('unlink a member from their account')
    .action(async (handle: string) => {
      await unlinkMember((await open()).context(), { handle })
      print({}, null, `${handle} is no longer linked to an account`)
    })
}
