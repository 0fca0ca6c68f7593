import { readFileSync } from 'node:fs'
import { signHandover } from '#app/domain/identity/handover/sign-handover.server.ts'
import type { Register } from '#scripts/dangol.ts'

type Options = {
  key: string
  sub: string
  name?: string
  email?: string
  handle?: string
  account?: string
  accountName?: string
  plan?: string
  product?: string[]
  started?: string
  renews?: string
  group?: string[]
  privateKey?: string
  to?: string
  json?: boolean
}

export const register: Register = (program, open) => {
  const handover = program.command('handover').description('signed hand-over of customers from your own site')

  handover
    .command('sign')
    .description('sign a hand-over as your site would and print the address; it works once, for five minutes')
    .requiredOption('--key <id>', 'id of the key, as /admin/sign-in shows it')
    .requiredOption('--sub <id>', 'the customer in your system')
    .option('--name <name>', 'display name')
    .option('--email <address>', 'e-mail address, which your system verified')
    .option('--handle <handle>', 'handle for a new member')
    .option('--account <id>', 'customer account in your system')
    .option('--account-name <name>', 'name of the account')
    .option('--plan <plan>', 'plan of the account')
    .option('--product <key...>', 'products of the account; can be repeated')
    .option('--started <day>', 'customer since, 2021-04-01')
    .option('--renews <day>', 'next renewal')
    .option('--group <key...>', 'groups; can be repeated')
    .option('--private-key <file>', 'PEM file of an EdDSA key; not needed for HS256')
    .option('--to <path>', 'page of the community to open')
    .option('--json', 'print JSON')
    .action(async (given: Options) => {
      const { url } = await signHandover((await open()).context(), {
        keyId: given.key,
        privateKey: given.privateKey === undefined ? null : readFileSync(given.privateKey, 'utf8'),
        to: given.to ?? null,
        claims: {
          sub: given.sub,
          name: given.name,
          handle: given.handle,
          ...(given.email === undefined ? {} : { email: given.email, email_verified: true }),
          ...(given.account === undefined
            ? {}
            : {
                account: {
                  id: given.account,
                  name: given.accountName,
                  plan: given.plan,
                  products: given.product,
                  startedAt: given.started,
                  renewsAt: given.renews,
                },
              }),
          ...(given.group === undefined ? {} : { groups: given.group }),
        },
      })
      process.stdout.write(given.json ? `${JSON.stringify({ url })}\n` : `${url}\n`)
    })
}
