import { readFileSync } from 'node:fs'
import type { Register } from '#scripts/dangol.ts'

export const register: Register = (program) => {
  const command = program.command('model').description('the model that finds complaints')

  command
    .command('train <folder>')
    .description('train it from the corpora in the folder and write it into the sources; docs/decisions/068 names them')
    .option('--measure', 'first print how well it judges writers, opinions and questions that it did not learn')
    .action(async (folder: string, options: { measure?: boolean }) => {
      const { makeComplaintModel } = await import('#scripts/train/complaint-model.ts')
      makeComplaintModel(folder, { measure: options.measure === true })
    })

  command
    .command('simulate <folder>')
    .description('say how precision and recall grow with what the staff of a site say of 50, 200 and 700 posts')
    .action(async (folder: string) => {
      const { simulateSites } = await import('#scripts/train/complaint-model.ts')
      simulateSites(folder)
    })

  command
    .command('evaluate <file>')
    .description(
      'say how well it judges the texts of a TSV file: a line of column names (lang, label, text, and if known category, severity), then a text per line',
    )
    .option('--json', 'print JSON')
    .action(async (file: string, options: { json?: boolean }) => {
      const { evaluate, readTable } = await import('#scripts/train/evaluate-model.ts')
      const figures = evaluate(readTable(readFileSync(file, 'utf8')))
      if (options.json) process.stdout.write(`${JSON.stringify(figures)}\n`)
      else
        for (const [lang, { byCategory, bySeverity, ...overall }] of Object.entries(figures)) {
          console.log(lang)
          console.table(overall)
          if (Object.keys(byCategory).length > 0) console.table(byCategory)
          if (Object.keys(bySeverity).length > 0) console.table(bySeverity)
        }
    })
}
