import { classifyText } from '#app/domain/cases/detection/classify-text.ts'
import { correctedScore, learnOwnHead, type LabelledPost } from '#app/domain/cases/detection/own/own-head.ts'
import type { Lang } from './corpora.ts'
import { areaUnderCurve, share } from './metrics.ts'
import { seededRandom, shuffle } from './random.ts'
import { trainModel, type Corpora } from './train-model.ts'

/** How many posts staff have said something of. */
const steps = [0, 50, 200, 700]
const draws = 10
/** The part of the posts that is judged; the others are what staff may label. */
const judgedPart = 0.25

/**
 * Plays a site whose customers write as a writer whom the shipped model has not seen: staff label what comes before them
 * (what is flagged or in doubt), the site learns, and other posts are judged. Prints means over draws.
 */
export function simulateSite(corpora: Corpora, writer: string): void {
  const model = trainModel(corpora, { writer, part: 0 })
  for (const lang of ['ko', 'en'] as const)
    console.table(steps.flatMap((labels) => rowOf(corpora, model, { writer, lang, labels }) ?? []))
}

function rowOf(
  corpora: Corpora,
  model: ReturnType<typeof trainModel>,
  { writer, lang, labels }: { writer: string; lang: Lang; labels: number },
) {
  const { upper, lower } = model.thresholds[lang]
  const posts = corpora.posts
    .filter((post) => post.source === writer && post.lang === lang)
    .map((post): LabelledPost => ({
      text: post.text,
      score: classifyText(post.text, { lang }, model).score,
      is: post.label === 'complaint',
    }))
  const figures = Array.from({ length: draws }, (_, draw) => {
    const order = [...posts]
    shuffle(order, seededRandom(draw + 1))
    const judgedPosts = order.splice(0, Math.floor(order.length * judgedPart))
    const seen = order.filter(({ score }) => score >= lower).slice(0, labels)
    if (seen.length < labels) return null
    const head = learnOwnHead(seen)
    const judged = judgedPosts.map(({ text, score, is }) => ({
      is,
      score: labels === 0 ? score : correctedScore(text, score, head),
    }))
    const flagged = judged.filter(({ score }) => score >= upper)
    const complaints = judged.filter(({ is }) => is)
    const found = flagged.filter(({ is }) => is).length
    return {
      precision: share(found, flagged.length) ?? 0,
      recall: share(found, complaints.length) ?? 0,
      both: share(complaints.filter(({ score }) => score >= lower).length, complaints.length) ?? 0,
      doubtful: share(judged.filter(({ score }) => score >= lower && score < upper).length, judged.length) ?? 0,
      auc: areaUnderCurve(judged) ?? 0,
    }
  }).filter((one) => one !== null)
  if (figures.length === 0) return null
  const mean = (name: keyof (typeof figures)[number]) =>
    Math.round((figures.reduce((sum, one) => sum + one[name], 0) / figures.length) * 1000) / 1000
  return {
    site: `${writer} ${lang}`,
    labels,
    precision: mean('precision'),
    recall: mean('recall'),
    both: mean('both'),
    doubtful: mean('doubtful'),
    auc: mean('auc'),
  }
}
