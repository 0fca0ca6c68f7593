import type { ComplaintModel, Heads, Thresholds } from '#app/domain/cases/detection/complaint-model-type.ts'
import { judgeSignals, type Judge } from '#app/domain/cases/detection/judge.ts'
import { headLogits } from '#app/domain/cases/detection/linear-heads.ts'
import {
  featureKinds,
  featuresOf,
  headNames,
  judgedHeads,
  readOtherSignals,
  type FeatureKind,
} from '#app/domain/cases/detection/read-signals.ts'
import { readableText } from '#app/domain/cases/detection/readable-text.ts'
import { peerKinds, writers, type Label, type LabelledText, type Lang } from './corpora.ts'
import { trainHead, trainRareHead, quantiseHeads, type Example, type Head } from './train-head.ts'
import { trainJudge, type JudgedRow } from './train-judge.ts'

export const bits: Record<FeatureKind, number> = { characters: 19, words: 17, shapes: 17 }

/** A text with everything that does not depend on what was learnt. */
export type Prepared = LabelledText & { slots: Record<FeatureKind, Int32Array>; otherSignals: number[] }
export type Corpora = { posts: Prepared[]; opinions: Prepared[]; bank: Prepared[] }

const langs = ['ko', 'en'] as const
const wordsOfPosts = { epochs: 12, rate: 0.35, decay: 1e-4, firstSquare: 0.01 }
const charactersOfPosts = { rounds: 12, cost: 3, power: 2 }
const opinionsTraining = { epochs: 3, rate: 0.3, decay: 0, firstSquare: 0.1 }
/** Calm texts beside the posts, so that what is merely unfamiliar is no complaint. */
const calmWeight = 0.05
const calmParts = { opinions: 40, snippets: 3 }
/** There is ten times as much Korean; without this the English half stays vague. */
const englishOpinionWeight = 2
const seeds = [1, 2, 3]
/** Opinions whose part is this are not learnt by the heads that the judges look at. */
const judgePart = 1
/** Everyday questions that only the heads that ship have learnt: the Korean side of the questions to a bank. */
const isQuiet = ({ kind }: LabelledText) => kind === 'everyday'
/** How much a family of texts counts for the judges, measured by the posts. */
const familyShares = { ko: { opinions: 1.4, quiet: 0.5 }, en: { opinions: 0.7, quiet: 0.3 } }

/** What the issue of the detection asks: precision of the upper threshold, and what both together must find. */
const wanted = { precision: 0.85, foundByBoth: 0.9, quietFlagged: 0.02, peersFlagged: 0.01, falseP1: 0.1 }

export function prepare(text: LabelledText): Prepared {
  const readable = readableText(text.text)
  const features = featuresOf(readable, bits)
  const slots = {} as Record<FeatureKind, Int32Array>
  for (const kind of featureKinds) slots[kind] = features[kind].slots.slice(0, features[kind].count)
  return { ...text, slots, otherSignals: readOtherSignals(readable, text.lang).signals }
}

/**
 * Trains heads, judges and thresholds. Whatever fits the judges was not learnt by the heads they look at: posts of a writer
 * who is left out, opinions of a part that is left out. The heads that ship have learnt everything.
 *
 * @param leaveOut a writer and a part of the opinions that nothing may see, for measuring; null for the model that ships
 */
