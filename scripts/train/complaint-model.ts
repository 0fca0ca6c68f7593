import { join } from 'node:path'
import type { ComplaintModel } from '#app/domain/cases/detection/complaint-model-type.ts'
import { writeWhole } from '#db/backup/durable-files.ts'
import { readBankQuestions, readOpinions, readPosts } from './corpora.ts'
import { measureLeftOut } from './measure-model.ts'
import { simulateSite } from './simulate-site.ts'
import { prepare, trainModel, type Corpora } from './train-model.ts'

const target = join(import.meta.dirname, '../../app/domain/cases/detection/complaint-model.ts')

/**
 * Trains the model of the product and writes it. The same data give the same model, byte for byte. What it reads and why:
 * docs/decisions/068-complaints-of-two-families.md.
 *
 * @param folder holds `nsmc_train.tsv.gz`, `nsmc_mid.tsv.gz`, `vader_snippets.tsv.gz` and `banking77_train.csv.gz`; for
 *   measuring also `parakqc_odd_sets.tsv.gz` and `stackexchange-cardano/`
 */
export function makeComplaintModel(folder: string, options: { measure: boolean }): void {
  const corpora = corporaOf(folder)
  if (options.measure) measureLeftOut(corpora, folder)
  const { heads: _heads, ...model } = trainModel(corpora, null)
  writeWhole(target, moduleText(model))
}

/** How precision and recall grow with the labels of a site whose customers write as one of the writers. Prints tables. */
export function simulateSites(folder: string): void {
  const corpora = corporaOf(folder)
  for (const writer of ['b', 'd']) simulateSite(corpora, writer)
}

function corporaOf(folder: string): Corpora {
  return {
    posts: readPosts().map(prepare),
    opinions: readOpinions(folder).map(prepare),
    bank: readBankQuestions(folder).map(prepare),
  }
}

function moduleText({ weights, ...numbers }: ComplaintModel): string {
  return [
    `// Made by \`dangol model train\`; change the training, not this file.`,
    `// oxlint-disable oxc/approx-constant -- a learnt weight may come near a constant by chance`,
    `import type { ComplaintModel } from './complaint-model-type.ts'`,
    ``,
    ...Object.entries(weights).map(([kind, base64]) => `const ${kind} =\n  '${base64}'`),
    ``,
    `export const complaintModel: ComplaintModel = {`,
    ...Object.entries(numbers).map(([name, value]) => `  ${name}: ${JSON.stringify(value)},`),
    `  weights: { ${Object.keys(weights).join(', ')} },`,
    `}`,
    ``,
  ].join('\n')
}
