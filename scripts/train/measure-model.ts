import { classifyText } from '#app/domain/cases/detection/classify-text.ts'
import { readKoreanQuestions, readTechnicalSite, writers, type LabelledText, type Lang } from './corpora.ts'
import { areaUnderCurve, share } from './metrics.ts'
import { trainModel, type Corpora } from './train-model.ts'

const testPart = 0

/**
 * Trains as often as there are writers, each time without one of them and without a tenth of the opinions and bank questions,
 * and prints how what is left out is judged: the three families of docs/decisions/068.
 */
export function measureLeftOut(corpora: Corpora, folder: string): void {
  const site = readTechnicalSite(folder)
  const korean = readKoreanQuestions(folder).filter((_, at) => at % 4 === 0)
  const rows: Record<string, string | number | null>[] = []
  for (const writer of writers) {
    const model = trainModel(corpora, { writer, part: testPart })
    const judge =
      (lang: Lang, peer = false) =>
      (text: string) =>
        classifyText(text, { lang, writer: peer ? 'peer' : 'customer' }, model)
    for (const lang of ['ko', 'en'] as const) {
      const posts = corpora.posts.filter((post) => post.source === writer && post.lang === lang)
      const judged = posts.map((post) => ({ post, ...judge(lang)(post.text) }))
      const flagged = judged.filter(({ verdict }) => verdict === 'complaint')
      const complaints = judged.filter(({ post }) => post.label === 'complaint')
      const gravest = complaints.filter(({ post }) => post.severity === 'P1')
      const seen = (of: typeof judged) => of.filter(({ verdict }) => verdict !== 'calm').length
      const flaggedOf = (label: LabelledText['label']) => {
        const these = judged.filter(({ post }) => post.label === label)
        return share(these.filter(({ verdict }) => verdict === 'complaint').length, these.length)
      }
      const opinions = corpora.opinions.filter(
        ({ part, lang: its, source }) => part === testPart && its === lang && !source.startsWith('nyt'),
      )
      const ofOpinions = opinions.map((text) => ({ text, is: text.label === 'complaint', ...judge(lang)(text.text) }))
      const auc = (source: RegExp) => rounded(areaUnderCurve(ofOpinions.filter(({ text }) => source.test(text.source))))
      const rate = (texts: readonly string[], peer = false) =>
        share(texts.filter((text) => judge(lang, peer)(text).verdict === 'complaint').length, texts.length)
      rows.push({
        'left out': `${writer} ${lang}`,
        auc: rounded(areaUnderCurve(judged.map(({ post, score }) => ({ score, is: post.label === 'complaint' })))),
        precision: share(flagged.filter(({ post }) => post.label === 'complaint').length, flagged.length),
        recall: flaggedOf('complaint'),
        both: share(seen(complaints), complaints.length),
        doubtful: share(judged.filter(({ verdict }) => verdict === 'doubtful').length, judged.length),
        praise: flaggedOf('praise'),
        neutral: flaggedOf('neutral'),
        'P1 seen': share(seen(gravest), gravest.length),
        'P1 right': share(
          gravest.filter(({ verdict, severity }) => verdict !== 'calm' && severity === 'P1').length,
          seen(gravest),
        ),
        category: share(complaints.filter(({ post, category }) => post.category === category).length, seen(complaints)),
        films: lang === 'ko' ? auc(/films/) : null,
        tweets: lang === 'en' ? auc(/tweets/) : null,
        shop: lang === 'en' ? auc(/amazon/) : null,
        bank: lang === 'en' ? rate(corpora.bank.filter(({ part }) => part === testPart).map(({ text }) => text)) : null,
        questions: rate(lang === 'en' ? site.questions : korean),
        answers: lang === 'en' ? rate(site.answers, true) : null,
        comments: lang === 'en' ? rate(site.comments, true) : null,
      })
    }
    console.log(`measured without writer ${writer}`, JSON.stringify(rows.slice(-2)))
  }
  for (const lang of ['ko', 'en'])
    console.table([...rows.filter((row) => String(row['left out']).endsWith(lang)), meanOf(rows, lang)])
}

function meanOf(rows: readonly Record<string, string | number | null>[], lang: string) {
  const these = rows.filter((row) => String(row['left out']).endsWith(lang))
  const mean: Record<string, string | number | null> = { 'left out': `mean ${lang}` }
  for (const name of Object.keys(these[0] ?? {})) {
    const values = these.map((row) => row[name]).filter((value) => typeof value === 'number')
    if (values.length > 0) mean[name] = rounded(values.reduce((sum, value) => sum + value, 0) / values.length)
  }
  return mean
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1000) / 1000
}
