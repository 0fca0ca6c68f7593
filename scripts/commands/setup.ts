import { setupPath } from '#app/domain/accounts/members/setup-link.server.ts'
import type { Register } from '#scripts/dangol.ts'

export const register: Register = (program, open) => {
  program
    .command('setup')
    .description('print the link that makes the first admin; it holds for 24 hours and ends with that')
    .option('--json', 'print JSON')
    .action(async (options: { json?: boolean }) => {
      const app = await open()
      const path = await setupPath(app.context())
      const url = path === null ? null : `${app.platform.env.ORIGIN}${path}`
      if (options.json) process.stdout.write(`${JSON.stringify({ url })}\n`)
      else process.stdout.write(`${url ?? 'The site has an admin already. `dangol member` adds others.'}\n`)
    })
}
