import { type TextClassifier, classifyText } from './classify-text.ts'
import { complaintModel } from './complaint-model.ts'
import type { Complaint } from './complaint.ts'
import { decodeModel } from './decode-model.ts'

let judge: TextClassifier | null = null

/**
 * Says whether a text is a complaint, how severe it is, its category, and the words that say so. Runs in this process in
 * well under a millisecond; tuned for precision: nearly every text it detects is a complaint.
 *
 * The text is Markdown as typed, in any normalisation; offsets in `reasons` refer to `text.normalize('NFC')`. Code,
 * addresses and quoted lines are skipped. Without `isComplaint`, `severity`, `category` and `reasons`
 * are `P3`, `other` and empty.
 *
 * Import it from server code only: the model weighs 1 MB. Types for the browser are in `complaint.ts`.
 *
 * @param lang the language of the text; when not given, Korean if a fifth of its letters are Hangul.
 */
export function detectComplaint(text: string, lang?: 'ko' | 'en'): Complaint {
  judge ??= { ...complaintModel, heads: decodeModel(complaintModel) }
  return classifyText(text, lang, judge)
}
