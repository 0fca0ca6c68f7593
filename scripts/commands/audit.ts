import { verifyAudit } from '#app/core/audit.server.ts'
import type { Register } from '#scripts/dangol.ts'

export const register: Register = (program, open) => {
  const audit = program.command('audit').description('the audit log of staff actions')
  audit
    .command('verify')
    .description('verify the hash chain of the whole log')
    .option('--json', 'print JSON')
    .action(async (options: { json?: boolean }) => {
      const result = await verifyAudit((await open()).platform.open.reader)
      process.stdout.write(
        options.json
          ? `${JSON.stringify(result)}\n`
          : result.brokenAt === null
            ? `${result.rows} rows verified, hash chain intact\n`
            : `hash chain broken at row ${result.brokenAt}\n`,
      )
      if (result.brokenAt !== null) process.exitCode = 1
    })
}
