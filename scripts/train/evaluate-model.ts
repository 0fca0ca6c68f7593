import { detectComplaint } from '#app/domain/cases/detection/detect-complaint.ts'
import { areaUnderCurve, calibrationError, share } from './metrics.ts'

type EvaluatedText = {
  lang: 'ko' | 'en'
  label: string
  text: string
  category: string | null
  severity: string | null
}

/** Shares 0..1 at the upper threshold; null where there is nothing to take a share of. */
export type Figures = {
  n: number
  recall: number | null
  precision: number | null
  auc: number | null
  neutralFlagged: number | null
  praiseFlagged: number | null
  /** Of all complaints, those above the lower threshold; of all others, those that a person would have to look at. */
  recallOfBoth: number | null
  doubtful: number | null
  /** Mean distance between score and truth over ten bands. */
  calibrationError: number
  categoryRight: number | null
  severityRight: number | null
  byCategory: Record<
    string,
    { n: number; recall: number | null; recallOfBoth: number | null; categoryRight: number | null }
  >
  bySeverity: Record<
    string,
    { n: number; recall: number | null; recallOfBoth: number | null; severityRight: number | null }
  >
}

/**
 * Texts of a table whose first line names its columns; a `-` or nothing stands for an unknown category or severity.
 * @throws Error for a table without the columns, or with another language
 */
export function readTable(table: string): EvaluatedText[] {
  const [names = '', ...lines] = table.split(/\r?\n/).filter((line) => line.trim() !== '')
  const columns = names.split('\t').map((name) => name.trim())
  for (const needed of ['lang', 'label', 'text'])
    if (!columns.includes(needed)) throw new Error(`The first line of the file must name the column ${needed}.`)
  return lines.map((line) => {
    const cells = line.split('\t')
    const cell = (name: string) => cells[columns.indexOf(name)]?.trim() ?? ''
    const lang = cell('lang')
    if (lang !== 'ko' && lang !== 'en')
      throw new Error(`The language of a text is ko or en, not ${JSON.stringify(lang)}.`)
    const known = (name: string) => (['', '-'].includes(cell(name)) ? null : cell(name))
    return { lang, label: cell('label'), text: cell('text'), category: known('category'), severity: known('severity') }
  })
}

/** Per language, how the shipped model judges the texts as words of a customer. */
export function evaluate(texts: readonly EvaluatedText[]): Partial<Record<'ko' | 'en', Figures>> {
  const figures: Partial<Record<'ko' | 'en', Figures>> = {}
  for (const lang of ['ko', 'en'] as const) {
    const ofLanguage = texts.filter((text) => text.lang === lang)
    if (ofLanguage.length > 0) figures[lang] = figuresOf(ofLanguage)
  }
  return figures
}

function figuresOf(texts: readonly EvaluatedText[]): Figures {
  const judged = texts.map((text) => ({
    text,
    is: text.label === 'complaint',
    ...detectComplaint(text.text, { lang: text.lang }),
  }))
  type Of = typeof judged
  const flagged = (of: Of) => of.filter(({ verdict }) => verdict === 'complaint').length
  const seen = (of: Of) => of.filter(({ verdict }) => verdict !== 'calm')
  const complaints = judged.filter(({ is }) => is)
  const labelled = (label: string) => judged.filter(({ text }) => text.label === label)
  const sameCategory = (of: Of) => {
    const known = seen(of).filter(({ text }) => text.category !== null)
    return share(known.filter(({ text, category }) => category.startsWith(text.category ?? '?')).length, known.length)
  }
  const sameSeverity = (of: Of) => {
    const known = seen(of).filter(({ text }) => text.severity !== null)
    return share(known.filter(({ text, severity }) => severity === text.severity).length, known.length)
  }
  const grouped = <Value>(name: 'category' | 'severity', of: (group: Of) => Value): Record<string, Value> => {
    const groups = Map.groupBy(
      complaints.filter(({ text }) => text[name] !== null),
      ({ text }) => text[name] ?? '',
    )
    return Object.fromEntries([...groups].sort().map(([key, group]) => [key, of(group)]))
  }
  const auc = areaUnderCurve(judged)
  return {
    n: judged.length,
    recall: share(flagged(complaints), complaints.length),
    precision: share(flagged(complaints), flagged(judged)),
    auc: auc === null ? null : Math.round(auc * 1000) / 1000,
    neutralFlagged: share(flagged(labelled('neutral')), labelled('neutral').length),
    praiseFlagged: share(flagged(labelled('praise')), labelled('praise').length),
    recallOfBoth: share(seen(complaints).length, complaints.length),
    doubtful: share(judged.filter(({ verdict }) => verdict === 'doubtful').length, judged.length),
    calibrationError: Math.round(calibrationError(judged) * 1000) / 1000,
    categoryRight: sameCategory(complaints),
    severityRight: sameSeverity(complaints),
    byCategory: grouped('category', (group) => ({
      n: group.length,
      recall: share(flagged(group), group.length),
      recallOfBoth: share(seen(group).length, group.length),
      categoryRight: sameCategory(group),
    })),
    bySeverity: grouped('severity', (group) => ({
      n: group.length,
      recall: share(flagged(group), group.length),
      recallOfBoth: share(seen(group).length, group.length),
      severityRight: sameSeverity(group),
    })),
  }
}
