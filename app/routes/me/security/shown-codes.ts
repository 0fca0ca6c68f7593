import type { FormReply } from '#app/web/form-result.ts'

/** Recovery codes that an answer brings, to be shown once; null: none. */
export function shownCodes(result: FormReply | null | undefined): string[] | null {
  const codes = result?.extra?.['codes']
  return Array.isArray(codes) ? codes.map(String) : null
}
