import { readableText } from '#app/domain/cases/detection/readable-text.ts'

// Narrower than the cues of the detection, which look for anger: somebody says of themselves that they go.
const wordings = [
  /\b(i|we)(?:'?ll| will|'?m|'?re| am| are)(?: be)? (?:seriously |now |already |going to |about to |thinking of |considering |ready to )*(?:cancel\w*|leav(?:e|ing)|switch(?:ing)?|mov(?:e|ing) (?:away|elsewhere|on|to another)|clos(?:e|ing) (?:my|our) account|go(?:ing)? elsewhere)\b/gi,
  /\b(?:(?:not|won'?t be) renewing|(?:won'?t|will not) renew|cancel(?:l?ed|l?ing)? (?:my|our) (?:subscription|account|plan|contract)|(?:to|with) (?:your|a) competitors?|lost (?:me as )?a(?: loyal)? customer)\b/gi,
  /(?:해지|탈퇴|구독 ?취소|해약|갈아타|갈아탑|떠나|떠납)[^.!?\n]{0,4}(?:하겠|할게|할 ?거|할 ?생각|할까|합니다|하려고|려고|려구|겠|게요|니다|기로|야겠)/g,
  /(?:경쟁사|타사)로|다른 ?(?:서비스|업체|회사|제품|곳|데)(?:로|으로) ?(?:옮기겠|옮길|갈아타|갈아탈|바꾸겠|바꿀|가겠|넘어가)|재계약(?:은|을)? ?(?:안|하지 ?않)/g,
] as const

/** How many wordings of a text say that its writer may leave; quoted lines and code are skipped. */
export function leavingWords(text: string): number {
  const readable = readableText(text.normalize('NFC'))
  return wordings.reduce((sum, pattern) => sum + [...readable.matchAll(pattern)].length, 0)
}
