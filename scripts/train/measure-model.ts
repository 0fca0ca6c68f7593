import { type TextClassifier, classifyText } from '#app/domain/cases/detection/classify-text.ts'
import { type ComplaintModel, decodeModel } from '#app/domain/cases/detection/decode-model.ts'
import { readableText } from '#app/domain/cases/detection/readable-text.ts'
import { scoreText } from '#app/domain/cases/detection/score-text.ts'
import { textFeatures } from '#app/domain/cases/detection/text-features.ts'
import { type LabelledText, readKoreanQuestions, readTechnicalQuestions } from './read-corpora.ts'
import { type SupportExample, composePosts, readSupportExamples } from './support-examples.ts'

/** Prints every figure that docs/decisions/010 quotes, all on texts that training did not see. */
export function measureModel(measured: {
  folder: string
  model: ComplaintModel
  corpora: readonly LabelledText[]
}): void {
  const { folder, model, corpora } = measured
  const judge: TextClassifier = { ...model, heads: decodeModel(model) }
  const rows: Record<string, string | number>[] = []
  const heldOut = readSupportExamples().filter((example) => example.isHeldOut)
  for (const lang of ['ko', 'en'] as const) {
    const ofLanguage = heldOut.filter((example) => example.lang === lang)
    rows.push(supportRow(`support posts, ${lang}`, ofLanguage, judge))
    rows.push(supportRow(`composed posts, ${lang}`, composePosts(ofLanguage, 150, sequence()), judge))
  }
  console.table(rows)
  for (const kind of ['question', 'technical', 'praise', 'neutral'] as const) {
    console.log(
      `held-out ${kind} flagged:`,
      rateFlagged(heldOut.filter((example) => example.kind === kind).map(textOf), judge),
    )
  }
  console.log('paraKQC questions flagged:', rateFlagged(readKoreanQuestions(folder), judge))
  const technical = readTechnicalQuestions(folder)
  console.log('technical questions flagged:', rateFlagged(technical, judge))
  console.log('middling film reviews flagged:', rateFlagged(heldOutTexts(corpora, 'middling films').map(textOf), judge))
  console.log('film reviews, accuracy:', accuracy(heldOutTexts(corpora, 'films'), judge))
  for (const set of ['amazonReviewSnippets', 'movieReviewSnippets', 'tweets']) {
    console.log(`${set}, accuracy on those with a side:`, accuracy(heldOutTexts(corpora, set), judge))
  }
  console.log('category right, held-out complaints:', categoryAccuracy(heldOut, judge))
  for (const [name, text] of Object.entries({
    ko: heldOut
      .filter((one) => one.lang === 'ko')
      .map(textOf)
      .join(' '),
    en: technical.join(' '),
  })) {
    for (const size of [100, 500, 6000, 32_000]) {
      console.log(
        `microseconds per post of ${size} characters, ${name}:`,
        microseconds(text.repeat(8).slice(0, size), judge),
      )
    }
  }
}

function supportRow(name: string, examples: readonly SupportExample[], judge: TextClassifier) {
  const judged = examples.map((example) => ({
    isComplaint: example.kind === 'complaint',
    ...pick(classifyText(example.text, undefined, judge)),
  }))
  const flagged = judged.filter((one) => one.isFlagged)
  const complaints = judged.filter((one) => one.isComplaint)
  const right = flagged.filter((one) => one.isComplaint).length
  return {
    set: name,
    posts: judged.length,
    complaints: complaints.length,
    precision: share(right, flagged.length),
    recall: share(right, complaints.length),
    auc: Math.round(areaUnderCurve(judged) * 1000) / 1000,
    brier:
      Math.round(
        (judged.reduce((sum, one) => sum + (one.score - Number(one.isComplaint)) ** 2, 0) / judged.length) * 1000,
      ) / 1000,
  }
}

function pick({ score, isComplaint }: { score: number; isComplaint: boolean }) {
  return { score, isFlagged: isComplaint }
}

function areaUnderCurve(judged: readonly { score: number; isComplaint: boolean }[]): number {
  const complaints = judged.filter((one) => one.isComplaint)
  const others = judged.filter((one) => !one.isComplaint)
  let wins = 0
  for (const one of complaints)
    for (const other of others) wins += one.score > other.score ? 1 : one.score === other.score ? 0.5 : 0
  return wins / (complaints.length * others.length)
}

function rateFlagged(texts: readonly string[], judge: TextClassifier): string {
  const flagged = texts.filter((text) => classifyText(text, undefined, judge).isComplaint).length
  return `${flagged} of ${texts.length} (${((flagged / texts.length) * 100).toFixed(1)} %)`
}

/** Which head is stronger, on texts that take a side. */
function accuracy(texts: readonly LabelledText[], { bits, heads }: TextClassifier): number {
  const sided = texts.filter((text) => text.complaint !== text.praise)
  const right = sided.filter(({ text, complaint }) => {
    const readable = readableText(text)
    const [against = 0, , praise = 0] = scoreText(readable, textFeatures(readable, bits), heads).signals
    return against > praise === (complaint === 1)
  })
  return share(right.length, sided.length)
}

function categoryAccuracy(examples: readonly SupportExample[], judge: TextClassifier): string {
  const found = examples
    .filter((example) => example.kind === 'complaint')
    .map((example) => ({ example, judged: classifyText(example.text, undefined, judge) }))
    .filter(({ judged }) => judged.isComplaint)
  const right = found.filter(({ example, judged }) => judged.category === example.category).length
  return `${right} of ${found.length} flagged (${share(right, found.length)})`
}

/** Processor time, because the clock also counts what other programs do meanwhile. */
function microseconds(text: string, judge: TextClassifier): number {
  for (let warm = 0; warm < 300; warm++) classifyText(text, undefined, judge)
  const before = process.cpuUsage()
  const rounds = 1000
  for (let round = 0; round < rounds; round++) classifyText(text, undefined, judge)
  const { user, system } = process.cpuUsage(before)
  return Math.round((user + system) / rounds)
}

function heldOutTexts(corpora: readonly LabelledText[], source: string): LabelledText[] {
  return corpora.filter((text) => text.isHeldOut && text.source === source)
}

function textOf({ text }: { text: string }): string {
  return text
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 1000) / 1000
}

/** Weyl sequence: a fixed order is enough to compose test posts. */
function sequence(): () => number {
  let at = 0
  return () => (at = (at + 0.6180339887498949) % 1)
}
