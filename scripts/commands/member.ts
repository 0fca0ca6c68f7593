import { open as openFile, rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { setMemberEmail } from '#app/domain/accounts/email/set-member-email.server.ts'
import { resetFactors } from '#app/domain/accounts/factors/reset-factors.server.ts'
import { emailShape, handleShape, nameShape, registration, roleShape, trustShape } from '#app/domain/accounts/input.ts'
import { givePasswordLink } from '#app/domain/accounts/links/give-password-link.server.ts'
import { addMember } from '#app/domain/accounts/members/register-member.server.ts'
import { setRoles } from '#app/domain/accounts/members/set-roles.server.ts'
import { memberByHandle, memberPage } from '#app/domain/accounts/queries/members.server.ts'
import { setTrust } from '#app/domain/accounts/trust/set-trust.server.ts'
import { writeCopy } from '#app/domain/leaving/copy/write-copy.server.ts'
import { postFates } from '#app/domain/leaving/departure.ts'
import { eraseMember } from '#app/domain/leaving/erase-member.server.ts'
import { deleteMember } from '#app/domain/leaving/leave-community.server.ts'
import { liftShape, sanctionShape } from '#app/domain/moderation/input.ts'
import { giveSanction } from '#app/domain/moderation/sanctions/give-sanction.server.ts'
import { liftSanction } from '#app/domain/moderation/sanctions/lift-sanction.server.ts'
import { generalRule } from '#app/registry/community-rules.ts'
import { grantedRoles } from '#app/registry/permissions.ts'
import type { Register } from '#scripts/dangol.ts'
import { shapedOptions } from '#scripts/shaped-options.ts'

const creation = z.object({
  handle: handleShape,
  name: nameShape.optional(),
  email: emailShape,
  password: registration.shape.password,
  role: z.array(roleShape).default([]),
  trust: trustShape.optional(),
})

const sanctionCommands = [
  { name: 'warn', kind: 'warning', about: 'give a warning, which the member must read before writing on' },
  { name: 'silence', kind: 'silence', about: 'let a member read only, for a time' },
  { name: 'suspend', kind: 'suspension', about: 'suspend a member for a time; their sessions end' },
  { name: 'ban', kind: 'ban', about: 'close the account of a member for good; their sessions end' },
] as const
const departure = z.object({ posts: z.enum(postFates), reason: z.string().max(500) })

const gather = (value: string, before: string[] = []): string[] => [...before, value]

export const register: Register = (program, open) => {
  const member = program.command('member').description('create and list members, set roles and trust levels')
  const print = (options: { json?: boolean }, value: unknown, text: string): void =>
    void process.stdout.write(options.json ? `${JSON.stringify(value)}\n` : `${text}\n`)

  member
    .command('create')
    .description('add a member; reserved handles are allowed here')
    .requiredOption('--handle <handle>', 'name used in mentions')
    .requiredOption('--email <address>', 'e-mail address for signing in')
    .requiredOption('--password <password>', 'at least 10 characters, for agents and admins 15')
    .option('--name <name>', 'display name; default: the handle')
    .option('--role <role...>', `${grantedRoles.join(', ')}; can be repeated`, gather)
    .option('--trust <level>', 'trust level 0 to 4, fixed; default: level 0, changing automatically')
    .option('--json', 'print JSON')
    .action(async (options: { json?: boolean }) => {
      const { role, trust, ...input } = shapedOptions(creation, options)
      const ctx = (await open()).context()
      await addMember(ctx, {
        ...input,
        name: input.name ?? input.handle,
        roles: role,
        ...(trust === undefined ? {} : { trustLevel: trust }),
      })
      const shown = await memberFacts(ctx, input.handle)
      print(
        options,
        shown,
        `${shown.handle} is a member now${role.length > 0 ? ` (${role.join(', ')})` : ''}, trust level ${shown.trustLevel}`,
      )
    })

  member
    .command('list')
    .description('list members, newest first')
    .option('--search <text>', 'part of the handle or name', '')
    .option('--role <role>', grantedRoles.join(', '))
    .option('--limit <n>', '1 to 100', '50')
    .option('--json', 'print JSON')
    .action(async (options: { search: string; json?: boolean }) => {
      const { role, limit } = shapedOptions(
        z.object({ role: roleShape.optional(), limit: z.coerce.number().int().min(1).max(100) }),
        options,
      )
      const ctx = (await open()).context()
      const { items } = await memberPage(ctx, { search: options.search, role: role ?? null }, { limit, cursor: null })
      const rows = items.map(({ handle, name, email, roles, trustLevel, joinedAt, suspended }) => ({
        handle,
        name,
        email,
        roles,
        trustLevel,
        joinedAt,
        suspended,
      }))
      print(
        options,
        rows,
        rows
          .map(
            (row) =>
              `${row.handle.padEnd(20)}  trust ${row.trustLevel}  ${row.joinedAt.slice(0, 10)}  ${row.roles.join(' ')}`,
          )
          .join('\n'),
      )
    })

  member
    .command('show <handle>')
    .description('show a member')
    .option('--json', 'print JSON')
    .action(async (handle: string, options: { json?: boolean }) => {
      const shown = await memberFacts((await open()).context(), handle)
      print(
        options,
        shown,
        Object.entries(shown)
          .map(([key, value]) => `${key.padEnd(12)} ${Array.isArray(value) ? value.join(' ') : String(value)}`)
          .join('\n'),
      )
    })

  member
    .command('role <handle> [roles...]')
    .description(
      `replace a member's roles (${grantedRoles.join(', ')}); without roles all are removed; ends their sessions`,
    )
    .option('--reason <text>', 'reason recorded in the audit log')
    .option('--json', 'print JSON')
    .action(async (handle: string, roles: string[], options: { reason?: string; json?: boolean }) => {
      const wanted = shapedOptions(z.object({ roles: z.array(roleShape) }), { roles }).roles
      const { before, after } = await setRoles((await open()).context(), {
        handle,
        roles: wanted,
        ...(options.reason === undefined ? {} : { reason: options.reason }),
      })
      print(
        options,
        { handle, before, after },
        `${handle}: ${before.join(' ') || 'no roles'} → ${after.join(' ') || 'no roles'}`,
      )
    })

  member
    .command('password <handle>')
    .description('make a link by which the member sets a new password: it works once, for a day')
    .option('--json', 'for machines')
    .action(async (handle: string, options: { json?: boolean }) => {
      const { url } = await givePasswordLink((await open()).context(), { handle })
      print(options, { handle, url }, url)
    })

  member
    .command('second-factor <handle>')
    .description(
      "end a member's second step of signing in: authenticator app, passkeys, recovery codes; their sessions end",
    )
    .requiredOption('--reset', 'say that you mean it: the password alone signs in afterwards')
    .option('--json', 'for machines')
    .action(async (handle: string, options: { json?: boolean }) => {
      await resetFactors((await open()).context(), { handle })
      print(options, { handle, reset: true }, `${handle}: the second step of signing in is off`)
    })

  member
    .command('email <handle> <address>')
    .description('change the e-mail address of a member; their sessions end')
    .option('--json', 'for machines')
    .action(async (handle: string, address: string, options: { json?: boolean }) => {
      const { email } = shapedOptions(z.object({ email: emailShape }), { email: address })
      await setMemberEmail((await open()).context(), { handle, email })
      print(options, { handle, email }, `${handle}: ${email}`)
    })

  for (const { name, kind, about } of sanctionCommands)
    member
      .command(`${name} <handle>`)
      .description(about)
      .requiredOption('--reason <text>', 'why; the member reads it')
      .option('--hours <n>', 'how long; default: the next step of the ladder')
      .option('--rule <rule>', 'key of a rule of the community guidelines', generalRule)
      .option('--json', 'print JSON')
      .action(async (handle: string, { json, ...options }: { json?: boolean }) => {
        const input = shapedOptions(sanctionShape, { ...options, kind })
        const { id, until_at: endsAt } = await giveSanction((await open()).context(), handle, input)
        print(
          { json },
          { handle, id, kind, endsAt },
          `${handle}: ${kind}${endsAt === null ? '' : ` until ${endsAt}`} (${id})`,
        )
      })

  member
    .command('lift <sanction>')
    .description('end a sanction before its time')
    .requiredOption('--reason <text>', 'why; the member reads it')
    .option('--json', 'print JSON')
    .action(async (id: string, { json, ...options }: { json?: boolean }) => {
      const { reason } = shapedOptions(liftShape, options)
      const { kind } = await liftSanction((await open()).context(), { id, reason })
      print({ json }, { id, kind, lifted: true }, `${id}: lifted`)
    })

  member
    .command('export <handle> <file>')
    .description('write a ZIP with everything of a member: JSON, Markdown, pictures')
    .option('--json', 'print JSON')
    .action(async (handle: string, file: string, options: { json?: boolean }) => {
      const ctx = (await open()).context()
      const { id } = await memberFacts(ctx, handle)
      const bytes = await writeNew(file, () => writeCopy(ctx, id))
      print(options, { handle, file, bytes }, `${file}: ${bytes} bytes`)
    })

  member
    .command('delete <handle>')
    .description('delete an account: no name from now on, erased after the time to return; prints the link to undo it')
    .option('--posts <what>', 'keep: they stay without a name; remove: they go', 'keep')
    .option('--reason <text>', 'reason recorded in the audit log', '')
    .option('--json', 'print JSON')
    .action(async (handle: string, options: { posts: string; reason: string; json?: boolean }) => {
      const { posts, reason } = shapedOptions(departure, options)
      const ctx = (await open()).context()
      const { returnTo } = await deleteMember(ctx, { handle, posts, reason })
      const url = `${ctx.platform.env.ORIGIN}${returnTo}`
      print(options, { handle, url }, `${handle} is deleted. Undo: ${url}`)
    })

  member
    .command('erase <handle>')
    .description('erase an account at once and for good, also one that was deleted (former-…)')
    .requiredOption('--yes', 'it cannot be undone')
    .option('--posts <what>', 'keep: they stay without a name; remove: they go', 'keep')
    .option('--reason <text>', 'reason recorded in the audit log', '')
    .option('--json', 'print JSON')
    .action(async (handle: string, options: { posts: string; reason: string; json?: boolean }) => {
      const { posts, reason } = shapedOptions(departure, options)
      await eraseMember((await open()).context(), { handle, posts, reason })
      print(options, { handle, erased: true }, `${handle} is erased`)
    })

  member
    .command('trust <handle> <level>')
    .description('set a trust level, 0 to 4; it no longer changes automatically')
    .option('--reason <text>', 'reason recorded in the audit log')
    .option('--json', 'print JSON')
    .action(async (handle: string, text: string, options: { reason?: string; json?: boolean }) => {
      const { level } = shapedOptions(z.object({ level: trustShape }), { level: text })
      const { before, after } = await setTrust((await open()).context(), {
        handle,
        level,
        ...(options.reason === undefined ? {} : { reason: options.reason }),
      })
      print(options, { handle, before, after }, `${handle}: trust level ${before} → ${after}`)
    })
}

async function memberFacts(ctx: Ctx, handle: string) {
  const member = await memberByHandle(ctx, handle)
  if (member === null) throw new DomainError('not_found', 'errors.notFound')
  const { id, name, roles, trustLevel, trustFixed, joinedAt, suspended } = member
  return { id, handle: member.handle, name, roles, trustLevel, trustFixed, joinedAt, suspended }
}

/** Writes a file that only its owner reads. @returns its bytes. @throws when it is there already; half of one is removed */
async function writeNew(file: string, open: () => Promise<Readable>): Promise<number> {
  const handle = await openFile(file, 'wx', 0o600)
  const out = handle.createWriteStream()
  try {
    await pipeline(await open(), out)
  } catch (error) {
    await rm(file, { force: true })
    throw error
  }
  return out.bytesWritten
}
