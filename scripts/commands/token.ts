import { z } from 'zod'
import type { App } from '#app/boot.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { scopeShape } from '#app/domain/accounts/input.ts'
import { memberByHandle } from '#app/domain/accounts/queries/members.server.ts'
import { createToken, longestTokenDays } from '#app/domain/accounts/tokens/create-token.server.ts'
import { listTokens } from '#app/domain/accounts/tokens/list-tokens.server.ts'
import { revokeToken } from '#app/domain/accounts/tokens/revoke-token.server.ts'
import { scopes } from '#app/domain/accounts/tokens/scopes.ts'
import type { Register } from '#scripts/dangol.ts'
import { shapedOptions } from '#scripts/shaped-options.ts'

const creation = z.object({
  scope: z.array(scopeShape).min(1),
  name: z.string().trim().min(1).max(100),
  days: z.coerce.number().int().min(1).max(longestTokenDays),
})

const gather = (value: string, before: string[] = []): string[] => [
  ...before,
  ...value.split(/[\s,|]+/).filter((word) => word !== ''),
]

export const register: Register = (program, open) => {
  const token = program.command('token').description('API tokens')

  token
    .command('create')
    .description('create a token and print it; it is shown only once')
    .requiredOption('--member <handle>', 'member whose permissions the token has')
    .requiredOption('--scope <scope...>', `${scopes.join(', ')}; can be repeated`, gather)
    .option('--name <name>', 'name of the token', 'command line')
    .option('--days <n>', 'days until it expires, at most 365', String(longestTokenDays))
    .option('--json', 'print JSON')
    .action(async (options: { member: string; json?: boolean }) => {
      const { scope, name, days } = shapedOptions(creation, options)
      const app = await open()
      const { id, text, expiresAt } = await createToken(app.context(), {
        memberId: await memberId(app, options.member),
        name,
        scopes: scope,
        days,
      })
      process.stdout.write(
        options.json ? `${JSON.stringify({ id, token: text, scopes: scope, expiresAt })}\n` : `${text}\n`,
      )
    })

  token
    .command('list')
    .description('list the tokens of a member')
    .requiredOption('--member <handle>', 'handle of the member')
    .option('--json', 'print JSON')
    .action(async (options: { member: string; json?: boolean }) => {
      const app = await open()
      const rows = await listTokens(app.context(), { memberId: await memberId(app, options.member) })
      const lines = rows.map(
        (row) =>
          `${row.id}  ${row.ended ? 'ended' : 'good until'} ${row.expiresAt.slice(0, 10)}  ${row.scopes.join(' ')}  ${row.name}`,
      )
      process.stdout.write(options.json ? `${JSON.stringify(rows)}\n` : `${lines.join('\n')}\n`)
    })

  token
    .command('revoke <id>')
    .description('revoke a token')
    .option('--json', 'print JSON')
    .action(async (id: string, options: { json?: boolean }) => {
      await revokeToken((await open()).context(), { tokenId: id })
      process.stdout.write(options.json ? `${JSON.stringify({ id, revoked: true })}\n` : `${id} is revoked\n`)
    })
}

async function memberId(app: App, handle: string): Promise<string> {
  const ctx = app.context()
  const member = await memberByHandle(ctx, handle)
  if (member === null) throw new DomainError('not_found', 'errors.notFound')
  return member.id
}