export function trainModel(
  corpora: Corpora,
  leaveOut: { writer: string; part: number } | null,
): ComplaintModel & { heads: Heads } {
  const everyPost = corpora.posts.filter(({ source }) => source !== leaveOut?.writer)
  const posts = everyPost.filter((post) => !isQuiet(post))
  const opinions = corpora.opinions.filter(({ part }) => part !== leaveOut?.part)
  const bank = corpora.bank.filter(({ part }) => part !== leaveOut?.part)
  const learntOpinions = opinions.filter(({ part }) => part !== judgePart)
  const opinionHeads = trainOpinionHeads(learntOpinions)
  const learntBank = bank.filter(({ part }) => part !== judgePart)

  const rows: (Row & { writer: string })[] = []
  for (const writer of writers.filter((one) => one !== leaveOut?.writer)) {
    const heads = joinHeads(
      trainPostHeads(
        posts.filter(({ source }) => source !== writer),
        learntBank,
        learntOpinions,
      ),
      opinionHeads,
    )
    for (const post of posts.filter(({ source }) => source === writer)) rows.push({ ...rowOf(heads, post), writer })
  }
  const all = joinHeads(trainPostHeads(posts, learntBank, learntOpinions), opinionHeads)
  const judged = opinions.filter(
    ({ part, source, text }) => part === judgePart && (source !== 'films' || text.length % 3 === 0),
  )
  const opinionRows = judged.map((text) => rowOf(all, text))
  const quietRows = [...bank.filter(({ part }) => part === judgePart), ...everyPost.filter(isQuiet)].map((text) =>
    rowOf(all, text),
  )

  const judges = {} as Record<Lang, Judge[]>
  const thresholds = {} as Record<Lang, Thresholds>
  for (const lang of langs) {
    const of = <One extends Row>(some: One[]) => some.filter((row) => row.text.lang === lang)
    const fit = (some: Row[], ofSeeds: number[]) => {
      const training = [
        ...weighed(some, some.length),
        ...weighed(of(opinionRows), some.length * familyShares[lang].opinions),
      ]
      const quiet = of(quietRows)
      return ofSeeds.map((seed) =>
        trainJudge([...training, ...weighed(quiet, some.length * familyShares[lang].quiet)], seed),
      )
    }
    const ofPosts = of(rows)
    judges[lang] = fit(ofPosts, seeds)
    // A threshold must hold for writers that the judges have not seen either.
    const scored = writers.flatMap((writer) => {
      const [apart, rest] = [
        ofPosts.filter((row) => row.writer === writer),
        ofPosts.filter((row) => row.writer !== writer),
      ]
      if (apart.length === 0) return []
      const judge = fit(rest, seeds.slice(0, 1))
      return apart.map((row) => ({ row, score: probability(judgeSignals(row.signals, judge)) }))
    })
    const quiet = of(quietRows).map(({ signals }) => probability(judgeSignals(signals, judges[lang])))
    thresholds[lang] = thresholdsOf(scored, quiet)
  }

  const shipped = joinHeads(trainPostHeads(everyPost, bank, opinions), trainOpinionHeads(opinions))
  return { ...toModel(shipped), judges, thresholds, heads: shipped }
}

type Row = { signals: number[]; p1: number; text: Prepared }

function rowOf(heads: Heads, text: Prepared): Row {
  const logits = {} as Record<FeatureKind, number[]>
  for (const kind of featureKinds)
    logits[kind] = headLogits(
      { count: text.slots[kind].length, slots: text.slots[kind], starts: none, ends: none },
      heads[kind],
    )
  const logitOf = (kind: FeatureKind, name: string) => logits[kind][heads[kind].names.indexOf(name)] ?? 0
  return {
    signals: [...judgedHeads.map(([kind, name]) => logitOf(kind, name)), ...text.otherSignals],
    p1: logitOf('characters', 'P1') + logitOf('words', 'P1'),
    text,
  }
}

const none = new Int32Array(0)

function weighed(rows: readonly Row[], total: number): JudgedRow[] {
  return rows.map(({ signals, text }) => ({ signals, is: text.label === 'complaint', weight: total / rows.length }))
}

function trainOpinionHeads(opinions: readonly Prepared[]): Partial<Record<FeatureKind, Record<string, Head>>> {
  const heads: Partial<Record<FeatureKind, Record<string, Head>>> = {}
  for (const kind of ['characters', 'words'] as const) {
    const train = (label: Label) =>
      trainHead(
        2 ** bits[kind],
        opinions.map(({ slots, label: its, lang }) => ({
          slots: slots[kind],
          is: its === label,
          weight: lang === 'en' ? englishOpinionWeight : 1,
        })),
        opinionsTraining,
      )
    heads[kind] = { against: train('complaint'), for: train('praise') }
  }
  return heads
}

