import { type TextClassifier, classifyText } from './classify-text.ts'
import { complaintModel } from './complaint-model.ts'
import type { Complaint, Reader } from './complaint.ts'
import { decodeModel } from './decode-model.ts'

let classifier: TextClassifier | null = null

/**
 * Says whether a text is a complaint, how severe it is, its category, and the words that say so. Runs in this process in
 * one or two milliseconds for 500 characters.
 *
 * The text is Markdown as typed, in any normalisation; offsets in `reasons` refer to `text.normalize('NFC')`. Code,
 * addresses and quoted lines are skipped. Where the verdict is `calm`, `severity`, `category` and `reasons`
 * are `P3`, `other` and empty.
 *
 * Import it from server code only: the model weighs 6 MB. Types for the browser are in `complaint.ts`.
 */
export function detectComplaint(text: string, reader: Reader = {}): Complaint {
  classifier ??= { ...complaintModel, heads: decodeModel(complaintModel) }
  return classifyText(text, reader, classifier)
}
