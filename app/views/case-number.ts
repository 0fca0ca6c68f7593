import { caseNotFound } from '#app/domain/cases/case.ts'

/** The number in an address: digits, at most what a case can have. @throws not_found for anything else */
export function caseNumberOf(text: string | undefined): number {
  if (text === undefined || !/^[1-9]\d{0,8}$/.test(text)) throw caseNotFound()
  return Number(text)
}
