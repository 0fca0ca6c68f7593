import { seedMinimal } from '#db/seeds/minimal.ts'
import type { Register } from '#scripts/dangol.ts'
import { progressBar } from '#scripts/progress-bar.ts'
import { demoAccountsText } from '#scripts/seed/demo-accounts.ts'
import { playDemo } from '#scripts/seed/play-demo.ts'

export const register: Register = (program, open) => {
  program
    .command('seed')
    .description('insert the rows every site needs; with --demo also the Haruwatt demo community')
    .option('--demo', 'fill an empty database with the demo')
    .option('--json', 'print JSON')
    .action(async (options: { demo?: boolean; json?: boolean }) => {
      const app = await open()
      await seedMinimal(app.platform.open.db)
      const bar = progressBar('demo', options.json !== true)
      const played = options.demo ? await playDemo(app, bar.update) : null
      bar.stop()
      if (options.json) process.stdout.write(`${JSON.stringify({ played })}\n`)
      else if (options.demo)
        process.stdout.write(
          played === null
            ? 'The database already has members. Nothing was changed.\n'
            : `${played.members} members, ${played.threads} threads, ${played.acts} acts played.\n${played.astray.map((line) => `  ${line}\n`).join('')}${demoAccountsText()}\n`,
        )
      else process.stdout.write('done\n')
    })
}