function trainPostHeads(
  posts: readonly Prepared[],
  bank: readonly Prepared[],
  opinions: readonly Prepared[],
): Record<FeatureKind, Record<string, Head>> {
  const calm = opinions.filter(({ label, source, text }, at) => {
    if (label !== 'neutral') return false
    return source === 'middling films'
      ? at % calmParts.opinions === 0
      : source.startsWith('nyt') && text.length % calmParts.snippets === 0
  })
  const complaints = posts.filter(({ label }) => label === 'complaint')
  const graded = complaints.filter(({ severity }) => severity !== null)
  const train = (kind: FeatureKind, label: Label) => {
    const examples: Example[] = [
      ...posts.map(({ slots, label: its }) => ({ slots: slots[kind], is: its === label, weight: 1 })),
      ...[...bank, ...calm].map(({ slots }) => ({ slots: slots[kind], is: false, weight: calmWeight })),
    ]
    return kind === 'characters'
      ? trainRareHead(2 ** bits[kind], examples, charactersOfPosts)
      : trainHead(2 ** bits[kind], examples, wordsOfPosts)
  }
  const grade = (kind: FeatureKind, among: readonly Prepared[], is: (post: Prepared) => boolean) =>
    trainHead(
      2 ** bits[kind],
      among.map((post) => ({ slots: post.slots[kind], is: is(post), weight: 1 })),
      wordsOfPosts,
    )
  const categories = headNames.words.slice(headNames.words.indexOf('defect'))
  return {
    characters: {
      complaint: train('characters', 'complaint'),
      praise: train('characters', 'praise'),
      P1: grade('characters', graded, ({ severity }) => severity === 'P1'),
    },
    words: {
      complaint: train('words', 'complaint'),
      praise: train('words', 'praise'),
      P1: grade('words', graded, ({ severity }) => severity === 'P1'),
      P3: grade('words', graded, ({ severity }) => severity === 'P3'),
      ...Object.fromEntries(
        categories.map((name) => [name, grade('words', complaints, ({ category }) => category === name)]),
      ),
    },
    shapes: { complaint: train('shapes', 'complaint') },
  }
}

/** Heads as they ship: quantised, so that whatever looks at them sees what the product will see. */
function joinHeads(
  ofPosts: Record<FeatureKind, Record<string, Head>>,
  ofOpinions: Partial<Record<FeatureKind, Record<string, Head>>>,
): Heads {
  const heads = {} as Heads
  for (const kind of featureKinds) {
    const trained = { ...ofPosts[kind], ...ofOpinions[kind] }
    const inOrder = headNames[kind].map((name) => trained[name]).filter((head) => head !== undefined)
    heads[kind] = { bits: bits[kind], names: headNames[kind], ...quantiseHeads(inOrder) }
  }
  return heads
}

function toModel(heads: Heads): Pick<ComplaintModel, 'bits' | 'scales' | 'biases' | 'weights'> {
  const each = <Value>(of: (kind: FeatureKind) => Value) => ({
    characters: of('characters'),
    words: of('words'),
    shapes: of('shapes'),
  })
  return {
    bits,
    scales: each((kind) => heads[kind].scales),
    biases: each((kind) => heads[kind].biases),
    weights: each((kind) => Buffer.from(heads[kind].weights.buffer).toString('base64')),
  }
}

type Scored = { row: Row; score: number }

function thresholdsOf(posts: readonly Scored[], quiet: readonly number[]): Thresholds {
  const isComplaint = ({ row }: Scored) => row.text.label === 'complaint'
  const complaints = posts.filter(isComplaint)
  const ofPeers = posts
    .filter((one) => !isComplaint(one) && peerKinds.includes(one.row.text.kind))
    .map(({ score }) => score)
  const precise = lowestWithPrecision(
    posts.map((one) => ({ score: one.score, is: isComplaint(one) })),
    wanted.precision,
  )
  const upper = Math.max(precise, quiet.length === 0 ? 0 : scoreOfTop(quiet, wanted.quietFlagged))
  const graded = complaints.filter(({ row }) => row.text.severity !== null)
  return {
    upper: round(upper),
    lower: round(
      Math.min(
        upper,
        scoreOfTop(
          complaints.map(({ score }) => score),
          wanted.foundByBoth,
        ),
      ),
    ),
    peer: round(Math.max(upper, scoreOfTop(ofPeers, wanted.peersFlagged))),
    p1: round(
      scoreOfTop(
        graded.filter(({ row }) => row.text.severity !== 'P1').map(({ row }) => row.p1),
        wanted.falseP1,
      ),
    ),
    p3: 0,
  }
}

function lowestWithPrecision(scored: readonly { score: number; is: boolean }[], precision: number): number {
  let threshold = 1
  let right = 0
  for (const [at, { score, is }] of scored.toSorted((one, other) => other.score - one.score).entries()) {
    if (is) right++
    if (right / (at + 1) >= precision) threshold = score
  }
  return threshold
}

/** The value that `share` of the values reach. */
function scoreOfTop(values: readonly number[], share: number): number {
  return values.toSorted((one, other) => other - one)[Math.floor(values.length * share)] ?? 1
}

function probability(logit: number): number {
  return 1 / (1 + Math.exp(-logit))
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4
}
