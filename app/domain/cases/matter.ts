import type { Case } from './case.ts'
import type { Complaint, Reader } from './detection/complaint.ts'
import { detectComplaint } from './detection/detect-complaint.ts'

/** What a case is about: the columns that the caller of `openCaseIn` gives. `score` is null when a person opened it. */
export type CaseMatter = Pick<
  Case,
  | 'source'
  | 'severity'
  | 'category'
  | 'customer_id'
  | 'thread_id'
  | 'post_id'
  | 'product_id'
  | 'private'
  | 'subject'
  | 'body'
  | 'html'
  | 'lang'
  | 'score'
  | 'reasons'
> &
  Partial<Pick<Case, 'product_version' | 'reference' | 'earlier_case_id'>>

/** What the text itself says of the matter, as the detection reads it. */
export type MatterOfText = Pick<CaseMatter, 'severity' | 'category' | 'score' | 'reasons' | 'body' | 'lang'>

/**
 * Reads a text, with its title when it has one, as something a customer tells the company.
 * @param reader `peer` for an answer to another member; what the site learnt
 * @returns the verdict, and the columns of the case. The places in `reasons` count from the beginning of `body` (the
 * NFC form of the text), so a word of the title has a negative place.
 */
export function readMatter(
  text: string,
  lang: 'ko' | 'en' | null,
  title?: string,
  reader: Omit<Reader, 'lang'> = {},
): { verdict: Complaint['verdict']; matter: MatterOfText } {
  const head = title === undefined ? '' : `${title}\n\n`.normalize('NFC')
  const { verdict, score, severity, category, reasons } = detectComplaint(head + text, {
    ...reader,
    lang: lang ?? undefined,
  })
  const placed = reasons.map((reason) => ({
    ...reason,
    start: reason.start - head.length,
    end: reason.end - head.length,
  }))
  return {
    verdict,
    matter: { score, severity, category, reasons: JSON.stringify(placed), body: text.normalize('NFC'), lang },
  }
}
