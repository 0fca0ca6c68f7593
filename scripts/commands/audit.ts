import { verifyAudit } from '#app/core/audit.server.ts'
import type { Register } from '#scripts/dangol.ts'

export const register: Register = (program, open) => {
  const audit = program.command('audit').description('the record of staff acts')
  audit
    .command('verify')
    .description('check the hash chain of the whole log')
    .option('--json', 'for machines')
    .action(async (options: { json?: boolean }) => {
      const result = await verifyAudit((await open()).platform.open.reader)
      process.stdout.write(
        options.json
          ? `${JSON.stringify(result)}\n`
          : result.brokenAt === null
            ? `${result.rows} rows, the chain is whole\n`
            : `broken at row ${result.brokenAt}\n`,
      )
      if (result.brokenAt !== null) process.exitCode = 1
    })
}
