import { z } from 'zod'
import { addToGroup } from '#app/domain/groups/add-to-group.server.ts'
import { groupKeyShape, groupShape } from '#app/domain/groups/input.ts'
import { groupList } from '#app/domain/groups/queries/group-pages.server.ts'
import { removeFromGroup } from '#app/domain/groups/remove-from-group.server.ts'
import { createGroup } from '#app/domain/groups/save-group.server.ts'
import type { Register } from '#scripts/dangol.ts'
import { shapedOptions } from '#scripts/shaped-options.ts'

const creation = z.object({
  key: groupKeyShape,
  name: z.string(),
  nameKo: z.string().optional(),
  plan: z.array(z.string()).default([]),
  product: z.array(z.string()).default([]),
})

const gather = (value: string, before: string[] = []): string[] => [...before, value]

export const register: Register = (program, open) => {
  const group = program.command('group').description('create and list groups, add and remove members')
  const print = (options: { json?: boolean }, value: unknown, text: string): void =>
    void process.stdout.write(options.json ? `${JSON.stringify(value)}\n` : `${text}\n`)

  group
    .command('list')
    .description('list groups with the number of their members')
    .option('--json', 'print JSON')
    .action(async (options: { json?: boolean }) => {
      const groups = await groupList((await open()).context())
      const lines = groups.map(({ key, members, name }) => `${key.padEnd(24)}  ${String(members).padStart(6)}  ${name}`)
      print(options, groups, lines.length === 0 ? 'There are no groups yet.' : lines.join('\n'))
    })

  group
    .command('create <key>')
    .description('create a group')
    .requiredOption('--name <name>', 'name in English')
    .option('--name-ko <name>', 'name in Korean; default: the English one')
    .option('--plan <plan>', 'members of accounts with this plan belong to it; can be repeated', gather)
    .option('--product <key>', 'members of accounts with this product belong to it; can be repeated', gather)
    .option('--json', 'print JSON')
    .action(async (key: string, options: { json?: boolean }) => {
      const { name, nameKo = name, plan, product, ...given } = shapedOptions(creation, { key, ...options })
      const facts = groupShape.parse({ nameEn: name, nameKo, plans: plan.join(','), products: product })
      const created = await createGroup((await open()).context(), { ...given, ...facts })
      print(options, created, `${created.key} is a group now.`)
    })

  group
    .command('add <key> <handle>')
    .description('add a member by hand: they stay whatever the rule of the group says')
    .action(async (key: string, handle: string) => {
      await addToGroup((await open()).context(), { key, handle })
      process.stdout.write(`${handle} is in ${key} now.\n`)
    })

  group
    .command('remove <key> <handle>')
    .description('take back that a member was added by hand')
    .action(async (key: string, handle: string) => {
      const { stays } = await removeFromGroup((await open()).context(), { key, handle })
      process.stdout.write(
        stays ? `${handle} stays in ${key}: a rule or a sign-in says so.\n` : `${handle} is not in ${key} any more.\n`,
      )
    })
}
