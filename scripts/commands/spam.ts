import type { App } from '#app/boot.server.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { memberByHandle } from '#app/domain/accounts/queries/members.server.ts'
import { liftShape, spamShape } from '#app/domain/moderation/input.ts'
import { cleanups } from '#app/domain/moderation/queries/spam.server.ts'
import { moderatorOf } from '#app/domain/moderation/spam/clean-spam.server.ts'
import { decideSpam } from '#app/domain/moderation/spam/decide-spam.server.ts'
import { undoSpam } from '#app/domain/moderation/spam/undo-spam.server.ts'
import type { Register } from '#scripts/dangol.ts'
import { shapedOptions } from '#scripts/shaped-options.ts'

export const register: Register = (program, open) => {
  const spam = program.command('spam').description('decide that a member sends spam, and undo that')
  const print = (options: { json?: boolean }, value: unknown, text: string): void =>
    void process.stdout.write(options.json ? `${JSON.stringify(value)}\n` : `${text}\n`)

  spam
    .command('list')
    .description('list the latest decisions about spam and how far they have come')
    .option('--json', 'print JSON')
    .action(async (options: { json?: boolean }) => {
      const found = await cleanups((await open()).context().read)
      const lines = found.map(({ id, at, state, members, done, posts }) =>
        [id, at, state.padEnd(8), `${members} ${members === 1 ? 'member' : 'members'}, ${done} of ${posts} posts`].join(
          '  ',
        ),
      )
      print(options, found, lines.length === 0 ? 'Nothing was decided as spam yet.' : lines.join('\n'))
    })

  spam
    .command('decide <handle>')
    .description('hide everything of a member and ban or suspend them; a job of the running site carries it out')
    .requiredOption('--by <handle>', 'the moderator who decides')
    .requiredOption('--note <text>', 'why; the member reads it')
    .option('--sanction <kind>', 'ban or suspension', 'ban')
    .option('--json', 'print JSON')
    .action(async (value: string, { json, by, ...options }: { json?: boolean; by: string }) => {
      const input = shapedOptions(spamShape, { ...options, by: 'member', value })
      const id = await decideSpam(await contextOf(await open(), by), input)
      print({ json }, { id }, `${value}: decided as spam (${id})`)
    })

  spam
    .command('undo <id>')
    .description('undo a decision about spam with all that it did')
    .requiredOption('--by <handle>', 'the moderator who undoes it')
    .requiredOption('--reason <text>', 'why; the member reads it')
    .option('--json', 'print JSON')
    .action(async (id: string, { json, by, ...options }: { json?: boolean; by: string }) => {
      const { reason } = shapedOptions(liftShape, options)
      await undoSpam(await contextOf(await open(), by), { id, reason })
      print({ json }, { id, undone: true }, `${id}: is being undone`)
    })
}

/** Such a decision has an author, whose rights count. @throws not_found */
async function contextOf(app: App, handle: string): Promise<Ctx> {
  const ctx = app.context()
  const member = await memberByHandle(ctx, handle)
  if (member === null) throw new DomainError('not_found', 'errors.notFound')
  return moderatorOf(ctx, member.id)
}
