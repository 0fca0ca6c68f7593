/**
 * Trains the complaint model and prints how good it is: `node scripts/train/complaint-model.ts <data folder>`.
 * The same data give the same model, byte for byte. What it reads and why: docs/decisions/010-complaint-detection.md.
 */
import { join } from 'node:path'
import type { ComplaintModel } from '#app/domain/cases/detection/decode-model.ts'
import { readableText } from '#app/domain/cases/detection/readable-text.ts'
import { type LinearHeads, scoreText, signalNames } from '#app/domain/cases/detection/score-text.ts'
import { textFeatures } from '#app/domain/cases/detection/text-features.ts'
import { writeWhole } from '#db/backup/durable-files.ts'
import { type Calibration, type CalibrationRow, calibrate } from './calibrate.ts'
import { measureModel } from './measure-model.ts'
import { readTrainingCorpora } from './read-corpora.ts'
import { type SupportExample, composePosts, readSupportExamples } from './support-examples.ts'
import { type TrainingText, copyLearner, newLearner, quantiseHeads, trainHeads } from './train-heads.ts'

const bits = 18
const seed = 20261122
const generalEpochs = 3
/** While the complaint head learns from support posts, this many other texts keep what it knew alive. */
const rehearsalTexts = 12_000
const tuningEpochs = 5
const tuningImportance = 8
const supportEpochs = 12
const everydayTexts = 2000
const folds = 5
const composedPosts = 250
/** On the calibration posts at the expected share of complaints, see calibrate.ts. */
const wantedPrecision = { ko: 0.92, en: 0.89 }

const folder = process.argv[2]
if (folder === undefined) {
  console.error('Usage: node scripts/train/complaint-model.ts <data folder>')
  process.exit(1)
}
trainModel(folder)

function trainModel(dataFolder: string): void {
  const random = seededRandom(seed)
  const corpora = readTrainingCorpora(dataFolder)
  const general = corpora
    .filter((text) => !text.isHeldOut)
    .map(({ text, complaint, praise, source }) => ({
      slots: slotsOf(text),
      complaint,
      praise,
      // There is ten times as much Korean; without this the English half of the model stays vague.
      importance: source.includes('films') ? 1 : 2,
    }))
  const learner = newLearner(bits)
  trainHeads(learner, general, generalEpochs, random)
  const rehearsal = general.filter(() => random() < rehearsalTexts / general.length)
  const calm = general.filter((text) => text.complaint === 0 && text.praise === 0)
  const everyday = calm.filter(() => random() < everydayTexts / calm.length)
  const withSupport = (examples: readonly SupportExample[]) => {
    const tuned = copyLearner(learner)
    const tuning = [...rehearsal, ...examples.map((example) => toTrainingText(example, tuningImportance))]
    trainHeads(tuned, tuning, tuningEpochs, seededRandom(seed + 1))
    // A second complaint head knows support posts, since film reviews have words of their own, and as much other
    // calm text as it takes not to see a complaint in whatever is unfamiliar.
    const special = newLearner(bits)
    const supportTexts = [...everyday, ...examples.map((example) => toTrainingText(example, 1))]
    trainHeads(special, supportTexts, supportEpochs, seededRandom(seed + 2))
    return quantiseHeads({ complaint: tuned, praise: learner, support: special })
  }

  const support = readSupportExamples().filter((example) => !example.isHeldOut)
  const calibration = {
    ko: calibrateLanguage(
      support.filter((example) => example.lang === 'ko'),
      support,
      withSupport,
    ),
    en: calibrateLanguage(
      support.filter((example) => example.lang === 'en'),
      support,
      withSupport,
    ),
  }
  const heads = withSupport(support)
  const model = toModel(heads, calibration)
  const target = join(import.meta.dirname, '../../app/domain/cases/detection/complaint-model.ts')
  writeWhole(target, moduleText(model))
  console.log(
    signalNames
      .map((name, at) => `${name}: ko ${calibration.ko.coefficients[at]}, en ${calibration.en.coefficients[at]}`)
      .join('\n'),
  )
  measureModel({ folder: dataFolder, model, corpora })
}

/**
 * Calibration must see texts the model has not learnt: each fifth of a language is scored by a model trained without
 * it, together with longer posts composed from that fifth.
 */
function calibrateLanguage(
  ofLanguage: readonly SupportExample[],
  all: readonly SupportExample[],
  withSupport: (examples: readonly SupportExample[]) => LinearHeads,
): Calibration {
  const rows: CalibrationRow[] = []
  for (let fold = 0; fold < folds; fold++) {
    const apart = ofLanguage.filter((_, index) => index % folds === fold)
    const heads = withSupport(all.filter((example) => !apart.includes(example)))
    const posts = [...apart, ...composePosts(apart, composedPosts / folds, seededRandom(seed + fold))]
    for (const post of posts)
      rows.push({ signals: signalsOf(post.text, heads), isComplaint: post.kind === 'complaint' })
  }
  return calibrate(rows, wantedPrecision[ofLanguage[0]?.lang ?? 'en'])
}

function signalsOf(text: string, heads: LinearHeads): number[] {
  const readable = readableText(text)
  return scoreText(readable, textFeatures(readable, bits), heads).signals
}

function toTrainingText({ text, kind }: SupportExample, importance: number): TrainingText {
  return {
    slots: slotsOf(text),
    complaint: kind === 'complaint' ? 1 : 0,
    praise: kind === 'praise' ? 1 : 0,
    importance,
  }
}

function slotsOf(text: string): Int32Array {
  const features = textFeatures(readableText(text), bits)
  return features.slots.slice(0, features.count)
}

function toModel(heads: LinearHeads, calibration: ComplaintModel['calibration']): ComplaintModel {
  const { scales, biases } = heads
  const weights = Buffer.from(heads.weights.buffer).toString('base64')
  return { bits, scales, biases, calibration, weights }
}

function moduleText({ weights, ...numbers }: ComplaintModel): string {
  return [
    `// Made by scripts/train/complaint-model.ts; change the training, not this file.`,
    `import type { ComplaintModel } from './decode-model.ts'`,
    ``,
    `const weights =`,
    `  '${weights}'`,
    ``,
    `export const complaintModel: ComplaintModel = {`,
    ...Object.entries(numbers).map(([name, value]) => `  ${name}: ${JSON.stringify(value)},`),
    `  weights,`,
    `}`,
    ``,
  ].join('\n')
}

/** Mulberry32: small, fast, and the same sequence everywhere. */
function seededRandom(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
